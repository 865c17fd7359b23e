// teacher.grid: the table of students and levels, with its filters, its order, its arrow keys, and what a mark tells.
"use strict";

((teacher) => {
  const { el, say, word, pick, byId } = teacher;
  const rowsAtOnce = 40; // are made before the browser may draw again
  const wordsMost = 12; // levels up to which words stand in the table from the beginning

  let roster = null;
  let order = { by: "name", down: false };
  let drawing = 0; // number of the latest drawing; an older one stops

  // glyph stands for a mark. No two states share one, so that it needs no colour.
  function glyph(mark, wanted) {
    switch (mark.state) {
      case "proved": return "★".repeat(mark.stars) + "☆".repeat(Math.max(0, wanted - mark.stars));
      case "half": return "½";
      case "refuted": return "✗";
      case "undecided": return "?";
      case "foreign": return "≠";
      case "illegal": return "!";
      default: return "–";
    }
  }

  const levelTitle = (level) => level.number + " " + pick(level.title);

  function words(mark, wanted) {
    const state = word("states", mark.state);
    return mark.state === "proved" ? say("starsOfWanted", state, mark.stars, wanted) : state;
  }

  const wrongStates = ["refuted", "undecided", "foreign", "illegal", "half"];

  const shows = {
    all: () => true,
    open: (student) => student.met < roster.levels.length,
    wrong: (student) => student.marks.some((mark) => wrongStates.includes(mark.state)),
    done: (student) => student.met === roster.levels.length,
    odd: (student) => student.problems.length > 0,
  };

  // value is what a student is sorted by, the best first; names keep the order of the class.
  function value(student, by) {
    switch (by) {
      case "done": return -student.met;
      case "stars": return -student.points;
      default: {
        const mark = student.marks[by];
        const rank = ["proved", "half", "refuted", "undecided", "illegal", "foreign", "missing"].indexOf(mark.state);
        return rank * 4 - mark.stars;
      }
    }
  }

  function chosen() {
    const text = byId("grid-text").value.trim().toLowerCase();
    const fits = shows[byId("grid-show").value];
    const list = roster.students.map((student, number) => ({ student, number }))
      .filter(({ student }) => fits(student) && (!text || student.name.toLowerCase().includes(text) || student.file.toLowerCase().includes(text)));
    list.sort((a, b) => (order.by === "name" ? 0 : value(a.student, order.by) - value(b.student, order.by)) || a.number - b.number);
    return order.down ? list.reverse() : list;
  }

  // A browser that prints a head again on the next sheet leaves out buttons, so that the words stand there once more.
  function head(by, text, title) {
    const sorted = order.by === by;
    return el("th", { scope: "col", "aria-sort": sorted ? (order.down ? "descending" : "ascending") : "none" },
      el("button", { type: "button", "data-sort": String(by), title: title || "" }, text, sorted ? el("span", { "aria-hidden": "true" }, order.down ? " ▼" : " ▲") : null),
      el("span", { className: "printed", "aria-hidden": "true" }, Array.isArray(text) ? text[0] : text));
  }

  function heads(withWords) {
    return el("thead", {}, el("tr", {},
      head("name", say("colName")), head("done", say("colDone")), head("stars", say("colStars")),
      roster.levels.map((level, column) => head(column,
        withWords ? levelTitle(level) : [String(level.number), el("span", { className: "unseen" }, " " + pick(level.title))], levelTitle(level)))));
  }

  function row({ student, number }, withWords) {
    const remarks = student.problems.length;
    return el("tr", {},
      el("th", { scope: "row", title: student.file }, student.name,
        remarks ? el("span", { className: "remark", title: student.problems.map((p) => pick(p.text)).join(" ") }, el("span", { "aria-hidden": "true" }, " ⚑"), el("span", { className: "unseen" }, " " + say("remarks", remarks))) : null),
      el("td", {}, student.met + "/" + roster.levels.length),
      el("td", {}, String(student.points)),
      student.marks.map((mark, column) => {
        const wanted = roster.levels[column].wanted;
        return el("td", { className: mark.state },
          el("button", { type: "button", tabIndex: -1, "data-student": number, "data-column": column, "aria-label": words(mark, wanted) },
            glyph(mark, wanted), withWords ? el("small", {}, word("states", mark.state)) : null));
      }));
  }

  // draw makes the table some rows at a time, so that the page stays awake with three hundred students.
  async function draw() {
    drawing += 1;
    const mine = drawing;
    const withWords = byId("grid-words").checked;
    const list = chosen();
    const body = el("tbody", {});
    const foot = el("tfoot", {}, el("tr", {}, el("th", { scope: "row" }, say("metRow")), el("td", {}), el("td", {}),
      roster.levels.map((level) => el("td", {}, level.met + "/" + roster.students.length))));
    byId("grid").replaceChildren(heads(withWords), body, foot);
    byId("grid-count").textContent = say("gridCount", list.length, roster.students.length);
    for (let from = 0; from < list.length; from += rowsAtOnce) {
      body.append(...list.slice(from, from + rowsAtOnce).map((one) => row(one, withWords)));
      if (from === 0) {
        const first = body.querySelector("button");
        if (first) {
          first.tabIndex = 0; // one mark takes part in the order of Tab, the arrow keys lead on
        }
      }
      await new Promise((resolve) => setTimeout(resolve));
      if (mine !== drawing) {
        return;
      }
    }
  }

  function onSort(button) {
    const by = /^\d+$/.test(button.dataset.sort) ? Number(button.dataset.sort) : button.dataset.sort;
    order = { by, down: order.by === by && !order.down };
    draw();
    byId("grid").querySelector('[data-sort="' + by + '"]').focus();
  }

  function onKey(event) {
    const button = event.target.closest("[data-column]");
    const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Home: [0, -1000], End: [0, 1000] };
    const step = steps[event.key];
    if (!button || !step || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    const rows = byId("grid").tBodies[0].rows;
    const within = (n, length) => Math.max(0, Math.min(length - 1, n));
    const line = within(button.closest("tr").sectionRowIndex + step[0], rows.length);
    const marks = rows[line].querySelectorAll("[data-column]");
    const next = marks[within(Number(button.dataset.column) + step[1], marks.length)];
    button.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  // alone keeps a name that is written from right to left from moving those beside it.
  const alone = (name) => (/[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/.test(name) ? "\u2068" + name + "\u2069" : name);

  // names lists students by name; many are cut short.
  teacher.names = (names, most = 40) => names.slice(0, most).map(alone).join(say("comma")) + (names.length > most ? " …" : "");

  const measures = ["ticks", "switches", "keys", "memory", "steps", "interrupts"];

  // tell opens what there is to know about a mark.
  async function tell(number, column) {
    const student = roster.students[number];
    const mark = student.marks[column];
    const level = roster.levels[column];
    byId("mark-title").textContent = say("markOf", student.name, levelTitle(level));
    const reason = { missing: say("markMissing"), half: say("markHalf"), proved: say("markProved") }[mark.state];
    const parts = [
      el("p", { className: "verdict " + mark.state }, el("span", { "aria-hidden": "true" }, glyph(mark, level.wanted) + " "), words(mark, level.wanted)),
      el("p", {}, mark.why ? pick(mark.why) : reason || word("states", mark.state)),
    ];
    if (roster.assignment && roster.assignment.seed && teacher.levelOf(level.id) && teacher.levelOf(level.id).variants > 1) {
      parts.push(el("p", {}, say("markVariant", mark.variant)));
    }
    if (mark.measures) {
      parts.push(el("p", {}, say("markMeasures") + ": " + measures.filter((name) => mark.measures[name] > 0).map((name) => say(name) + " " + mark.measures[name]).join(" · ")));
    }
    if (mark.alike) {
      const others = roster.alike[mark.alike - 1].students.slice();
      others.splice(others.indexOf(student.name), 1);
      parts.push(el("p", {}, say("markAlike", teacher.names(others))));
    } else if (mark.state === "proved" || mark.state === "refuted") {
      parts.push(el("p", {}, say("markAlone")));
    }
    const solutions = await teacher.desk.ask("solutions", number, level.id);
    const roles = { engineer: say("roleEngineer"), sabotage: say("roleSabotage") };
    for (const solution of solutions) {
      if (solution.link) {
        const text = solutions.length > 1 ? say("markOpenPart", roles[solution.role]) : say("markOpen");
        parts.push(el("p", {}, el("a", { className: "button", href: "./" + solution.link, target: "_blank", rel: "noopener" }, text)));
      }
      parts.push(el("details", {}, el("summary", {}, say("markSource")), el("pre", {}, solution.text)));
    }
    byId("mark-body").replaceChildren(...parts);
    if (!byId("mark").open) {
      byId("mark").showModal();
    }
  }

  teacher.grid = {
    start() {
      byId("grid").addEventListener("click", (event) => {
        const sort = event.target.closest("[data-sort]");
        const mark = event.target.closest("[data-column]");
        if (sort) {
          onSort(sort);
        } else if (mark) {
          tell(Number(mark.dataset.student), Number(mark.dataset.column)).catch((error) => teacher.fail("stopped", String(error)));
        }
      });
      byId("grid").addEventListener("keydown", onKey);
      for (const id of ["grid-text", "grid-show", "grid-words"]) {
        byId(id).addEventListener("input", draw);
      }
    },

    // show draws a graded class; again in another language.
    show(graded, fresh) {
      roster = graded;
      if (fresh) {
        order = { by: "name", down: false };
        byId("grid-text").value = "";
        byId("grid-show").value = "all";
        byId("grid-words").checked = roster.levels.length <= wordsMost;
      }
      draw();
    },
  };
})(teacher);
