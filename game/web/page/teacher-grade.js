// teacher.grade: from dropped files to a graded class, and the files that the teacher takes away.
"use strict";

((teacher) => {
  const { el, say, pick, byId } = teacher;

  let graded = null; // the class, as package report prints it in JSON
  let busy = false;
  let seconds = "";
  let wanted = ""; // text of the assignment; "" for none
  const types = { csv: ["csv", "text/csv;charset=utf-8"], gradebook: ["gradebook.csv", "text/csv;charset=utf-8"], html: ["html", "text/html;charset=utf-8"], json: ["json", "application/json"] };

  function working(text, share) {
    byId("working").hidden = text === "";
    byId("working-text").textContent = text;
    byId("working-bar").value = Math.round(100 * share);
  }

  const tell = (text) => { byId("graded").textContent = text; };

  // tellNow and then, not at every piece: a screen reader reads it aloud.
  let spoken = 0;
  function progress(done, all) {
    working(say("judging", done, all), all === 0 ? 1 : done / all);
    const quarter = all === 0 ? 0 : Math.floor(4 * done / all);
    if (quarter > spoken && quarter < 4) {
      spoken = quarter;
      tell(say("judging", done, all));
    }
  }

  async function run(work) {
    if (busy) {
      return;
    }
    busy = true;
    spoken = 0;
    tell("");
    byId("drop").classList.add("busy");
    try {
      await work();
    } catch (error) {
      teacher.fail("stopped", String(error));
    } finally {
      busy = false;
      working("", 0);
      byId("drop").classList.remove("busy");
    }
  }

  // take lays files on the desk and grades them.
  function take(list) {
    return run(async () => {
      forget();
      await teacher.desk.call("clear");
      const files = await list;
      if (files.length === 0) {
        tell(say("nothingThere"));
        return;
      }
      working(say("reading", 0), 0);
      await teacher.files.give(files, (done) => working(say("reading", done), done / files.length));
      await judge();
    });
  }

  async function judge() {
    const since = performance.now();
    const problem = byId("for-problem");
    const answer = await teacher.desk.grade(wanted, progress);
    problem.hidden = !answer.problem;
    problem.textContent = answer.problem ? pick(answer.problem) : "";
    byId("for-link").setAttribute("aria-invalid", String(Boolean(answer.problem)));
    if (answer.problem) {
      byId("for-link").focus();
      return;
    }
    if (answer.cancelled) {
      forget();
      tell(say("cancelled"));
      return;
    }
    const bytes = await teacher.desk.call("report", "json", teacher.language);
    graded = JSON.parse(new TextDecoder().decode(bytes));
    seconds = ((performance.now() - since) / 1000).toFixed(1);
    byId("results").hidden = false;
    show(true);
    byId("results").focus({ preventScroll: true });
  }

  function show(fresh) {
    if (graded === null) {
      return;
    }
    tell(say("gradedIn", graded.students.length, seconds));
    teacher.findings.show(graded);
    teacher.grid.show(graded, fresh);
  }

  function forget() {
    graded = null;
    byId("results").hidden = true;
  }

  async function download(format) {
    const bytes = await teacher.desk.call("report", format, teacher.language);
    const code = graded.assignment ? "-" + graded.assignment.code : "";
    teacher.save("lost-update-class" + code + "." + types[format][0], types[format][1], bytes);
  }

  // again grades what lies on the desk for another assignment.
  function again(text) {
    wanted = text;
    if (graded !== null || !byId("for-problem").hidden) {
      forget();
      run(judge);
    }
  }

  function onDrop(event) {
    event.preventDefault();
    byId("drop").classList.remove("over");
    if (event.dataTransfer.items.length > 0 && teacher.tab === "grade") {
      take(teacher.files.dropped(event.dataTransfer));
    }
  }

  teacher.grade = {
    start() {
      for (const id of ["pick-folder", "pick-files"]) {
        byId(id).addEventListener("change", (event) => {
          take(Promise.resolve(teacher.files.picked(event.target.files)));
          event.target.value = ""; // the same folder can be chosen again
        });
      }
      addEventListener("dragover", (event) => {
        event.preventDefault(); // a file dropped beside the field must not take the place of the page
        byId("drop").classList.toggle("over", teacher.tab === "grade");
      });
      addEventListener("dragleave", () => byId("drop").classList.remove("over"));
      addEventListener("drop", onDrop);
      byId("cancel").addEventListener("click", () => teacher.desk.cancel());
      byId("for").addEventListener("change", (event) => {
        byId("for-link").value = event.target.value;
        again(event.target.value);
      });
      byId("for-link").addEventListener("change", (event) => {
        byId("for").value = [...byId("for").options].some((option) => option.value === event.target.value) ? event.target.value : "pasted";
        again(event.target.value.trim());
      });
      for (const button of document.querySelectorAll("[data-report]")) {
        button.addEventListener("click", () => download(button.dataset.report));
      }
      byId("print-results").addEventListener("click", () => print());
      byId("clear").addEventListener("click", async () => {
        await teacher.desk.call("clear");
        forget();
        tell("");
        byId("pick-folder").focus();
      });
      teacher.onLanguage(() => {
        teacher.grade.offer();
        show(false);
      });
    },

    // offer lists the kept assignments.
    offer() {
      const select = byId("for");
      const was = select.value;
      const texts = teacher.kept || [];
      select.replaceChildren(
        el("option", { value: "" }, say("forAll")),
        ...texts.map((reading) => el("option", { value: reading.text }, teacher.titleOf(reading) + " · " + reading.code)),
        el("option", { value: "pasted", disabled: true }, say("forPasted")));
      select.value = was;
      if (select.selectedIndex < 0) {
        select.value = "";
      }
    },

    // choose takes an assignment as the one to grade for.
    choose(text) {
      byId("for").value = text;
      byId("for-link").value = text;
      again(text);
    },
  };
})(teacher);
