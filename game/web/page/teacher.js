// The teacher's page: its language, its tabs, and its start.
"use strict";

((teacher) => {
  const { byId } = teacher;
  const tabs = ["assign", "grade"];

  // openTab shows one half of the page. The address says which, so that it can be kept and reloaded.
  teacher.openTab = (name, focus) => {
    teacher.tab = name;
    document.body.dataset.tab = name;
    for (const tab of tabs) {
      const button = byId("tab-" + tab);
      button.setAttribute("aria-selected", String(tab === name));
      button.tabIndex = tab === name ? 0 : -1;
      byId("panel-" + tab).hidden = tab !== name;
    }
    if (focus) {
      byId("tab-" + name).focus();
    }
    history.replaceState(null, "", "#" + name);
  };

  function listenToTabs() {
    for (const tab of tabs) {
      byId("tab-" + tab).addEventListener("click", () => teacher.openTab(tab));
      byId("tab-" + tab).addEventListener("keydown", (event) => {
        if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
          event.preventDefault();
          teacher.openTab(tabs[1 - tabs.indexOf(tab)], true);
        }
      });
    }
    addEventListener("hashchange", () => {
      if (tabs.includes(location.hash.slice(1))) {
        teacher.openTab(location.hash.slice(1));
      }
    });
  }

  function firstLanguage() {
    const asked = new URLSearchParams(location.search).get("lang");
    let kept = null;
    try {
      kept = localStorage.getItem("lostupdate-teacher-language");
    } catch {
      // a browser that keeps nothing: it is asked for its own language
    }
    const first = asked || kept || (navigator.languages && navigator.languages[0]) || navigator.language || "en";
    return first.toLowerCase().startsWith("zh") ? "zh" : "en";
  }

  function listenToLanguages() {
    for (const button of document.querySelectorAll("[data-language]")) {
      button.addEventListener("click", () => {
        teacher.translate(button.dataset.language);
        try {
          localStorage.setItem("lostupdate-teacher-language", teacher.language);
        } catch {
          // nothing is kept: the page begins in the browser's language the next time
        }
      });
    }
  }

  async function start() {
    teacher.translate(firstLanguage());
    listenToLanguages();
    if (location.protocol === "file:") {
      return teacher.fail("asFile");
    }
    if (typeof WebAssembly !== "object" || typeof Worker !== "function") {
      return teacher.fail("noWasm");
    }
    let shelf;
    try {
      await teacher.desk.start();
      shelf = await teacher.desk.ask("shelf");
    } catch (error) {
      return teacher.fail("noNetwork", String(error));
    }
    teacher.files.start(shelf.filesMax);
    teacher.grid.start();
    teacher.findings.start();
    teacher.grade.start();
    await teacher.assign.start(shelf);
    listenToTabs();
    teacher.openTab(location.hash === "#grade" ? "grade" : "assign");
    byId("loading").hidden = true;
    byId("desk").hidden = false;
    document.body.dataset.ready = "yes";
  }

  start().catch((error) => teacher.fail("stopped", String(error)));
})(teacher);
