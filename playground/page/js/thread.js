// The side panel with one thread: the message it began with, the answers, and a composer for the next.

import { createComposer } from "./composer.js";
import { h, refill } from "./dom.js";
import { icon } from "./icons.js";
import { createMessageList } from "./message_list.js";

/** Fills `panel`. {channel, thread, list, focus(), loaded}. What was said before it opened is asked of the server; the
 *  promise `loaded` is kept when that is there. */
export function openThread(desk, panel, { channel, thread, onClose }) {
  const inside = (message) => message.channel === channel && (message.ts === thread || message.thread_ts === thread);
  const list = createMessageList(desk, { label: desk.t("thread"), shows: inside, inThread: true });
  const composer = createComposer(desk, { channel, thread, label: desk.t("reply") });
  const foot = h("div", { class: "view-foot" }, composer.root);
  refill(panel, drawHead(desk, channel, onClose), list.root, foot);
  panel.onkeydown = (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) onClose();
  };
  const loaded = recall(desk, list, { channel, thread });
  return { channel, thread, list, loaded, focus: composer.focus };
}

function drawHead(desk, channel, onClose) {
  const label = desk.t("close_thread");
  const name = desk.store.channels.get(channel)?.name;
  const title = h("h2", { class: "view-title" }, desk.t("thread"), name && h("small", { class: "topic" }, `#${name}`));
  const close = h(
    "button",
    { type: "button", class: "button-bare", "aria-label": label, onclick: onClose },
    icon("close"),
  );
  return h("div", { class: "view-head" }, title, close);
}

async function recall(desk, list, { channel, thread }) {
  const answer = await desk.client.get("/my/messages", { channel, thread_ts: thread });
  if (answer.ok) list.takeAll(answer.messages);
  else desk.toast(desk.why(answer));
  return list;
}
