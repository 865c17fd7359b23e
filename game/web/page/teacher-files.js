// teacher.files: lists what was dropped or chosen, whole folders included, and gives it to the worker file by file.
"use strict";

((teacher) => {
  // Browsers list folders without an end if there is none: so many files and levels are looked at. The worker has bounds of
  // its own and tells what it left out.
  const depthMost = 12;
  const filesSlack = 100;

  let filesMost = 0;

  // entriesIn lists all of a folder: a browser gives it in portions.
  async function entriesIn(folder) {
    const reader = folder.createReader();
    const all = [];
    for (;;) {
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
      if (some.length === 0) {
        return all;
      }
      all.push(...some);
    }
  }

  // walk lists the files of an entry as { name, file }; file is null where the browser cannot read one.
  async function walk(entry, depth, list) {
    if (list.length >= filesMost) {
      return;
    }
    const name = entry.fullPath.replace(/^\//, "");
    try {
      if (entry.isDirectory) {
        for (const inner of depth < depthMost ? await entriesIn(entry) : []) {
          await walk(inner, depth + 1, list);
        }
        return;
      }
      list.push({ name, file: await new Promise((resolve, reject) => entry.file(resolve, reject)) });
    } catch {
      list.push({ name, file: null });
    }
  }

  // order sorts paths as folders are read on the command line: part by part.
  function order(a, b) {
    const x = a.name.split("/");
    const y = b.name.split("/");
    for (let i = 0; i < Math.min(x.length, y.length); i += 1) {
      if (x[i] !== y[i]) {
        return x[i] < y[i] ? -1 : 1;
      }
    }
    return x.length - y.length;
  }

  teacher.files = {
    start(most) {
      filesMost = most + filesSlack;
    },

    // dropped lists what was dropped. The items are gone after the event, so they are asked for at once.
    async dropped(transfer) {
      const items = [...transfer.items].filter((item) => item.kind === "file").map((item) => ({
        entry: item.webkitGetAsEntry ? item.webkitGetAsEntry() : null, file: item.getAsFile(),
      }));
      const list = [];
      for (const { entry, file } of items) {
        if (entry && entry.isDirectory) {
          await walk(entry, 0, list);
        } else if (file) {
          list.push({ name: file.name, file });
        }
      }
      return list.sort(order);
    },

    // picked lists what was chosen in a dialog.
    picked(files) {
      return [...files].slice(0, filesMost).map((file) => ({ name: file.webkitRelativePath || file.name, file })).sort(order);
    },

    // give reads files and hands them to the worker. Of a large one only as much is read as shows that it is too large.
    async give(list, progress) {
      const most = { true: await teacher.desk.call("most", "x.zip"), false: await teacher.desk.call("most", "x.txt") };
      let done = 0;
      for (const { name, file } of list) {
        let bytes = null;
        try {
          bytes = file && await file.slice(0, most[/\.zip$/i.test(name)]).arrayBuffer();
        } catch {
          bytes = null;
        }
        await teacher.desk.take(name, bytes);
        done += 1;
        progress(done);
      }
    },
  };
})(teacher);
