const warning = 5;
const minute = 60_000;

/** Warns five minutes before the session ends, and keeps it when asked: any page asked for begins the time anew. */
export function session(minutes) {
  const ends = () => new Date(Date.now() + warning * minute).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  let timer;

  function wait() {
    clearTimeout(timer);
    timer = setTimeout(warn, (minutes - warning) * minute);
  }

  function warn() {
    const note = document.createElement("div");
    note.className = "cw-session govuk-inset-text";
    note.setAttribute("role", "alert");
    const words = document.createElement("p");
    words.className = "govuk-body";
    words.textContent = `You will be signed out at ${ends()}, because no page was asked for in a while.`;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button";
    button.textContent = "Stay signed in";
    button.addEventListener("click", async () => {
      try {
        const answer = await fetch("/account", { cache: "no-store" });
        if (!answer.ok || answer.redirected) throw new Error("signed out");
        note.remove();
        wait();
      } catch {
        words.textContent = "You are signed out. Keep this page open, sign in again in another tab, and then send what you typed here.";
        button.remove();
      }
    });
    note.append(words, button);
    document.getElementById("main-content").prepend(note);
  }

  wait();
}
