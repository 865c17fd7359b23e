// The loader: it fetches the game, shows how much has come, starts it, and says in words when something is missing.
//
// It expects of the page: on <body> data-wasm (the program), data-bytes (its size when unpacked) and, where the page
// lies on a plain file host, data-packed (the same program in gzip). It expects of the game the events
// "lostupdate:drawn" after the first frame and "lostupdate:failed" with a reason.
"use strict";

(() => {
  const troubles = {
    file: {
      en: ["This page was opened as a file", "Browsers do not load games from files. Put the whole folder on any web server, for example with: python3 -m http.server"],
      zh: ["这个页面是直接当作文件打开的", "浏览器不允许这样加载游戏。请把整个文件夹放到任意一个网页服务器上，例如运行：python3 -m http.server"],
    },
    wasm: {
      en: ["This browser cannot run the game", "It has no WebAssembly, or it is switched off. Current Firefox, Chrome, Edge and Safari have it: please update, or try another browser."],
      zh: ["这个浏览器运行不了游戏", "它不支持 WebAssembly，或者这项功能被关掉了。新版的 Firefox、Chrome、Edge 和 Safari 都支持，请更新浏览器，或者换一个试试。"],
    },
    webgl: {
      en: ["This browser cannot draw the game", "It offers no WebGL 2. Switch on hardware acceleration in its settings and reload, or try another browser."],
      zh: ["这个浏览器画不出游戏画面", "它没有提供 WebGL 2。请在浏览器设置里打开“硬件加速”（图形加速），然后重新加载，或者换一个浏览器试试。"],
    },
    network: {
      en: ["The game did not arrive", "The connection broke, or the server has been stopped. Please check it and reload."],
      zh: ["游戏没有下载完", "网络断开了，或者服务器已经停了。请检查一下，然后重新加载。"],
    },
    start: {
      en: ["The game could not be started", "The files do not fit together, or the browser ran out of memory. Please close some tabs and reload."],
      zh: ["游戏启动不了", "文件可能不完整，或者浏览器内存不够。请关掉几个标签页，然后重新加载。"],
    },
    stopped: {
      en: ["The game has stopped", "That should not happen, and it is not your fault. Your progress is saved: reload to play on."],
      zh: ["游戏停下来了", "这不该发生，也不是你的错。进度已经存好，重新加载就能接着玩。"],
    },
  };

  const byId = (id) => document.getElementById(id);
  let inTrouble = false;

  // fail shows the panel for one of the troubles. The first one counts: others follow from it.
  function fail(kind, detail) {
    if (inTrouble) {
      return;
    }
    inTrouble = true;
    for (const lang of ["en", "zh"]) {
      const [title, text] = troubles[kind][lang];
      byId("trouble-title-" + lang).textContent = title;
      byId("trouble-text-" + lang).textContent = text;
    }
    byId("trouble-detail").textContent = detail || "";
    byId("loading").hidden = true;
    byId("trouble").hidden = false;
    byId("again").focus();
  }

  function speakTheReadersLanguage() {
    const asked = new URLSearchParams(location.search).get("lang");
    const first = asked || (navigator.languages && navigator.languages[0]) || navigator.language || "en";
    document.documentElement.lang = first.toLowerCase().startsWith("zh") ? "zh-Hans" : "en";
  }

  function drawRollers() {
    for (let x = 18; x <= 462; x += 24) {
      const roller = document.createElementNS("http://www.w3.org/2000/svg", "circle");
      roller.setAttribute("cx", x);
      roller.setAttribute("cy", 135);
      roller.setAttribute("r", 6.5);
      byId("rollers").appendChild(roller);
    }
  }

  // showProgress takes a share from 0 to 1.
  function showProgress(share) {
    const percent = Math.min(100, Math.floor(share * 100));
    byId("bar").value = percent;
    byId("box").setAttribute("transform", "translate(" + (share * 336).toFixed(1) + " 0)");
    const digits = String(percent).padStart(3, "0");
    Array.from(byId("cards").children).forEach((card, i) => { card.textContent = digits[i]; });
  }

  function showStep(en, zh) {
    byId("step-en").textContent = en;
    byId("step-zh").textContent = zh;
  }

  // hasWebGL2 asks for a context and gives it back at once: browsers count them.
  function hasWebGL2() {
    const context = document.createElement("canvas").getContext("webgl2");
    if (!context) {
      return false;
    }
    const giveBack = context.getExtension("WEBGL_lose_context");
    if (giveBack) {
      giveBack.loseContext();
    }
    return true;
  }

  // counted passes a stream of the unpacked program on and shows how much of it has come.
  function counted(stream, bytes) {
    let come = 0;
    return stream.pipeThrough(new TransformStream({
      transform(chunk, controller) {
        come += chunk.byteLength;
        showProgress(bytes > 0 ? come / bytes : 0);
        controller.enqueue(chunk);
      },
    }));
  }

  async function get(url) {
    const response = await fetch(url, { credentials: "same-origin" });
    if (!response.ok) {
      throw new Error(url + ": HTTP " + response.status);
    }
    return response;
  }

  // unpackedStream fetches the program. A file host that does not compress offers the gzip beside it; a host that
  // unpacks it on the way by itself is noticed by the first bytes.
  async function unpackedStream({ wasm, packed }) {
    if (!packed || typeof DecompressionStream !== "function") {
      return (await get(wasm)).body;
    }
    let body;
    try {
      body = (await get(packed)).body;
    } catch (error) {
      return (await get(wasm)).body; // somebody left the packed file out
    }
    const [look, whole] = body.tee();
    const reader = look.getReader();
    const { value } = await reader.read();
    reader.cancel();
    const isGzip = value && value[0] === 0x1f && value[1] === 0x8b;
    return isGzip ? whole.pipeThrough(new DecompressionStream("gzip")) : whole;
  }

  // instantiate compiles while the bytes come in. The response is made here, so a server that names a wrong type for
  // .wasm does no harm; where a browser cannot compile a stream, the whole is put together first.
  async function instantiate(stream, imports) {
    const response = new Response(stream, { headers: { "Content-Type": "application/wasm" } });
    if (typeof WebAssembly.instantiateStreaming === "function") {
      return (await WebAssembly.instantiateStreaming(response, imports)).instance;
    }
    return (await WebAssembly.instantiate(await response.arrayBuffer(), imports)).instance;
  }

  // dropWhatTheGameNeverUses: the game smooths its edges itself, and fills all of the canvas. A canvas that smooths them
  // again, or that the page shows through, costs a quarter of every frame where there is no graphics card. What the canvas
  // shows stays there until something else is drawn.
  function dropWhatTheGameNeverUses() {
    const getContext = HTMLCanvasElement.prototype.getContext;
    const ours = new WeakSet();
    HTMLCanvasElement.prototype.getContext = function (kind, wishes) {
      const gl = getContext.call(this, kind, {
        ...wishes, antialias: false, alpha: false, depth: false, stencil: false, preserveDrawingBuffer: true,
      });
      if (gl && kind === "webgl2" && !ours.has(gl)) {
        ours.add(gl);
        presentOnlyWhatHasChanged(this, gl);
      }
      return gl;
    };
  }

  // presentOnlyWhatHasChanged: Ebitengine brings its picture onto the canvas by filling all of it twice, with black and
  // with the picture, also where nothing is new, and five times for every picture. Where there is no graphics card that
  // is more work than all else together. So what it draws on the canvas itself is drawn in those parts alone that the game
  // calls changed; and where there are none, not at all.
  //
  // The game says turn() whenever it may draw, and change() for each part, in pixels of a picture of the size W by H. As
  // long as a program never does, or its picture has another size than the canvas, all of it is drawn.
  function presentOnlyWhatHasChanged(canvas, gl) {
    let spoken = false, presented = true, whole = true, parts = [];
    globalThis.lostUpdateCanvas = Object.freeze({
      turn() {
        if (presented) {
          whole = presented = false;
          parts = [];
        }
        spoken = true;
      },
      change(x, y, w, h, W, H) {
        parts.push([x, y, w, h]);
        whole ||= W !== gl.drawingBufferWidth || H !== gl.drawingBufferHeight;
      },
    });
    for (const side of ["width", "height"]) { // to set one empties the canvas, whatever it was before
      const property = Object.getOwnPropertyDescriptor(HTMLCanvasElement.prototype, side);
      Object.defineProperty(canvas, side, {
        get() { return property.get.call(this); },
        set(value) {
          property.set.call(this, asFineAsTheScreen(value));
          whole = true;
          presented = false;
        },
      });
    }

    let onCanvas = true;
    const { bindFramebuffer, drawElements } = gl;
    gl.bindFramebuffer = (target, framebuffer) => {
      onCanvas = !framebuffer;
      bindFramebuffer.call(gl, target, framebuffer);
    };
    gl.drawElements = (...call) => {
      presented ||= onCanvas;
      if (!onCanvas || whole || !spoken) {
        drawElements.apply(gl, call);
        return;
      }
      for (const [x, y, w, h] of parts) { // Ebitengine says anew before each call what may be drawn on
        gl.scissor(x, gl.drawingBufferHeight - y - h, w, h);
        drawElements.apply(gl, call);
      }
    };
  }

  // asFineAsTheScreen gives the canvas as many pixels for one of the page's as the screen has, but two at most, as the game's
  // picture (BrowserMaxFactor of package input). Ebitengine would only know how fine the screen was at the beginning; so
  // the game lets it count in pixels of the page.
  function asFineAsTheScreen(side) {
    return Math.max(1, Math.floor(side * Math.min(devicePixelRatio, 2) + 0.01));
  }

  // noticeAnotherScreen: zooming gives the page another size, which Ebitengine hears of, but a window that moves to a finer
  // screen keeps its size. No event tells of that in every browser; to look twice a second costs nothing.
  function noticeAnotherScreen() {
    let known = devicePixelRatio;
    setInterval(() => {
      if (devicePixelRatio !== known) {
        known = devicePixelRatio;
        dispatchEvent(new Event("resize"));
      }
    }, 500);
  }

  function keepTheKeyboardOnTheCanvas() {
    document.addEventListener("pointerdown", (event) => {
      if (event.target instanceof HTMLCanvasElement) {
        window.focus(); // the page may be in a frame of another
        event.target.focus({ preventScroll: true });
      }
    });
  }

  function listenToTheGame() {
    addEventListener("lostupdate:failed", (event) => fail("stopped", event.detail));
    // A trap of the program, such as no memory left, ends it without a word to go.run.
    addEventListener("error", (event) => {
      if (event.error instanceof WebAssembly.RuntimeError) {
        fail("stopped", String(event.error));
      }
    });
    addEventListener("lostupdate:drawn", () => {
      const loading = byId("loading");
      loading.classList.add("gone");
      setTimeout(() => { loading.hidden = true; }, 300);
    }, { once: true });
  }

  // leaveInPeace makes the listeners and timers of an ended program do nothing: each would throw an error of its own.
  function leaveInPeace(go) {
    go._resume = () => {};
    go._scheduledTimeouts.clear(); // a timer repeats itself as long as it finds its number here
  }

  async function start() {
    speakTheReadersLanguage();
    drawRollers();
    byId("again").addEventListener("click", () => location.reload());
    if (location.protocol === "file:") {
      return fail("file");
    }
    if (typeof WebAssembly !== "object" || typeof WebAssembly.instantiate !== "function") {
      return fail("wasm");
    }
    if (!hasWebGL2()) {
      return fail("webgl");
    }
    dropWhatTheGameNeverUses();
    noticeAnotherScreen();
    keepTheKeyboardOnTheCanvas();
    listenToTheGame();

    const { wasm, packed, bytes } = document.body.dataset;
    if (typeof Go !== "function") {
      return fail("network", "wasm_exec.js");
    }
    let stream;
    try {
      stream = counted(await unpackedStream({ wasm, packed }), Number(bytes));
    } catch (error) {
      return fail("network", String(error));
    }
    const go = new Go();
    let instance;
    try {
      instance = await instantiate(stream, go.importObject);
    } catch (error) {
      // A stream that breaks off rejects with a TypeError, a program that is none with one of WebAssembly's own.
      return fail(error instanceof TypeError ? "network" : "start", String(error));
    }
    showProgress(1);
    showStep("Switching on the lights", "正在开灯，马上开工");
    let reason = "";
    try {
      await go.run(instance);
    } catch (error) {
      reason = String(error);
    }
    leaveInPeace(go);
    fail("stopped", reason);
  }

  start().catch((error) => fail("start", String(error)));
})();
