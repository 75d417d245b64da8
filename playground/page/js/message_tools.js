// What can be done with a message: answer in its thread, the app's message shortcuts, change or delete one's own.

import { h } from "./dom.js";
import { editInPlace } from "./message_edit.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";

export function messageTools(entry, desk) {
  const { message, inThread } = entry; // the message may change later: the menu asks the entry again
  const { t } = desk;
  const threaded = !message.is_ephemeral && !inThread;
  const reply =
    threaded &&
    h(
      "button",
      {
        type: "button",
        class: "button-bare",
        "aria-label": t("reply_in_thread"),
        title: t("reply_in_thread"),
        tabindex: "-1",
        onclick: () => desk.openThread(message.channel, message.thread_ts ?? message.ts, { write: true }),
      },
      icon("reply"),
    );
  const more = menuButton(
    {
      class: "button-bare message-more",
      "aria-label": t("message_actions"),
      title: t("message_actions"),
      tabindex: "-1",
    },
    icon("more"),
    () => items(entry, desk),
  );
  return h("div", { class: "message-tools", role: "group", "aria-label": t("message_actions") }, reply, more);
}

function items(entry, desk) {
  const { message, inThread } = entry;
  if (message.is_ephemeral)
    return [{ label: desk.t("dismiss_message"), icon: "close", pick: () => ask(desk, "/my/dismiss", message) }];
  return [
    !inThread && {
      label: desk.t("reply_in_thread"),
      icon: "reply",
      pick: () => desk.openThread(message.channel, message.thread_ts ?? message.ts, { write: true }),
    },
    { label: desk.t("copy_link"), icon: "window", pick: () => copyLink(message, desk) },
    ...own(entry, desk),
    ...shortcuts(message, desk),
  ].filter(Boolean);
}

function own(entry, desk) {
  const { message } = entry;
  if (message.user !== desk.store.me) return [];
  return [
    { label: desk.t("edit_message"), pick: () => editInPlace(entry, desk) },
    { label: desk.t("delete_message"), danger: true, pick: () => ask(desk, "/my/delete", message) },
  ];
}

function shortcuts(message, desk) {
  const offered = desk.store.app.shortcuts.filter((shortcut) => shortcut.type === "message");
  if (offered.length === 0) return [];
  return [
    { heading: desk.store.app.name },
    ...offered.map((shortcut) => ({
      label: shortcut.name,
      detail: shortcut.description,
      icon: "bolt",
      pick: () => ask(desk, "/my/shortcut", message, { callback_id: shortcut.callback_id }),
    })),
  ];
}

async function ask(desk, path, message, more = {}) {
  const answer = await desk.client.post(path, { channel: message.channel, ts: message.ts, ...more });
  if (!answer.ok) desk.toast(desk.why(answer));
}

async function copyLink(message, desk) {
  try {
    await navigator.clipboard.writeText(message.permalink);
    desk.toast(desk.t("link_copied"));
  } catch {
    desk.toast(message.permalink);
  }
}
