const warning = 5;
const minute = 60_000;
const look = 5_000;

/** Warns five minutes before the session ends, and keeps it when asked: any page asked for begins the time anew. */
export function session(minutes) {
  const title = document.title;
  let ends;
  let note;
  let words;
  let ended;

  // By the clock, not by one long timer: a machine that slept wakes with the time gone.
  setInterval(tell, look);
  document.addEventListener("visibilitychange", tell);
  begin();

  function begin() {
    ends = Date.now() + minutes * minute;
    ended = false;
    note?.remove();
    note = undefined;
    document.title = title;
  }

  function tell() {
    if (!note && Date.now() >= ends - warning * minute) warn();
    if (note && !ended && Date.now() >= ends) end();
  }

  function warn() {
    note = document.createElement("div");
    note.className = "cw-session govuk-inset-text";
    note.setAttribute("role", "alert");
    words = document.createElement("p");
    words.className = "govuk-body";
    words.textContent = `You will be signed out at ${clock()}, because no page was asked for in a while.`;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "govuk-button govuk-!-margin-bottom-0";
    button.textContent = "Stay signed in";
    button.addEventListener("click", () => stay(button));
    note.append(words, button);
    document.getElementById("main-content").prepend(note);
    document.title = `Signed out soon - ${title}`;
  }

  async function stay(button) {
    try {
      const answer = await fetch("/account", { cache: "no-store" });
      if (!answer.ok || answer.redirected) throw new Error("signed out");
      begin();
    } catch {
      words.textContent = "You are signed out. Keep this page open, sign in again in another tab, and then send what you typed here.";
      document.title = `Signed out - ${title}`;
      ended = true;
      button.remove();
    }
  }

  function end() {
    ended = true;
    words.textContent = `Your session ended at ${clock()}, unless you used this site in another tab. What you typed still stands on this page. Send it: if you have to sign in first, it is kept for you meanwhile, but chosen files are not.`;
    note.querySelector("button")?.remove();
    document.title = `Signed out - ${title}`;
  }

  function clock() {
    return new Date(ends).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  }
}
