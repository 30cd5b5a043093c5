import { initAll } from "./govuk-frontend.min.js";
import { live } from "./live.js";

initAll();

const pause = 2000;

/** Keeps a draft: <form data-autosave="/address"> is posted two seconds after the last keystroke, and on leaving. */
function autosave(form) {
  const status = document.createElement("p");
  status.className = "govuk-body-s cw-saved";
  status.setAttribute("role", "status");
  form.append(status);
  let timer;
  let last = new URLSearchParams(new FormData(form)).toString();

  async function save(keepalive) {
    clearTimeout(timer);
    const data = new FormData(form);
    const text = new URLSearchParams(data).toString();
    if (text === last) return;
    try {
      const answer = await fetch(form.dataset.autosave, { method: "POST", body: data, keepalive });
      if (!answer.ok) throw new Error(answer.statusText);
      last = text;
      const time = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
      status.textContent = `Saved ${time}`;
    } catch {
      status.textContent = "Not saved yet. Keep this page open: we will try again, or use the button.";
      timer = setTimeout(save, 5 * pause);
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save(true);
  });
}

document.querySelectorAll("form[data-autosave]").forEach(autosave);
document.querySelectorAll("form[data-live]").forEach(live);
