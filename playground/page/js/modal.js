// Forms: the stack of views that the app opened for this person, the last one on top.

import { avatar } from "./avatar.js";
import { h, refill } from "./dom.js";
import { icon } from "./icons.js";
import { createPlace } from "./places.js";
import { createSurface } from "./surface.js";
import { plainText } from "./texts.js";

/** Keeps the dialog in step with the stack in the store. */
export function createModals(desk) {
  const dialog = h("dialog", { class: "modal" });
  const modals = { desk, dialog, drawn: new Map(), top: null, notice: null };
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    closeTop(modals);
  });
  dialog.addEventListener("keydown", (event) => keyed(event, modals));
  document.body.append(dialog);
  desk.store.on("forms", () => show(modals));
  desk.store.on("everything", () => {
    for (const form of modals.drawn.values()) form.surface.redraw();
    modals.top = null;
    show(modals);
  });
  show(modals);
}

function keyed(event, modals) {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  event.preventDefault();
  closeTop(modals);
}

function show(modals) {
  const forms = modals.desk.store.forms;
  forgetGone(modals, forms);
  if (forms.length === 0) return hide(modals);
  const top = forms.at(-1);
  const known = modals.drawn.get(top.id);
  if (known) known.surface.replace(top);
  else modals.drawn.set(top.id, createForm(top, modals.desk));
  if (modals.top === top.id) return renew(modals, top);
  return bringUp(modals, top);
}

/** The same view, changed by the app. What had the focus may be gone; it stays inside the form. */
function renew(modals, view) {
  refreshFrame(modals, view);
  const { dialog } = modals;
  if (!dialog.contains(document.activeElement)) focusFirst(dialog, dialog.querySelector(".modal-body"));
}

function createForm(view, desk) {
  const place = createPlace({ kind: "modal", subject: view, conversation: null }, desk);
  return { place, surface: createSurface(place) };
}

function forgetGone(modals, forms) {
  const open = new Set(forms.map((form) => form.id));
  for (const id of [...modals.drawn.keys()]) if (!open.has(id)) modals.drawn.delete(id);
}

function hide(modals) {
  modals.top = null;
  if (modals.dialog.open) modals.dialog.close();
  modals.dialog.replaceChildren();
}

/** Another view on top: the frame is drawn for it and the focus goes where the app or habit wants it. */
function bringUp(modals, view) {
  modals.top = view.id;
  const { surface } = modals.drawn.get(view.id);
  modals.frame = {
    head: h("header", { class: "modal-head" }),
    warning: h("p", { class: "modal-warning", role: "alert", hidden: true }),
    foot: h("footer", { class: "dialog-foot" }),
  };
  const body = h("div", { class: "modal-body" }, modals.frame.warning, surface.root);
  const form = h(
    "form",
    {
      class: "modal-form",
      novalidate: true,
      onsubmit: (event) => {
        event.preventDefault();
        submit(modals);
      },
    },
    modals.frame.head,
    body,
    modals.frame.foot,
  );
  refill(modals.dialog, form);
  refreshFrame(modals, view);
  if (!modals.dialog.open) modals.dialog.showModal();
  focusFirst(modals.dialog, body);
}

function focusFirst(dialog, body) {
  const wanted = body.querySelector("[data-focus-on-load]");
  const fields = "input:not([type=hidden]), textarea, select";
  const inside = wanted?.matches(fields) ? wanted : wanted?.querySelector(fields);
  (
    inside ??
    body.querySelector(fields) ??
    dialog.querySelector("[type=submit]") ??
    dialog.querySelector("button")
  )?.focus();
}

function refreshFrame(modals, view) {
  const { desk, frame } = modals;
  const depth = desk.store.forms.length;
  modals.dialog.setAttribute("aria-label", plainText(view.title));
  const back =
    depth > 1 &&
    h(
      "button",
      {
        type: "button",
        class: "button-bare",
        "aria-label": desk.t("back"),
        title: desk.t("back"),
        onclick: () => closeTop(modals),
      },
      icon("back"),
    );
  refill(
    frame.head,
    back || avatar(desk.store.person(desk.store.app.bot_user), "is-small"),
    h("h2", { dir: "auto" }, plainText(view.title)),
    h(
      "button",
      {
        type: "button",
        class: "button-bare modal-close",
        "aria-label": desk.t("close_all"),
        title: desk.t("close_all"),
        onclick: () => close(modals, true),
      },
      icon("close"),
    ),
  );
  warn(modals, view.warning);
  refill(
    frame.foot,
    h(
      "button",
      { type: "button", class: "button modal-cancel", dir: "auto", onclick: () => closeTop(modals) },
      view.close ? plainText(view.close) : desk.t("close"),
    ),
    view.submit &&
      h("button", { type: "submit", class: "button is-primary modal-submit", dir: "auto" }, plainText(view.submit)),
  );
}

function warn({ desk, frame }, words) {
  frame.warning.hidden = !words;
  frame.warning.textContent = words ? desk.reader().slack(words) : "";
}

const closeTop = (modals) => close(modals, false);

async function close(modals, all) {
  const view = modals.top;
  if (!view) return;
  const answer = await modals.desk.client.post("/my/close", { view, ...(all ? { all: true } : {}) });
  if (!answer.ok) warn(modals, answer.message ?? answer.error);
}

/** A field with something unreadable in it is put right first. Then the form goes once, however often one presses. */
async function submit(modals) {
  const { dialog, frame } = modals;
  const view = modals.top;
  const button = dialog.querySelector(".modal-submit");
  const unreadable = dialog.querySelector("[aria-invalid=true], .block:has([data-unfinished]) input");
  if (unreadable) {
    unreadable.focus();
    return;
  }
  if (!button || button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  const { place, surface } = modals.drawn.get(view);
  const answer = await place.submit();
  button.removeAttribute("aria-busy");
  if (modals.top !== view || modals.frame !== frame) return;
  showOutcome(answer, modals, { place, surface });
}

function showOutcome(answer, modals, { place, surface }) {
  if (answer.errors && Object.keys(answer.errors).length > 0) {
    surface.replace({ ...place.subject, errors: answer.errors, warning: null });
    modals.dialog.querySelector(".block:has(.block-problem) :is(input, textarea, button)")?.focus();
  }
  warn(modals, answer.ok || answer.errors ? place.subject.warning : (answer.message ?? answer.error));
}
