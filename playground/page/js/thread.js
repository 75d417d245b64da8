// The side panel with one thread: the message it began with, the answers, and a composer for the next.

import { createComposer } from "./composer.js";
import { h, refill } from "./dom.js";
import { icon } from "./icons.js";
import { createMessageList } from "./message_list.js";

/** Fills `panel`. {close(), redraw(), channel, thread}. What happened before it opened is asked of the server. */
export async function openThread(desk, panel, { channel, thread, onClose }) {
  const inside = (message) => message.channel === channel && (message.ts === thread || message.thread_ts === thread);
  const list = createMessageList(desk, { label: desk.t("thread"), shows: inside, inThread: true });
  const composer = createComposer(desk, { channel, thread, label: desk.t("reply") });
  const close = h("button", { type: "button", class: "button-bare", "aria-label": desk.t("close_thread"), onclick: onClose }, icon("close"));
  const name = desk.store.channels.get(channel)?.name;
  refill(panel, h("div", { class: "view-head" }, h("h2", { class: "view-title" }, desk.t("thread"), name && h("small", { class: "topic" }, `#${name}`)), close), list.root, h("div", { class: "view-foot" }, composer.root));
  panel.onkeydown = (event) => { if (event.key === "Escape" && !event.defaultPrevented) onClose(); };
  const open = { channel, thread, list, focus: composer.focus };
  const answer = await desk.client.get("/my/messages", { channel, thread_ts: thread });
  if (answer.ok) list.takeAll(answer.messages);
  else desk.toast(desk.why(answer));
  return open;
}
