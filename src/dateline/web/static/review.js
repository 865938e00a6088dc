// Ruling by keyboard: a letter presses its button, follows its link or opens its choice. All of it is plain forms.
(function () {
  "use strict";

  const reason = document.getElementById("reason");

  function isWriting(target) {
    return target.closest("input:not([type=checkbox], [type=radio]), select, textarea") !== null;
  }

  function press(key) {
    const meant = [...document.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key);
    if (!meant) return false;
    if (meant.matches("summary")) {
      const details = meant.parentElement;
      details.open = !details.open;
      (details.open ? details.querySelector("select, input:not([type=hidden])") || meant : meant).focus();
    } else meant.click();
    return true;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape" && isWriting(event.target)) {
      event.target.blur();
    } else if (event.key === "Enter" && event.target.matches("form.ruling select, form.ruling input")) {
      event.preventDefault();
      event.target.form.requestSubmit();
    } else if (isWriting(event.target)) {
      return;
    } else if (event.key === "e" && reason) {
      event.preventDefault();
      reason.focus();
    } else if (press(event.key)) event.preventDefault();
  });

  // One reason is written, for whichever ruling is given.
  for (const form of document.querySelectorAll("form.ruling")) {
    form.addEventListener("submit", () => { form.querySelector("[data-reason]").value = reason ? reason.value : ""; });
  }
  if (reason) reason.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); reason.blur(); }
  });
})();
