
"use strict";
{
  const byId = (id) => document.getElementById(id);
  const rows = [...document.querySelectorAll("#timeline .event")];
  const form = byId("filters"), find = byId("find"), type = byId("type"), status = byId("status");
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = new Map();

  const wordsOf = (row) => {
    if (!words.has(row)) words.set(row, plain(row.textContent));
    return words.get(row);
  };
  const isAsked = (row, asked) =>
    (!type.value || row.dataset.type === type.value) &&
    (!status.value || row.dataset.status === status.value) &&
    asked.every((word) => wordsOf(row).includes(word));

  const filter = () => {
    const asked = plain(find.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !isAsked(row, asked);
      shown += row.hidden ? 0 : 1;
    }
    for (const period of document.querySelectorAll(".period")) {
      period.hidden = !period.querySelector(".event:not([hidden])");
    }
    byId("nothing").hidden = shown > 0;
    const all = `${rows.length.toLocaleString("en")} event${rows.length === 1 ? "" : "s"}`;
    byId("count").textContent = shown === rows.length ? all : `${shown.toLocaleString("en")} of ${all}`;
  };

  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); };
  form.addEventListener("input", soon);
  form.addEventListener("reset", soon);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  filter();

  // A sentence inside a closed article cannot be scrolled to.
  const openTarget = () => {
    const target = location.hash && byId(location.hash.slice(1));
    if (!target || !target.closest(".article")) return;
    target.closest(".article").open = true;
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  };
  addEventListener("hashchange", openTarget);
  openTarget();

  const step = (from, by) => {
    const shown = rows.filter((row) => !row.hidden);
    const next = shown[shown.indexOf(from.closest(".event")) + by];
    if (next) next.querySelector("summary").focus();
    return Boolean(next);
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const isRow = event.target.matches("#timeline summary");
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (isRow && by && step(event.target, by)) event.preventDefault();
    if (event.key === "/" && !event.target.matches("input, select")) {
      event.preventDefault();
      find.focus();
    }
  });

  const root = document.documentElement, theme = byId("theme");
  const isDark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const label = () => { theme.textContent = isDark() ? "Light" : "Dark"; };
  const keep = (value) => { try { localStorage.setItem("dateline-theme", value); } catch { /* not from every disk */ } };
  const kept = () => { try { return localStorage.getItem("dateline-theme"); } catch { return null; } };
  if (kept()) root.dataset.theme = kept();
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    keep(root.dataset.theme);
    label();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", label);
  theme.hidden = false;
  label();
}
