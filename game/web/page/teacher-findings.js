// teacher.findings: what a graded class tells beside the table: figures, odd files, who is stuck, concepts, measures, and
// equal solutions.
"use strict";

((teacher) => {
  const { el, say, word, pick, byId } = teacher;
  const binsMost = 12; // bars of a histogram

  let roster = null;

  const levelTitle = (level) => level.number + " " + pick(level.title);
  const header = (...keys) => el("thead", {}, el("tr", {}, keys.map((key) => el("th", { scope: "col" }, say(key)))));

  function figures() {
    const done = roster.students.filter((student) => student.met === roster.levels.length).length;
    const list = [
      [roster.students.length, "figTickets"], [roster.levels.length, "figLevels"], [roster.solutions, "figSolutions"],
      [done, "figDone"], [roster.refused.length, "figRefused"],
    ];
    byId("figures").replaceChildren(...list.map(([number, key]) => el("li", {}, say(key), " ", el("b", {}, String(number)))));
  }

  function problemTable(key, problems) {
    if (problems.length === 0) {
      return [];
    }
    return [el("h3", {}, say(key)), el("div", { className: "scroll" }, el("table", {}, header("colFile", "colWhat"),
      el("tbody", {}, problems.map((problem) => el("tr", { "data-kind": problem.kind },
        el("th", { scope: "row" }, problem.name ? el("b", {}, problem.name + " ") : null, problem.place),
        el("td", {}, el("b", {}, word("kinds", problem.kind)), " · ", pick(problem.text)))))))];
  }

  function problems() {
    const odd = roster.students.flatMap((student) => student.problems.map((problem) => ({ ...problem, name: student.name })));
    byId("problems-card").hidden = odd.length + roster.refused.length + roster.strange.length === 0;
    byId("problems").replaceChildren(
      ...problemTable("problemsStrange", roster.strange), ...problemTable("problemsRefused", roster.refused), ...problemTable("problemsOdd", odd));
  }

  function stuck() {
    const rows = roster.levels.map((level, column) => {
      const marks = roster.students.map((student) => ({ student, mark: student.marks[column] }));
      const tried = marks.filter(({ mark }) => mark.state !== "missing" && !mark.met);
      return { level, tried, missing: marks.filter(({ mark }) => mark.state === "missing").length };
    }).filter((row) => row.tried.length > 0 || row.missing > 0);
    rows.sort((a, b) => b.tried.length - a.tried.length || b.missing - a.missing);
    byId("stuck").replaceChildren(rows.length === 0 ? el("p", {}, say("stuckNone")) : el("table", {},
      header("colLevel", "colStuck", "colName", "colMissing"),
      el("tbody", {}, rows.map(({ level, tried, missing }) => el("tr", {},
        el("th", { scope: "row" }, levelTitle(level)), el("td", {}, String(tried.length)),
        el("td", {}, teacher.names(tried.map(({ student }) => student.name))), el("td", {}, String(missing)))))));
  }

  function concepts() {
    byId("concepts").replaceChildren(el("table", {}, header("colConcept", "colProved", "colWrong", "colMissing", "colWhy"),
      el("tbody", {}, roster.troubles.map((trouble) => el("tr", {},
        el("th", { scope: "row" }, pick(trouble.title)),
        el("td", {}, String(trouble.solved)), el("td", {}, String(trouble.failed)), el("td", {}, String(trouble.missing)),
        el("td", {}, trouble.findings.map(({ word: kind, times }) => say("times", pick(kind), times)).join(say("comma"))))))));
  }

  // counted puts values into bars, each with how many have it; of very many values several go into one bar.
  function counted(values) {
    const times = new Map();
    values.forEach((value) => times.set(value, (times.get(value) || 0) + 1));
    const exact = [...times].sort((a, b) => a[0] - b[0]).map(([value, count]) => ({ text: String(value), count }));
    if (exact.length <= binsMost) {
      return exact;
    }
    const least = Math.min(...values);
    const width = Math.ceil((Math.max(...values) - least + 1) / binsMost);
    const bins = Array.from({ length: binsMost }, (_, i) => ({ text: (least + i * width) + "–" + (least + (i + 1) * width - 1), count: 0 }));
    values.forEach((value) => { bins[Math.floor((value - least) / width)].count += 1; });
    return bins.filter((bin, i) => bin.count > 0 || bins.slice(i).some((later) => later.count > 0));
  }

  function bars() {
    const metric = byId("metric").value;
    const ofSchedule = metric === "steps" || metric === "interrupts";
    const charts = roster.levels.map((level, column) => {
      const known = teacher.levelOf(level.id);
      if (!known || known.role === (ofSchedule ? "engineer" : "sabotage")) {
        return null;
      }
      const values = roster.students.map((student) => student.marks[column].compared || student.marks[column].measures).filter(Boolean).map((measures) => measures[metric]);
      if (values.length === 0) {
        return null;
      }
      const list = counted(values);
      const most = Math.max(...list.map((bar) => bar.count));
      return el("table", { className: "chart" }, el("caption", {}, levelTitle(level)),
        el("thead", { className: "unseen" }, el("tr", {}, el("th", { scope: "col" }, say(metric)), el("th", { scope: "col" }, say("colStudents")))),
        el("tbody", {}, list.map((bar) => {
          const line = el("span", { className: "line", "aria-hidden": "true" });
          line.style.width = (100 * bar.count / most).toFixed(1) + "%";
          return el("tr", {}, el("th", { scope: "row" }, bar.text), el("td", {}, el("span", { className: "track" }, line), el("span", { className: "number" }, String(bar.count))));
        })));
    }).filter(Boolean);
    if (roster.assignment && roster.assignment.seed && charts.length > 0) {
      charts.unshift(el("p", { className: "note" }, say("barsBeyond")));
    }
    byId("bars").replaceChildren(...(charts.length === 0 ? [el("p", {}, say("barsNone"))] : charts));
  }

  function alike() {
    const twins = roster.twins.map((names) => el("li", {}, say("twins") + say("colon"), el("b", {}, teacher.names(names))));
    const telling = roster.alike.filter((one) => one.telling).map((one) => el("li", {},
      levelTitle(roster.levels.find((level) => level.id === one.level)) + say("colon"), one.proved ? say("alikeProved", one.known) : say("alikeWrong"), say("colon"),
      el("b", {}, teacher.names(one.students))));
    const all = [...twins, ...telling];
    byId("alike").replaceChildren(all.length === 0 ? el("p", {}, say("alikeNone")) : el("ul", {}, all));
  }

  teacher.findings = {
    start() {
      byId("metric").addEventListener("input", bars);
    },

    show(graded) {
      roster = graded;
      [figures, problems, stuck, concepts, bars, alike].forEach((part) => part());
    },
  };
})(teacher);
