// The worker behind the teacher's page: the inspector runs here, so that the page stays awake. It is given the compiled
// program and calls of its functions, each with a number, and answers under that number.
"use strict";

importScripts("wasm_exec.js" + self.location.search);

// From here on this worker asks nobody for anything: what lies on the desk stays on this machine, and where a file host
// sends no policy with this script, that is so all the same.
for (const name of ["fetch", "XMLHttpRequest", "WebSocket", "WebSocketStream", "EventSource", "WebTransport", "importScripts", "Worker", "BroadcastChannel"]) {
  Object.defineProperty(self, name, { value: undefined, configurable: false, writable: false });
}

(() => {
  const sliceMilliseconds = 50; // between two looks at what the page wants
  let cancelled = false;

  const answer = (id, more, transfer) => self.postMessage({ id, ...more }, transfer || []);

  function start(id, module) {
    self.lostUpdateReady = (problem) => answer(id, problem ? { trouble: problem } : { value: true });
    const go = new Go();
    WebAssembly.instantiate(module, go.importObject).then((instance) => go.run(instance)).then(
      () => answer(id, { trouble: "the program has ended" }),
      (error) => answer(id, { trouble: String(error) }),
    );
  }

  // grade does piece after piece, a slice of time at once; between two slices the page can cancel.
  function grade(id, assignment) {
    cancelled = false;
    const all = lostUpdateDesk.begin(assignment);
    if (typeof all === "object") {
      answer(id, { value: { problem: all } });
      return;
    }
    const turns = new MessageChannel();
    turns.port1.onmessage = () => {
      try {
        slice();
      } catch (error) {
        answer(id, { trouble: String(error) });
      }
    };
    function slice() {
      if (cancelled) {
        answer(id, { value: { cancelled: true } });
        return;
      }
      const until = performance.now() + sliceMilliseconds;
      let decided = 0;
      let done = false;
      do {
        [decided, done] = lostUpdateDesk.step();
      } while (!done && performance.now() < until);
      answer(id, { progress: [decided, all] });
      if (done) {
        answer(id, { value: { done: true } });
      } else {
        turns.port2.postMessage(0);
      }
    }
    turns.port2.postMessage(0);
  }

  self.onmessage = (event) => {
    const { id, call, args } = event.data;
    try {
      switch (call) {
        case "start":
          start(id, args[0]);
          break;
        case "grade":
          grade(id, args[0]);
          break;
        case "cancel":
          cancelled = true;
          break;
        default: {
          const value = lostUpdateDesk[call](...args);
          answer(id, { value }, value instanceof Uint8Array ? [value.buffer] : []);
        }
      }
    } catch (error) {
      answer(id, { trouble: String(error) });
    }
  };
})();
