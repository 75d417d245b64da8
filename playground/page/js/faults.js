// The small panel with which one makes Slack misbehave, to see what people then see; and what the app did wrong so far.

import { h, refill } from "./dom.js";
import { drawFaultForm } from "./fault_form.js";
import { icon } from "./icons.js";
import { openPopup } from "./popup.js";

/** {root, redraw()}: the button that opens the panel. */
export function createFaults(desk) {
  const badge = h("span", { class: "unread", hidden: true });
  const button = h(
    "button",
    {
      type: "button",
      class: "button-bare faults-button",
      "aria-haspopup": "dialog",
      "aria-expanded": "false",
      onclick: () => toggle(faults),
    },
    icon("bug"),
    badge,
  );
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
  if (faults.close) {
    faults.close();
    return;
  }
  const { desk, button } = faults;
  faults.body = h("div", {}, lists(desk));
  const panel = h(
    "div",
    { class: "panel", role: "dialog", "aria-label": desk.t("faults") },
    h("h2", {}, desk.t("faults")),
    h("p", { class: "hint" }, desk.t("faults_about")),
    drawFaultForm(desk),
    faults.body,
  );
  faults.close = openPopup(panel, button, {
    onClose: () => {
      faults.close = null;
      button.setAttribute("aria-expanded", "false");
      button.focus();
    },
  });
  button.setAttribute("aria-expanded", "true");
  panel.querySelector("select").focus();
}

function lists(desk) {
  const { store, t } = desk;
  return [
    store.faults.length > 0 && [
      h("h3", {}, t("faults_now")),
      h(
        "ul",
        { class: "plain-list" },
        store.faults.map((fault) => drawFault(fault, desk)),
      ),
    ],
    store.complaints.length > 0 && [
      h("h3", {}, t("complaints")),
      h("ul", { class: "plain-list complaints" }, store.complaints.slice(-20).reverse().map(drawComplaint)),
    ],
  ];
}

function drawFault(fault, desk) {
  const off = () => desk.client.post("/my/faults/clear", { id: fault.id });
  const about = [
    desk.t(`fault_${fault.kind}`),
    fault.method,
    fault.error,
    fault.seconds && `${fault.seconds} s`,
    fault.times && `${fault.times}×`,
  ]
    .filter(Boolean)
    .join(" · ");
  return h(
    "li",
    {},
    h("span", {}, about),
    h("button", { type: "button", class: "button is-small", onclick: off }, desk.t("fault_off")),
  );
}

function drawComplaint(complaint) {
  const detail = typeof complaint.detail === "string" ? complaint.detail : JSON.stringify(complaint.detail);
  return h("li", {}, h("b", {}, complaint.what), " ", complaint.where ?? "", h("div", { class: "hint" }, detail));
}
