// The small panel with which one makes Slack misbehave, to see what people then see; and what the app did wrong so far.

import { h, refill } from "./dom.js";
import { icon } from "./icons.js";
import { openPopup } from "./popup.js";

const LASTING = ["slow", "ratelimited", "refused", "answer_lost", "dropped", "server_error"];
const AT_ONCE = ["socket_goodbye", "socket_broken", "socket_silent", "token_revoked"];
const METHODS = ["", "chat.postMessage", "chat.postEphemeral", "chat.update", "views.open", "views.push", "views.update", "views.publish", "conversations.info", "conversations.open", "users.info"];
const REFUSALS = ["channel_not_found", "not_in_channel", "is_archived", "invalid_auth", "account_inactive", "missing_scope", "internal_error", "fatal_error"];

/** {root, redraw()}: the button that opens the panel. */
export function createFaults(desk) {
  const badge = h("span", { class: "unread", hidden: true });
  const button = h("button", { type: "button", class: "button-bare faults-button", "aria-haspopup": "dialog", "aria-expanded": "false", onclick: () => toggle(faults) }, icon("bug"), badge);
  const faults = { desk, button, badge, close: null };
  const redraw = () => refresh(faults);
  for (const topic of ["faults", "complaints"]) desk.store.on(topic, redraw);
  redraw();
  return { root: button, redraw };
}

function refresh(faults) {
  const { store, t } = faults.desk;
  const count = store.faults.length + store.complaints.length;
  faults.badge.textContent = String(count);
  faults.badge.hidden = count === 0;
  faults.button.setAttribute("aria-label", t("faults_count", { count }));
  faults.button.title = t("faults");
  if (faults.close) refill(faults.body, lists(faults.desk));
}

function toggle(faults) {
  if (faults.close) { faults.close(); return; }
  const { desk, button } = faults;
  faults.body = h("div", {}, lists(desk));
  const panel = h("div", { class: "panel", role: "dialog", "aria-label": desk.t("faults") }, h("h2", {}, desk.t("faults")), h("p", { class: "hint" }, desk.t("faults_about")), drawForm(desk), faults.body);
  faults.close = openPopup(panel, button, { onClose: () => { faults.close = null; button.setAttribute("aria-expanded", "false"); button.focus(); } });
  button.setAttribute("aria-expanded", "true");
  panel.querySelector("select").focus();
}

function drawForm(desk) {
  const { t } = desk;
  const kind = choice("kind", t("fault_kind"), [...LASTING, ...AT_ONCE].map((name) => [name, t(`fault_${name}`)]));
  const method = choice("method", t("fault_method"), METHODS.map((name) => [name, name || t("fault_any_method")]));
  const error = choice("error", t("fault_error"), REFUSALS.map((name) => [name, name]));
  const seconds = number("seconds", t("fault_seconds"), 4);
  const times = number("times", t("fault_times"), 1);
  const fields = { method, error, seconds, times };
  const form = h("form", { class: "fault-form", onsubmit: (event) => { event.preventDefault(); switchOn(desk, new FormData(form)); } }, kind, Object.values(fields), h("button", { type: "submit", class: "button is-primary" }, t("fault_on")));
  const suit = () => suitFields(form.elements.kind.value, fields);
  form.addEventListener("change", suit);
  suit();
  return form;
}

/** Each kind of fault asks only what it needs. */
function suitFields(kind, { method, error, seconds, times }) {
  const lasting = LASTING.includes(kind);
  method.hidden = !lasting;
  times.hidden = !lasting;
  error.hidden = kind !== "refused";
  seconds.hidden = kind !== "slow" && kind !== "ratelimited";
}

function choice(name, label, options) {
  return h("label", {}, h("span", {}, label), h("select", { name }, options.map(([value, words]) => h("option", { value }, words))));
}

function number(name, label, value) {
  return h("label", {}, h("span", {}, label), h("input", { type: "number", name, min: "1", max: "600", value }));
}

async function switchOn(desk, form) {
  const kind = form.get("kind");
  const lasting = LASTING.includes(kind) ? { method: form.get("method") || null, times: Number(form.get("times")) || null } : {};
  const answer = await desk.client.post("/my/faults", {
    kind, ...lasting, ...(kind === "refused" ? { error: form.get("error") } : {}), ...(kind === "slow" || kind === "ratelimited" ? { seconds: Number(form.get("seconds")) || 1 } : {}),
  });
  desk.toast(answer.ok ? desk.t("fault_is_on", { fault: desk.t(`fault_${kind}`) }) : desk.why(answer));
}

function lists(desk) {
  const { store, t } = desk;
  return [
    store.faults.length > 0 && [h("h3", {}, t("faults_now")), h("ul", { class: "plain-list" }, store.faults.map((fault) => drawFault(fault, desk)))],
    store.complaints.length > 0 && [h("h3", {}, t("complaints")), h("ul", { class: "plain-list complaints" }, store.complaints.slice(-20).reverse().map(drawComplaint))],
  ];
}

function drawFault(fault, desk) {
  const off = () => desk.client.post("/my/faults/clear", { id: fault.id });
  const about = [desk.t(`fault_${fault.kind}`), fault.method, fault.error, fault.seconds && `${fault.seconds} s`, fault.times && `${fault.times}×`].filter(Boolean).join(" · ");
  return h("li", {}, h("span", {}, about), h("button", { type: "button", class: "button is-small", onclick: off }, desk.t("fault_off")));
}

function drawComplaint(complaint) {
  const detail = typeof complaint.detail === "string" ? complaint.detail : JSON.stringify(complaint.detail);
  return h("li", {}, h("b", {}, complaint.what), " ", complaint.where ?? "", h("div", { class: "hint" }, detail));
}
