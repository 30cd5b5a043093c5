import { initAll } from "./govuk-frontend.min.js";
import { live } from "./live.js";
import { session } from "./session.js";

initAll();

const pause = 2000;
const notSaved = "Not saved yet. Keep this page open: we will try again, or use the button.";
// What a script sends is not kept for its writer: it still stands on the page.
const ofScript = { "X-Requested-With": "fetch" };
const signedOut = "You are signed out, so this is not saved yet. Keep this page open and sign in again in another tab: we will then save it.";

/**
 * Keeps a draft: <form data-autosave="/address"> is posted two seconds after the last keystroke, and on leaving. Where the form
 * says which version it was filled in from, the first line of the answer is the new version; each line after it names a field that could
 * not be kept, by its id, and says why. What is kept is said in the bar with the bid's state, which stays in view.
 */
function autosave(form) {
  const status = document.createElement("p");
  status.className = "govuk-body-s cw-saved";
  status.setAttribute("role", "status");
  (document.querySelector(".cw-state > *") ?? form).append(status);
  const words = () => new URLSearchParams([...new FormData(form)].filter(([name]) => name !== "Version")).toString();
  let timer;
  let saving;
  let submitted = false;
  let overtaken = false;
  let last = words();

  async function save(keepalive) {
    clearTimeout(timer);
    const text = words();
    if (submitted || overtaken || text === last) return;
    try {
      const answer = await fetch(form.dataset.autosave, { method: "POST", body: new FormData(form), headers: ofScript, keepalive });
      if (answer.status === 409) return showBoth();
      // Whoever is signed out is sent to the page to sign in, which answers well and keeps nothing.
      if (!answer.ok || answer.redirected) throw new Error(answer.redirected ? signedOut : notSaved);
      last = text;
      const [version, ...faults] = (await answer.text()).trim().split("\n");
      if (form.elements.Version) form.elements.Version.value = version;
      const time = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
      const left = mark(form, faults.map((fault) => fault.split("\t")));
      status.textContent = left.length ? `Saved ${time}, except: ${left.join(" ")}` : `Saved ${time}`;
    } catch (fault) {
      status.textContent = fault.message === signedOut ? signedOut : notSaved;
      later(5 * pause);
    }
  }

  /** A colleague's save is not written over, and to try again would be refused for ever: the page as it is sent shows both texts. */
  function showBoth() {
    overtaken = true;
    const both = document.createElement("button");
    both.type = "button";
    both.className = "govuk-button govuk-button--secondary govuk-!-margin-bottom-0";
    both.textContent = "Show both texts";
    both.addEventListener("click", () => form.requestSubmit());
    status.replaceChildren("A colleague saved this meanwhile, so yours is not saved. What you typed stays on this page. ", both);
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

/** Says beside each field why it was not kept, takes back what was said before, and answers it with the fields' names. */
function mark(form, faults) {
  for (const old of form.querySelectorAll("[data-unkept]")) {
    const field = document.getElementById(old.dataset.unkept);
    field?.removeAttribute("aria-invalid");
    field?.classList.remove("govuk-input--error", "govuk-textarea--error");
    const others = (field?.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== old.id);
    if (others.length) field?.setAttribute("aria-describedby", others.join(" "));
    else field?.removeAttribute("aria-describedby");
    old.remove();
  }
  return faults.map(([id, why]) => {
    const field = document.getElementById(id);
    const name = form.querySelector(`label[for="${CSS.escape(id)}"]`)?.textContent.trim();
    if (field && !document.getElementById(`${id}-error`)) {
      const said = document.createElement("p");
      said.className = "govuk-error-message";
      said.id = `${id}-unkept`;
      said.dataset.unkept = id;
      said.textContent = why;
      (field.closest(".govuk-input__wrapper") ?? field).before(said);
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") ?? ""} ${said.id}`.trim());
      field.classList.add(field.tagName === "TEXTAREA" ? "govuk-textarea--error" : "govuk-input--error");
    }
    return name ? `${name}: ${why}` : why;
  });
}

document.querySelectorAll("form[data-autosave]").forEach(autosave);
document.querySelectorAll("form[data-live]").forEach(live);
if (document.body.dataset.sessionMinutes) session(Number(document.body.dataset.sessionMinutes));
