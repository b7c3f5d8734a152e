// Light or dark, before anything is painted: the choice made here, or else what the device asks for.
(function () {
  "use strict";
  const KEY = "buurtwerk-theme";
  const device = window.matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    try { return localStorage.getItem(KEY); } catch { return null; }
  }

  function remember(theme) {
    const same = theme === (device.matches ? "dark" : "light");
    try { if (same) localStorage.removeItem(KEY); else localStorage.setItem(KEY, theme); } catch { /* private window */ }
  }

  function show() {
    const theme = chosen() || (device.matches ? "dark" : "light");
    document.documentElement.dataset.bsTheme = theme;
    for (const button of document.querySelectorAll("[data-theme-toggle]")) {
      button.setAttribute("aria-pressed", String(theme === "dark"));
    }
  }

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-toggle]")) return;
    const theme = document.documentElement.dataset.bsTheme === "dark" ? "light" : "dark";
    remember(theme);
    document.documentElement.dataset.bsTheme = theme;
    show();
  });
  device.addEventListener("change", show);
  document.addEventListener("DOMContentLoaded", show);
  show();
})();
