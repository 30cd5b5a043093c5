import { initAll } from "./govuk-frontend.min.js";
import { live } from "./live.js";

initAll();

const pause = 2000;
const notSaved = "Not saved yet. Keep this page open: we will try again, or use the button.";
const signedOut = "You are signed out, so this is not saved yet. Keep this page open and sign in again in another tab: we will then save it.";

/**
 * Keeps a draft: <form data-autosave="/address"> is posted two seconds after the last keystroke, and on leaving. Where the form
 * says which version it was filled in from, the answer is the new version.
 */
function autosave(form) {
  const status = document.createElement("p");
  status.className = "govuk-body-s cw-saved";
  status.setAttribute("role", "status");
  form.append(status);
  const words = () => new URLSearchParams([...new FormData(form)].filter(([name]) => name !== "Version")).toString();
  let timer;
  let saving;
  let submitted = false;
  let last = words();

  async function save(keepalive) {
    clearTimeout(timer);
    const text = words();
    if (submitted || text === last) return;
    try {
      const answer = await fetch(form.dataset.autosave, { method: "POST", body: new FormData(form), keepalive });
      // Whoever is signed out is sent to the page to sign in, which answers well and keeps nothing.
      if (!answer.ok || answer.redirected) throw new Error(answer.redirected ? signedOut : notSaved);
      last = text;
      if (form.elements.Version) form.elements.Version.value = (await answer.text()).trim();
      const time = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
      status.textContent = `Saved ${time}`;
    } catch (fault) {
      status.textContent = fault.message === signedOut ? signedOut : notSaved;
      later(5 * pause);
    }
  }

  // One save at a time: the next one has to name the version that this one makes.
  function begin(keepalive) {
    saving ??= save(keepalive).finally(() => (saving = null));
  }

  function later(wait) {
    clearTimeout(timer);
    timer = setTimeout(() => begin(false), wait);
  }

  form.addEventListener("input", () => later(pause));
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    submitted = !saving;
    if (saving) {
      event.preventDefault();
      saving.finally(() => form.requestSubmit(event.submitter));
    }
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") begin(true);
  });
}

document.querySelectorAll("form[data-autosave]").forEach(autosave);
document.querySelectorAll("form[data-live]").forEach(live);
