// teacher.assign: choosing levels, making an assignment, giving it out, and the last few that this browser keeps.
"use strict";

((teacher) => {
  const { el, say, pick, byId } = teacher;
  const fields = ["label", "due", "language", "hints", "seed", "address", "levels"];
  const storageKey = "lostupdate-teacher";
  const keptMost = 8;

  let shelf = null; // what there is to choose from
  let made = null; // the assignment on the screen
  let readings = []; // of the kept assignments
  const ticked = new Map(); // id of a level: stars

  // remembered is what this browser keeps for the page: { address, kept: [text, ...] }.
  function remembered() {
    try {
      const value = JSON.parse(localStorage.getItem(storageKey)) || {};
      const texts = Array.isArray(value.kept) ? value.kept.filter((text) => typeof text === "string") : [];
      return { address: typeof value.address === "string" ? value.address : "", kept: texts.slice(0, keptMost) };
    } catch {
      return { address: "", kept: [] };
    }
  }

  function remember(value) {
    try {
      localStorage.setItem(storageKey, JSON.stringify(value));
    } catch {
      byId("copied").textContent = say("unkept");
    }
  }

  const ownAddress = () => new URL("./", location.href).href;
  const titleOf = (reading) => reading.label || say("untitled");
  const levelTitle = (level) => level.number + " " + pick(level.title);

  teacher.levelOf = (id) => shelf.levels.find((level) => level.id === id);
  teacher.levelTitle = levelTitle;

  function fillFilters() {
    const fill = (select, options) => {
      const was = select.value;
      select.replaceChildren(el("option", { value: "" }, say("any")), ...options);
      select.value = was;
    };
    fill(byId("by-chapter"), shelf.chapters.map((c) => el("option", { value: String(c.number) }, c.number + " " + pick(c.title))));
    fill(byId("by-concept"), shelf.concepts.map((c) => el("option", { value: c.id }, pick(c.title))));
  }

  function fillLevels() {
    byId("chapters").replaceChildren(...shelf.chapters.map((chapter) => {
      const levels = shelf.levels.filter((level) => level.chapter === chapter.number);
      const whole = el("input", { type: "checkbox", "data-whole": chapter.number, "aria-label": say("wholeChapterOf", chapter.number) });
      return el("fieldset", { "data-chapter": chapter.number },
        el("legend", {}, chapter.number + " " + pick(chapter.title), " ", el("small", {}, pick(chapter.about))),
        el("label", { className: "tick whole" }, whole, " ", say("wholeChapter")),
        el("div", { className: "levels" }, levels.map(levelLine)));
    }));
    filter();
  }

  function levelLine(level) {
    const box = el("input", { type: "checkbox", value: level.id, checked: ticked.has(level.id) });
    const stars = el("select", { "data-stars": level.id, "aria-label": say("starsOf", levelTitle(level)), disabled: !ticked.has(level.id) },
      [1, 2, 3].map((n) => el("option", { value: String(n) }, say("starsShort", n))));
    stars.value = String(ticked.get(level.id) || 1);
    const role = say({ engineer: "roleEngineer", sabotage: "roleSabotage", both: "roleBoth" }[level.role]);
    return el("div", { className: "level", "data-level": level.id },
      el("label", { className: "tick" }, box, " ", el("span", {}, levelTitle(level), " ", el("small", {}, role))), stars);
  }

  const isShown = (line) => !line.hidden;

  // filter hides what does not fit. What is ticked stays ticked.
  function filter() {
    const chapter = byId("by-chapter").value;
    const role = byId("by-role").value;
    const concept = byId("by-concept").value;
    const text = byId("by-text").value.trim().toLowerCase();
    let shown = 0;
    for (const line of document.querySelectorAll(".level")) {
      const level = teacher.levelOf(line.dataset.level);
      const fits = (!chapter || level.chapter === Number(chapter)) && (!role || level.role === role) &&
        (!concept || level.concepts.includes(concept)) &&
        (!text || [String(level.number), level.id, level.title.en, level.title.zh].some((part) => part.toLowerCase().includes(text)));
      line.hidden = !fits;
      shown += fits ? 1 : 0;
    }
    for (const group of document.querySelectorAll("[data-chapter]")) {
      group.hidden = ![...group.querySelectorAll(".level")].some(isShown);
    }
    const all = shelf.levels.length;
    byId("filtered").textContent = shown === all ? "" : shown === 0 ? say("filteredNone") : say("filteredSome", shown, all);
    count();
  }

  const starsOfAll = (levels) => levels.reduce((sum, level) => sum + level.stars, 0);

  // chosen lists what is ticked, in the order of play.
  const chosen = () => shelf.levels.filter((level) => ticked.has(level.id)).map((level) => ({ id: level.id, stars: ticked.get(level.id) }));

  function count() {
    const levels = chosen();
    byId("chosen").textContent = say("chosen", levels.length, starsOfAll(levels));
    for (const whole of document.querySelectorAll("[data-whole]")) {
      const boxes = [...whole.closest("fieldset").querySelectorAll(".level")].filter(isShown).map((line) => line.querySelector("input"));
      const on = boxes.filter((box) => box.checked).length;
      whole.checked = on > 0 && on === boxes.length;
      whole.indeterminate = on > 0 && on < boxes.length;
    }
  }

  function tick(line, on) {
    const id = line.dataset.level;
    const stars = line.querySelector("select");
    line.querySelector("input").checked = on;
    stars.disabled = !on;
    if (!on) {
      ticked.delete(id);
    } else if (!ticked.has(id)) {
      stars.value = byId("stars-new").value;
      ticked.set(id, Number(stars.value));
    }
  }

  function onTick(event) {
    const target = event.target;
    if (target.dataset.whole) {
      [...target.closest("fieldset").querySelectorAll(".level")].filter(isShown).forEach((line) => tick(line, target.checked));
    } else if (target.dataset.stars) {
      ticked.set(target.dataset.stars, Number(target.value));
    } else {
      tick(target.closest(".level"), target.checked);
    }
    count();
  }

  function showProblems(problems) {
    let first = null;
    for (const field of fields) {
      const place = byId(field + "-problem");
      const control = byId(field);
      place.hidden = !problems[field];
      place.textContent = problems[field] ? pick(problems[field]) : "";
      if (control) {
        control.setAttribute("aria-invalid", String(Boolean(problems[field])));
      }
      if (problems[field] && !first) {
        first = control || place;
      }
    }
    if (first) {
      first.focus();
    }
    return first === null;
  }

  const asked = () => ({
    label: byId("label").value, due: byId("due").value, language: byId("language").value, hints: byId("hints").value,
    seed: byId("numbers").value ? Number(byId("seed").value) || -1 : 0, address: byId("address").value, levels: chosen(),
  });

  // showSeed fills in a seed, or none; the field is there only where it counts.
  function showSeed(seed) {
    byId("numbers").value = seed ? "own" : "";
    byId("seed").value = seed || "";
    byId("seed-field").hidden = !seed;
  }

  const drawn = () => 1 + crypto.getRandomValues(new Uint32Array(1))[0] % 999999;

  async function make() {
    const from = asked();
    const answer = await teacher.desk.ask("assign", JSON.stringify(from));
    if (!showProblems(answer.problems)) {
      byId("made").hidden = true;
      return;
    }
    made = { ...answer, ...from };
    showMade();
    const { kept } = remembered();
    remember({ address: from.address === ownAddress() ? "" : from.address, kept: [made.text, ...kept.filter((text) => text !== made.text)].slice(0, keptMost) });
    await readKept();
    byId("made").focus();
    byId("made").scrollIntoView({ block: "start" });
  }

  function showMade() {
    byId("made").hidden = !made;
    if (!made) {
      return;
    }
    byId("made-title").textContent = titleOf(made);
    byId("made-due").textContent = made.due;
    byId("made-code").textContent = made.code;
    const hints = say({ free: "hintsFree", first: "hintsFirst", none: "hintsNone" }[made.hints]);
    byId("made-sum").textContent = say("madeSum", made.levels.length, made.stars, hints) +
      (made.seed > 0 ? " · " + say("madeOwn", made.seed, made.varied) : "");
    byId("made-link").textContent = made.link;
    byId("made-link").href = made.link;
    byId("open-student").href = made.link;
    byId("made-local").hidden = !made.local;
    byId("made-noqr").hidden = Boolean(made.qr);
    byId("save-qr").hidden = !made.qr;
    const picture = byId("made-qr");
    picture.toggleAttribute("hidden", !made.qr);
    if (made.qr) {
      const margin = 4; // modules of quiet around the code, which readers need
      picture.setAttribute("viewBox", [-margin, -margin, made.qr.size + 2 * margin, made.qr.size + 2 * margin].join(" "));
      picture.querySelector("rect").setAttribute("x", -margin);
      picture.querySelector("rect").setAttribute("y", -margin);
      picture.querySelector("path").setAttribute("d", made.qr.path);
      picture.setAttribute("aria-label", say("qrOf"));
    }
    byId("made-levels").replaceChildren(...made.levels.map((level) => el("li", {}, levelTitle(teacher.levelOf(level.id)), " ", el("small", {}, say("starsShort", level.stars)))));
  }

  function saveQR() {
    const picture = byId("made-qr").cloneNode(true);
    picture.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    picture.removeAttribute("id");
    teacher.save("lost-update-" + made.code + ".svg", "image/svg+xml", picture.outerHTML);
  }

  async function copy(what) {
    const told = byId("copied");
    try {
      await navigator.clipboard.writeText(made[what]);
      told.textContent = say("copied");
    } catch {
      told.textContent = say("copyRefused");
      if (what === "link") {
        getSelection().selectAllChildren(byId("made-link"));
      }
    }
  }

  async function readKept() {
    readings = [];
    for (const text of remembered().kept) {
      const reading = await teacher.desk.ask("read", text);
      if (!reading.problem) {
        readings.push(reading);
      }
    }
    showKept();
    teacher.kept = readings;
    teacher.grade.offer();
  }

  function showKept() {
    byId("kept").replaceChildren(...(readings.length === 0 ? [el("li", {}, say("keptNone"))] : readings.map((reading) => el("li", {},
      el("span", {}, say("keptLine", titleOf(reading), reading.code, reading.levels.length)), " ",
      el("button", { type: "button", onclick: () => open(reading), "aria-label": say("keptOpenOf", titleOf(reading)) }, say("keptOpen")), " ",
      el("button", { type: "button", className: "danger", onclick: () => drop(reading), "aria-label": say("keptDeleteOf", titleOf(reading)) }, say("keptDelete"))))));
  }

  // open fills the form with a kept assignment. What is no longer in the game is left out.
  async function open(reading) {
    for (const field of ["label", "due", "language", "hints"]) {
      byId(field).value = reading[field];
    }
    showSeed(reading.seed);
    ticked.clear();
    reading.levels.filter((level) => teacher.levelOf(level.id)).forEach((level) => ticked.set(level.id, level.stars));
    for (const filter of ["by-chapter", "by-role", "by-concept", "by-text"]) {
      byId(filter).value = "";
    }
    fillLevels();
    await make();
  }

  async function drop(reading) {
    const now = remembered();
    remember({ ...now, kept: now.kept.filter((text) => text !== reading.text) });
    await readKept();
    byId("copied").textContent = say("keptTold");
    byId("kept-title").parentElement.querySelector("button, li").focus();
  }

  teacher.titleOf = titleOf;

  teacher.assign = {
    async start(read) {
      shelf = read;
      byId("address").value = remembered().address || ownAddress();
      fillFilters();
      fillLevels();
      for (const id of ["by-chapter", "by-role", "by-concept", "by-text"]) {
        byId(id).addEventListener("input", filter);
      }
      byId("chapters").addEventListener("change", onTick);
      byId("numbers").addEventListener("input", () => showSeed(byId("numbers").value ? drawn() : 0));
      byId("draw").addEventListener("click", () => {
        showSeed(drawn());
        byId("seed").dispatchEvent(new Event("input", { bubbles: true }));
      });
      byId("choose-none").addEventListener("click", () => {
        ticked.clear();
        made = null;
        showMade();
        fillLevels();
      });
      byId("assign").addEventListener("submit", (event) => {
        event.preventDefault();
        make().catch((error) => teacher.fail("stopped", String(error)));
      });
      byId("assign").addEventListener("input", (event) => {
        if (!event.target.closest(".filters")) { // what was made is no longer what stands in the form
          made = null;
          showMade();
        }
      });
      for (const button of document.querySelectorAll("[data-copy]")) {
        button.addEventListener("click", () => copy(button.dataset.copy));
      }
      byId("save-qr").addEventListener("click", saveQR);
      byId("print-handout").addEventListener("click", () => print());
      byId("to-grade").addEventListener("click", () => {
        teacher.openTab("grade");
        teacher.grade.choose(made.text);
      });
      teacher.onLanguage(() => {
        fillFilters();
        fillLevels();
        showMade();
        showKept();
      });
      await readKept();
    },
  };
})(teacher);
