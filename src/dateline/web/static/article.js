// An article: switching what is marked without leaving the place, and sentences and notes that point at each other.
(function () {
  "use strict";

  let latest = 0;

  async function show(address) {
    const mine = ++latest;
    const answer = await fetch(address, { headers: { accept: "text/html" } });
    if (!answer.ok || mine !== latest) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.getElementById("annotations").replaceWith(page.getElementById("annotations"));
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#annotations a[href*='show=']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    const name = link.className;
    history.replaceState(null, "", link.href);
    show(link.href).then(() => {
      if (name) document.getElementsByClassName(name)[0]?.focus();
    });
  });

  function light(target) {
    const at = target.closest?.("[data-at]")?.dataset.at;
    for (const one of document.querySelectorAll(".lit")) if (one.dataset.at !== at) one.classList.remove("lit");
    if (at) for (const one of document.querySelectorAll(`.told[data-at="${at}"], .note[data-at="${at}"]`)) one.classList.add("lit");
  }

  document.addEventListener("pointerover", (event) => light(event.target));
  document.addEventListener("focusin", (event) => light(event.target));
})();
