// What joins the game to a learning platform by SCORM 1.2. It stands in the page before the program, sets
// globalThis.lostUpdateHost, and passes on what the game says to the platform's API. Where no platform answers the game
// plays as anywhere else, and keeps its save in the browser.
"use strict";

(() => {
  const began = performance.now();
  const host = { assignment: document.currentScript.dataset.assignment };
  globalThis.lostUpdateHost = host;

  // search looks for the platform's API in a window and in those around it, as SCORM 1.2 has it.
  function search(from) {
    try {
      for (let at = from, depth = 0; at && depth < 500; at = at.parent, depth++) {
        if (at.API && at.API.LMSInitialize) {
          return at.API;
        }
        if (at.parent === at) {
          return null;
        }
      }
    } catch (error) {
      // The window around belongs to another site: nobody there is meant.
    }
    return null;
  }

  const api = search(window) || search(window.opener);
  if (!api) {
    return;
  }
  const get = (element) => String(api.LMSGetValue(element) ?? "");
  const set = (element, value) => String(api.LMSSetValue(element, value)) === "true";
  const commit = () => set("cmi.core.session_time", elapsed()) && String(api.LMSCommit("")) === "true";

  // elapsed is how long this session has been, as HHHH:MM:SS.SS.
  function elapsed() {
    const hundredths = Math.min(Math.round((performance.now() - began) / 10), 3_599_999_999);
    const two = (n) => String(Math.floor(n)).padStart(2, "0");
    return [hundredths / 360_000, hundredths / 6_000 % 60, hundredths / 100 % 60].map(two).join(":") + "." + two(hundredths % 100);
  }

  // raise writes a share of the stars as 0 to 100 with two digits, unless there is more already.
  function raise(element, stars, most, before) {
    const percent = most > 0 ? Math.round(10_000 * stars / most) / 100 : 0;
    return before !== "" && Number(before) >= percent || set(element, String(percent));
  }

  if (String(api.LMSInitialize("")) !== "true") {
    addEventListener("lostupdate:drawn", () => globalThis.lostUpdate.told("unreachable"), { once: true });
    return;
  }
  let status = get("cmi.core.lesson_status");
  if (!["passed", "completed", "failed", "incomplete"].includes(status)) {
    status = "incomplete"; // else some platforms take the end of a session for the end of the work
    set("cmi.core.lesson_status", status);
  }
  const saved = get("cmi.suspend_data");
  let objectives = Number(get("cmi.objectives._count")) || 0; // earlier sessions may have left some
  host.saved = saved;
  const student = get("cmi.core.student_id");
  if (student) {
    host.player = "scorm " + student;
    if (document.currentScript.dataset.numbers === "own") {
      host.name = student; // who could type any name would take the numbers of a neighbour
    }
  }
  set("cmi.core.score.min", "0");
  set("cmi.core.score.max", "100");
  commit();

  // tellChapters reports each chapter as an objective. A platform need not know objectives.
  function tellChapters(levels) {
    const numbers = [...new Set(levels.map((level) => level.chapter))];
    numbers.forEach((number, n) => {
      const inside = levels.filter((level) => level.chapter === number);
      const sum = (of) => inside.reduce((total, level) => total + of(level), 0);
      const element = "cmi.objectives." + n + ".";
      const id = "chapter-" + number;
      const known = n < objectives && get(element + "id") === id;
      if (!known) {
        if (!set(element + "id", id)) {
          return;
        }
        objectives = Math.max(objectives, n + 1);
        set(element + "score.min", "0");
        set(element + "score.max", "100");
      }
      raise(element + "score.raw", sum((level) => Math.min(level.stars, level.wanted)), sum((level) => level.wanted), known ? get(element + "score.raw") : "");
      if (!known || get(element + "status") !== "passed") {
        set(element + "status", inside.every((level) => level.solved && level.stars >= level.wanted) ? "passed" : "incomplete");
      }
    });
  }

  let told = false;
  let finished = false;
  host.progress = (text) => {
    if (finished) {
      throw new Error("this session has ended");
    }
    const report = JSON.parse(text);
    let kept = raise("cmi.core.score.raw", report.stars, report.maxStars, get("cmi.core.score.raw"));
    if (report.done && status !== "passed" && status !== "completed") {
      status = "passed";
      kept = set("cmi.core.lesson_status", status) && kept;
    }
    tellChapters(report.levels);
    set("cmi.core.lesson_location", report.last);
    if (!(Number.parseInt(saved, 10) > Number.parseInt(report.kept, 10))) { // what a newer release wrote stays
      kept = set("cmi.suspend_data", report.kept) && kept;
    }
    if (!(commit() && kept)) {
      throw new Error("the learning platform answers " + api.LMSGetLastError());
    }
    if (told) {
      globalThis.lostUpdate.told("kept");
    }
    told = true;
  };

  // The session ends with the page, once. "unload" is not asked: browsers and platforms forbid it.
  addEventListener("pagehide", () => {
    if (!finished) {
      finished = true;
      set("cmi.core.exit", "suspend");
      commit();
      api.LMSFinish("");
    }
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && !finished) {
      commit();
    }
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) { // the browser has brought back a page whose session has ended
      location.reload();
    }
  });
})();
