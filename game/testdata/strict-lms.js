// A learning platform that is as strict about SCORM 1.2 as Moodle is with "scorm12standard" on: the formats are those of
// its mod/scorm/datamodels/scorm_12.js, and what is no error there is none here. It keeps what it is told in a plain
// object, and notes every error, which no content should ever cause.
"use strict";

globalThis.strictPlatform = (kept) => {
  const string256 = /^[\s\S]{0,255}$/;
  const string4096 = /^[\s\S]{0,4096}$/;
  const identifier = /^[\u0021-\u007E]{0,255}$/;
  const decimal = /^-?([0-9]{0,3})(\.[0-9]*)?$/;
  const timespan = /^([0-9]{2,4}):([0-9]{2}):([0-9]{2})(\.[0-9]{1,2})?$/;
  const status = /^(passed|completed|failed|incomplete|browsed)$/;
  const objectiveStatus = /^(passed|completed|failed|incomplete|browsed|not attempted)$/;
  const percent = (value) => decimal.test(value) && value !== "" && Number(value) >= 0 && Number(value) <= 100;
  const matches = (pattern) => (value) => pattern.test(value);
  const elements = { // r: can be read; w: what can be written
    "cmi.core._children": { r: true }, "cmi.core.student_id": { r: true }, "cmi.core.student_name": { r: true }, "cmi.core.credit": { r: true },
    "cmi.core.entry": { r: true }, "cmi.core.total_time": { r: true }, "cmi.core.lesson_mode": { r: true }, "cmi.launch_data": { r: true },
    "cmi.core.lesson_location": { r: true, w: matches(string256) },
    "cmi.core.lesson_status": { r: true, w: matches(status) },
    "cmi.core.score._children": { r: true },
    "cmi.core.score.raw": { r: true, w: percent }, "cmi.core.score.min": { r: true, w: percent }, "cmi.core.score.max": { r: true, w: percent },
    "cmi.core.exit": { w: matches(/^(time-out|suspend|logout|)$/) },
    "cmi.core.session_time": { w: matches(timespan) },
    "cmi.suspend_data": { r: true, w: matches(string4096) },
    "cmi.objectives._children": { r: true }, "cmi.objectives._count": { r: true },
    "cmi.objectives.n.id": { r: true, w: matches(identifier) },
    "cmi.objectives.n.score.raw": { r: true, w: percent }, "cmi.objectives.n.score.min": { r: true, w: percent }, "cmi.objectives.n.score.max": { r: true, w: percent },
    "cmi.objectives.n.status": { r: true, w: matches(objectiveStatus) },
  };
  const data = { "cmi.core.lesson_status": "not attempted", "cmi.core.student_id": "s-17", "cmi.core.entry": "ab-initio", "cmi.objectives._count": "0", ...kept };
  const platform = { data, errors: [], calls: {}, committed: null };
  let state = "new";
  let last = "0";

  const fail = (code, what) => {
    last = code;
    platform.errors.push(code + " " + what);
    return "false";
  };
  const done = (answer) => {
    last = "0";
    return answer;
  };
  const enter = (name, argument) => {
    platform.calls[name] = (platform.calls[name] || 0) + 1;
    return argument === "" || name.includes("Value");
  };
  // find gives what is known of an element; an index must be one that is there, or, for writing, the next.
  const find = (name, writing) => {
    const parts = name.split(".");
    const at = /^[0-9]+$/.test(parts[2]) ? Number(parts[2]) : -1;
    const count = Number(data["cmi.objectives._count"]);
    if (at > count || at === count && !writing) {
      return { error: "201" };
    }
    const known = elements[name.replace(/\.[0-9]+\./, ".n.")];
    return known ? { known, next: at === count && at >= 0 } : { error: "401" };
  };

  platform.API = {
    LMSInitialize(argument) {
      if (!enter("LMSInitialize", argument)) { return fail("201", "LMSInitialize"); }
      if (state !== "new") { return fail("101", "LMSInitialize twice"); }
      state = "running";
      return done("true");
    },
    LMSGetValue(name) {
      enter("LMSGetValue");
      if (state !== "running") { fail("301", "get " + name); return ""; }
      const { error, known } = find(name, false);
      if (error || !known.r) { fail(error || "404", "get " + name); return ""; }
      return done(data[name] ?? "");
    },
    LMSSetValue(name, value) {
      enter("LMSSetValue");
      if (state !== "running") { return fail("301", "set " + name); }
      if (typeof value !== "string") { return fail("405", name + " is no string: " + value); }
      const { error, known, next } = find(name, true);
      if (error) { return fail(error, "set " + name); }
      if (!known.w) { return fail("403", "set " + name); }
      if (!known.w(value)) { return fail("405", name + " = " + value); }
      if (next) { data["cmi.objectives._count"] = String(Number(data["cmi.objectives._count"]) + 1); }
      data[name] = value;
      return done("true");
    },
    LMSCommit(argument) {
      if (!enter("LMSCommit", argument)) { return fail("201", "LMSCommit"); }
      if (state !== "running") { return fail("301", "LMSCommit"); }
      platform.committed = { ...data };
      return done("true");
    },
    LMSFinish(argument) {
      if (!enter("LMSFinish", argument)) { return fail("201", "LMSFinish"); }
      if (state !== "running") { return fail("301", "LMSFinish"); }
      state = "finished";
      if (data["cmi.core.lesson_status"] === "not attempted") { data["cmi.core.lesson_status"] = "completed"; }
      data["cmi.core.entry"] = data["cmi.core.exit"] === "suspend" ? "resume" : "";
      platform.committed = { ...data };
      return done("true");
    },
    LMSGetLastError: () => last,
    LMSGetErrorString: (code) => "error " + code,
    LMSGetDiagnostic: (code) => "error " + code,
  };
  return platform;
};
