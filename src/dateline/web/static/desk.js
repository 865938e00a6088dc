// What makes the desk handier with a script: light or dark by choice, and keys. All is readable without it.
(function () {
  "use strict";

  const root = document.documentElement;
  const button = document.getElementById("theme");
  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  function remembered() {
    try { return localStorage.getItem("theme"); } catch { return null; } // storage may be forbidden
  }

  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : dark.matches;
  }

  function show(theme) {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    button.textContent = isDark() ? "Light" : "Dark";
    button.setAttribute("aria-label", isDark() ? "Show the page light" : "Show the page dark");
  }

  if (button) {
    button.hidden = false;
    show(remembered());
    button.addEventListener("click", () => {
      show(isDark() ? "light" : "dark");
      try { localStorage.setItem("theme", root.dataset.theme); } catch { /* the choice lasts for this page */ }
    });
    dark.addEventListener("change", () => show(null));
  }

  // Where sections do not fit side by side, the one that is open is brought into view.
  const sections = document.querySelector(".sections ul");
  const open = sections?.querySelector("[aria-current]");
  if (open) sections.scrollLeft = open.offsetLeft - (sections.clientWidth - open.offsetWidth) / 2;

  function isWriting(target) {
    return target.closest("input, select, textarea, [contenteditable]") !== null;
  }

  function step(by) {
    const rows = [...document.querySelectorAll("[data-row]")];
    if (!rows.length) return;
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = rows[Math.min(Math.max(at + by, 0), rows.length - 1)];
    (next.matches("a, [tabindex]") ? next : next.querySelector("a")).focus();
    next.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    if (event.key === "/") {
      event.preventDefault();
      document.getElementById("quick-search")?.focus();
    } else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "?") window.location.assign("/about#keys");
  });
})();
