// Between the game and the class server: it gives the game the assignment, the nickname and what is kept, and brings every
// ticket to the server, however often that takes. The game keeps its own save meanwhile, and reports again at its next start.
"use strict";

(() => {
  const { assignment, name, saved, player } = document.currentScript.dataset;
  const firstWait = 2000, longestWait = 60000; // milliseconds
  let ticket = "";      // the newest that the server has not acknowledged
  let asked = false;    // the player wants to hear of it
  let sending = false;
  let wait = firstWait;
  let timer = 0;
  let closed = false;
  let troubled = "";    // what the player heard last, so that nobody hears the same trouble again and again

  function tell(code) {
    if (globalThis.lostUpdate) {
      globalThis.lostUpdate.told(code);
    }
  }

  function trouble(code) {
    if (asked || troubled !== code) {
      tell(code);
    }
    troubled = code;
    asked = false;
  }

  // again sends later: when the server says, or after a wait that doubles, with some chance in it so that a whole class
  // does not come back at the same moment.
  function again(seconds) {
    const pause = seconds > 0 ? seconds * 1000 : wait;
    wait = Math.min(longestWait, wait * 2);
    clearTimeout(timer);
    timer = setTimeout(send, pause * (0.75 + Math.random() / 2));
  }

  function taken(sent) {
    wait = firstWait;
    if (asked || troubled) {
      tell("kept");
    }
    troubled = "";
    asked = false;
    if (ticket === sent) {
      ticket = "";
    }
  }

  async function send() {
    clearTimeout(timer);
    if (sending || ticket === "" || closed) {
      return;
    }
    sending = true;
    const sent = ticket;
    try {
      const answer = await fetch("/ticket", {
        method: "POST", credentials: "same-origin", keepalive: sent.length < 60000,
        headers: { "Content-Type": "application/json" }, body: JSON.stringify({ ticket: sent }),
      });
      if (answer.ok) {
        taken(sent);
      } else if (answer.status === 429 || answer.status >= 500) {
        trouble("busy");
        again(Number(answer.headers.get("Retry-After")));
      } else if (answer.status === 401 || answer.status === 410) {
        closed = true;
        trouble("closed");
      } else {
        ticket = ticket === sent ? "" : ticket; // it will never be taken
        trouble("refused");
      }
    } catch (error) {
      trouble("unreachable");
      again(0);
    }
    sending = false;
    if (ticket !== "" && ticket !== sent) {
      send();
    }
  }

  addEventListener("online", send);

  globalThis.lostUpdateHost = {
    assignment, name, saved, player,
    progress(text) {
      const report = JSON.parse(text);
      if (report.ticket) {
        ticket = report.ticket;
        asked = asked || report.handedIn;
        send();
      }
    },
  };
})();
