// teacher.desk: the page's side of the worker in which the inspector runs.
"use strict";

((teacher) => {
  const cancelPatience = 5000; // milliseconds; a single piece of work that was made to cost time can be longer

  let module = null;
  let worker = null;
  let last = 0;
  const waiting = new Map(); // by number: { resolve, reject, progress }

  function begin() {
    worker = new Worker(document.body.dataset.worker);
    worker.onmessage = (event) => {
      const { id, value, trouble, progress } = event.data;
      const asked = waiting.get(id);
      if (!asked) {
        return;
      }
      if (progress) {
        asked.progress(...progress);
        return;
      }
      waiting.delete(id);
      if (trouble === undefined) {
        asked.resolve(value);
      } else {
        asked.reject(new Error(trouble));
      }
    };
    worker.onerror = (event) => {
      const error = new Error(event.message || "worker");
      waiting.forEach((asked) => asked.reject(error));
      waiting.clear();
    };
    return call("start", module);
  }

  function send(name, args, transfer, progress) {
    last += 1;
    const id = last;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject, progress });
      worker.postMessage({ id, call: name, args }, transfer);
    });
  }

  const call = (name, ...args) => send(name, args, []);

  // programBytes fetches the program. Beside a plain file host lies the same in gzip; a host that unpacks it on the way by
  // itself is noticed by the first bytes.
  async function programBytes() {
    const { wasm, packed } = document.body.dataset;
    const get = async (address) => {
      const response = await fetch(address, { credentials: "same-origin" });
      if (!response.ok) {
        throw new Error(address + ": HTTP " + response.status);
      }
      return response.arrayBuffer();
    };
    if (!packed || typeof DecompressionStream !== "function") {
      return get(wasm);
    }
    let bytes;
    try {
      bytes = await get(packed);
    } catch {
      return get(wasm); // somebody left the packed file out
    }
    const head = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
    if (head[0] !== 0x1f || head[1] !== 0x8b) {
      return bytes;
    }
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  }

  teacher.desk = {
    call,

    // start fetches and compiles the program, once, and begins a worker.
    async start() {
      module = await WebAssembly.compile(await programBytes());
      await begin();
    },

    // ask calls a function that answers in JSON.
    async ask(name, ...args) {
      return JSON.parse(await call(name, ...args));
    },

    // take gives a file to the worker; bytes is an ArrayBuffer, which is gone afterwards, or null if it cannot be read.
    take(name, bytes) {
      return bytes === null ? call("take", name, null) : send("take", [name, new Uint8Array(bytes)], [bytes]);
    },

    // grade tells how far it is, and answers { done }, { cancelled } or { problem }.
    grade(assignment, progress) {
      return send("grade", [assignment], [], progress);
    },

    // cancel ends a grading. A worker that does not hear is replaced by a new one.
    async cancel() {
      const busy = worker;
      const gone = [...waiting.values()];
      busy.postMessage({ id: 0, call: "cancel", args: [] });
      await new Promise((resolve) => setTimeout(resolve, cancelPatience));
      if (worker !== busy || ![...waiting.values()].some((asked) => gone.includes(asked))) {
        return;
      }
      busy.terminate();
      waiting.clear();
      await begin();
      gone.forEach((asked) => asked.resolve({ cancelled: true }));
    },
  };
})(teacher);
