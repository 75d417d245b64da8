// Changing one's own message where it stands.

import { h } from "./dom.js";

export function editInPlace(entry, desk) {
  const { node, message } = entry;
  const box = h("textarea", { class: "typed", rows: "3", dir: "auto", "aria-label": desk.t("edit_message") });
  box.value = message.text;
  const stop = () => {
    entry.redraw();
    node.focus();
  };
  const save = async () => {
    const answer = await desk.client.post("/my/edit", { channel: message.channel, ts: message.ts, text: box.value });
    if (answer.ok) stop();
    else desk.toast(desk.why(answer));
  };
  box.addEventListener("keydown", (event) => keyed(event, save, stop));
  const buttons = h(
    "div",
    { class: "dialog-foot" },
    h("button", { type: "button", class: "button", onclick: stop }, desk.t("cancel")),
    h("button", { type: "button", class: "button is-primary", onclick: save }, desk.t("save")),
  );
  node.querySelector(".message-words").replaceChildren(box, buttons);
  box.focus();
}

function keyed(event, save, stop) {
  if (event.key === "Escape") {
    event.stopPropagation();
    stop();
  }
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    save();
  }
}
