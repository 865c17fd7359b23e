// Keeps a page up to date: the server sends parts of the page as they are now, and they replace what is there.
"use strict";

(() => {
  const live = document.getElementById("live");
  const lost = document.getElementById("lost");
  const byName = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const query = new URLSearchParams({ since: live.dataset.since, lang: live.dataset.lang });
  const source = new EventSource(live.dataset.events + "?" + query);

  // element makes what a part stands for. A row of a table is none outside of a table, but in a template it is.
  function element(html) {
    const template = document.createElement("template");
    template.innerHTML = html;
    return template.content.firstElementChild;
  }

  // keep carries over what the reader has done in a part: what is unfolded, chosen, and has the keyboard.
  function keep(before, after) {
    if (before.querySelector("details[open]")) {
      after.querySelector("details").open = true;
    }
    for (const field of before.querySelectorAll("select")) {
      const same = after.querySelector("select[name='" + field.name + "']");
      if (same) {
        same.value = field.value;
      }
    }
    const focus = before.contains(document.activeElement) ? [...before.querySelectorAll("*")].indexOf(document.activeElement) : -1;
    before.replaceWith(after);
    if (focus >= 0 && after.querySelectorAll("*")[focus]) {
      after.querySelectorAll("*")[focus].focus({ preventScroll: true });
    }
  }

  // place puts a new row where its nickname belongs.
  function place(rows, row) {
    const next = [...rows.children].find((other) => byName.compare(other.dataset.name, row.dataset.name) > 0);
    rows.insertBefore(row, next || null);
  }

  source.addEventListener("part", (event) => {
    const { id, html, into } = JSON.parse(event.data);
    const before = document.getElementById(id);
    if (html === "") {
      before?.remove();
      return;
    }
    const after = element(html);
    if (before) {
      keep(before, after);
    } else if (into) {
      place(document.getElementById(into), after);
    }
  });

  // parts lists all that there is: rows that are not in it are gone.
  source.addEventListener("parts", (event) => {
    const all = new Set(JSON.parse(event.data));
    for (const row of [...(document.getElementById("rows")?.children || [])]) {
      if (!all.has(row.id)) {
        row.remove();
      }
    }
  });

  // The seconds of a round go down here; the server says anew what is left with every change.
  setInterval(() => {
    for (const left of document.querySelectorAll("[data-left]")) {
      left.textContent = String(Math.max(1, Number(left.textContent) - 1));
    }
  }, 1000);

  source.addEventListener("gone", () => {
    source.close();
    location.reload();
  });
  source.addEventListener("open", () => { lost.hidden = true; });
  source.addEventListener("error", () => {
    lost.hidden = false;
    if (source.readyState === EventSource.CLOSED) { // the server said no; perhaps only for now
      setTimeout(() => location.reload(), 10000);
    }
  });
})();
