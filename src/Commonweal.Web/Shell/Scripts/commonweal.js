import { initAll } from "./govuk-frontend.min.js";
import { live } from "./live.js";

initAll();

const pause = 2000;

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
      if (!answer.ok) throw new Error(answer.statusText);
      last = text;
      if (form.elements.Version) form.elements.Version.value = (await answer.text()).trim();
      const time = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
      status.textContent = `Saved ${time}`;
    } catch {
      status.textContent = "Not saved yet. Keep this page open: we will try again, or use the button.";
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
