// A channel: its head, its messages, and the composer (or why one cannot write here).

import { channelTabs, MESSAGES } from "./channel_tabs.js";
import { createComposer } from "./composer.js";
import { nameOf } from "./desk.js";
import { h, refill } from "./dom.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";
import { createMessageList } from "./message_list.js";

/** {root, channel, list, refresh(), focus()}. */
export function createChannelView(desk, channelId) {
  const channel = () => desk.store.channels.get(channelId);
  const list = createMessageList(desk, {
    label: desk.t("messages_in", { name: titleOf(channel(), desk) }),
    shows: (message) => message.channel === channelId && (!isReply(message) || message.is_broadcast),
  });
  const view = {
    desk,
    channel,
    list,
    head: h("div", { class: "view-head" }),
    tabs: h("div", { class: "view-tabs" }),
    foot: h("div", { class: "view-foot" }),
    footKind: null,
  };
  list.takeAll([...desk.store.messagesOf(channelId).values()]);
  view.root = h("section", { class: "view", "aria-label": titleOf(channel(), desk) }, [
    view.head,
    view.tabs,
    list.root,
    view.foot,
  ]);
  view.refresh = () => refresh(view);
  view.focus = () => view.composer?.focus();
  refresh(view);
  return view;
}

export const isReply = (message) => Boolean(message.thread_ts) && message.thread_ts !== message.ts;

/** What a conversation is called: "#social", or the other person's name. */
export function titleOf(channel, desk) {
  if (channel.kind !== "im") return channel.name;
  const other = desk.store.person(channel.with);
  return other ? nameOf(other) : channel.name;
}

function refresh(view) {
  const channel = view.channel();
  refill(view.head, drawHead(channel, view.desk));
  drawChannelTabs(view, channel);
  const kind = channel.is_archived ? "archived" : channel.is_member ? "composer" : "join";
  if (kind === view.footKind) return;
  view.footKind = kind;
  view.composer =
    kind === "composer"
      ? createComposer(view.desk, { channel: channel.id, label: placeholder(channel, view.desk) })
      : null;
  refill(
    view.foot,
    view.composer
      ? view.composer.root
      : kind === "join"
        ? joinBar(channel, view.desk)
        : h("p", { class: "foot-note" }, view.desk.t("archived")),
  );
}

/** Only when they changed, so that the focus stays where it is. */
function drawChannelTabs(view, channel) {
  const tabs = JSON.stringify(channel.canvases.map(({ id, title }) => [id, title]));
  if (tabs === view.tabsDrawn) return;
  view.tabsDrawn = tabs;
  view.tabs.hidden = channel.canvases.length === 0;
  refill(view.tabs, channelTabs(view.desk, channel, MESSAGES));
}

function placeholder(channel, desk) {
  return desk.t("write_to", { name: channel.kind === "im" ? titleOf(channel, desk) : `#${channel.name}` });
}

/** What a conversation is about, and who is in it. */
export function drawHead(channel, desk) {
  const sign = channel.kind === "im" ? null : icon(channel.kind === "private" ? "lock" : "hash");
  return [
    h("h1", { class: "view-title", dir: "auto" }, sign, titleOf(channel, desk)),
    channel.topic && h("span", { class: "topic", dir: "auto", title: channel.topic }, channel.topic),
    channel.kind !== "im" && [botMissing(channel, desk), members(channel, desk)],
  ];
}

function botMissing(channel, desk) {
  const { app } = desk.store;
  if (channel.bot_is_member || channel.is_archived || !channel.is_member) return null;
  return h(
    "button",
    {
      type: "button",
      class: "button is-small invite-bot",
      onclick: () => change(desk, { channel: channel.id, do: "invite", who: app.bot_user }),
    },
    desk.t("invite_app", { app: app.name }),
  );
}

function members(channel, desk) {
  const people = channel.members.map((id) => desk.store.person(id)).filter(Boolean);
  const label = desk.t("members", { count: people.length });
  return menuButton({ class: "button is-small members", "aria-label": label }, label, () =>
    people.map((person) => ({
      label: nameOf(person),
      detail: person.is_bot ? desk.t("app") : person.title,
      pick: () => openDirect(desk, person),
    })),
  );
}

/** A conversation with one person; with the app's own, its page. */
export async function openDirect(desk, person) {
  if (person.id === desk.store.me) return;
  const answer = await desk.client.post("/my/open", { with: person.id });
  if (answer.ok) desk.go({ channel: answer.channel });
  else desk.toast(desk.why(answer));
}

function joinBar(channel, desk) {
  return h(
    "div",
    { class: "foot-note" },
    h("span", {}, desk.t("not_a_member", { name: channel.name })),
    h(
      "button",
      { type: "button", class: "button is-primary", onclick: () => change(desk, { channel: channel.id, do: "join" }) },
      desk.t("join"),
    ),
  );
}

async function change(desk, body) {
  const answer = await desk.client.post("/my/channel", body);
  if (!answer.ok) desk.toast(desk.why(answer));
}
