// Where one is on the page, and how one gets elsewhere.

import { createAppView } from "./app_view.js";
import { createCanvasView } from "./canvas_view.js";
import { createChannelView, isReply } from "./channel_view.js";
import { h, refill } from "./dom.js";
import { addressFor } from "./routes.js";
import { drawSidebar } from "./sidebar.js";
import { openThread } from "./thread.js";

/** The lists of messages that are on the screen. */
export const listsOf = (page) => [page.view?.list, page.view?.channelView?.list, page.thread?.list].filter(Boolean);

/** Whether this message belongs to what the person is looking at. */
export const isHere = (page, message) =>
  !isReply(message) &&
  !page.where?.canvas &&
  message.channel === channelShown(page) &&
  document.visibilityState === "visible";

function channelShown(page) {
  if (page.where?.app === "messages") return page.desk.store.botChannel()?.id;
  return page.where?.channel;
}

export function channelChanged(page, channel, side) {
  side();
  if (channel && channel.id === page.awaited) goOnceKnown(page, { channel: channel.id });
  if (channel && channel.id === channelShown(page)) refreshOrDraw(page);
  else if (!page.desk.store.channels.has(channelShown(page)) && !page.where?.app) go(page, stillThere(page));
}

/** Who opens the app's messages for the first time has the channel only a moment later. */
function refreshOrDraw(page) {
  const view = page.view.channelView ?? page.view;
  if (view.refresh) view.refresh();
  else show(page, page.where);
}

/** Where one is, or the first channel when that is gone. */
export function stillThere(page) {
  const { store } = page.desk;
  if (page.where?.app || store.channels.has(page.where?.channel)) return withCanvas(store, page.where);
  return { channel: firstChannel(store) };
}

/** A canvas that is not there any more is no place to be; one whose channel is not said is looked for. */
function withCanvas(store, where) {
  if (!where?.canvas) return where;
  const has = (channel) => channel?.canvases.some(({ id }) => id === where.canvas);
  const channel = where.channel ?? [...store.channels.values()].find(has)?.id;
  return { ...where, channel, canvas: has(store.channels.get(channel)) ? where.canvas : undefined };
}

function firstChannel(store) {
  const mine = [...store.channels.values()].filter(
    (channel) => channel.is_member && channel.kind !== "im" && !channel.is_archived,
  );
  return (mine.find((channel) => channel.bot_is_member) ?? mine[0] ?? [...store.channels.values()][0])?.id;
}

/** Goes to a channel that the server has just made, as soon as the page has heard of it. */
export function goOnceKnown(page, where) {
  const known = !where.channel || page.desk.store.channels.has(where.channel);
  page.awaited = known ? null : where.channel;
  if (known) go(page, where);
}

/** Goes to {channel, message? | canvas?} or {app: "home" | "messages"}; where that is not known to the first channel. */
export function go(page, asked) {
  const { store } = page.desk;
  const where = withCanvas(store, asked);
  const wanted = where?.channel && store.channels.get(where.channel)?.is_app ? { app: "messages" } : where;
  const known = wanted?.app || store.channels.has(wanted?.channel) ? wanted : { channel: firstChannel(store) };
  if (page.thread && page.thread.channel !== known.channel) closeSide(page);
  show(page, known);
  history.replaceState(null, "", addressFor(page.desk, known));
  showColumn(page, false);
  if (known.thread) openSide(page, known.channel, known.thread, { pointAt: known.message });
  else if (known.message) page.view.list?.show(known.message);
  else (page.view.channelView ?? page.view).focus?.();
}

/** Draws where one is. */
export function show(page, where) {
  page.where = where;
  page.desk.where = where;
  if (where.app) page.desk.client.post("/my/home", { tab: where.app });
  page.view = viewOf(where, page.desk);
  refill(page.main, page.view.root);
  listsOf(page).forEach((list) => list.toEnd());
  drawSidebar(page.sidebar, page.desk);
  markRead(page);
}

function viewOf(where, desk) {
  if (where.app) return createAppView(desk, where.app);
  if (where.canvas) return createCanvasView(desk, where);
  if (where.channel) return createChannelView(desk, where.channel);
  return { root: h("p", { class: "empty" }, desk.t("no_channels")) };
}

export function markRead(page) {
  if (page.where?.canvas) return;
  const channel = page.desk.store.channels.get(channelShown(page));
  if (channel?.unread > 0 || channel?.is_app) page.desk.client.post("/my/read", { channel: channel.id });
}

/** Opens a thread beside the channel, with the cursor in its composer (`write`), on one message (`pointAt`, its ts) or on
 *  the way out. */
export function openSide(page, channel, thread, { write = false, pointAt = null } = {}) {
  drawSide(page, channel, thread);
  if (pointAt) page.thread.loaded.then((list) => list.show(pointAt));
  else if (write) page.thread.focus();
  else page.panel.querySelector("button").focus();
}

/** The same without moving the cursor. */
export function drawSide(page, channel, thread) {
  page.panel.hidden = false;
  page.root.classList.add("has-thread");
  page.thread = openThread(page.desk, page.panel, { channel, thread, onClose: () => closeSide(page) });
}

function closeSide(page) {
  const from = page.thread?.thread;
  page.thread = null;
  page.panel.hidden = true;
  page.root.classList.remove("has-thread");
  page.main.querySelector(`.message[data-ts="${from}"]`)?.focus();
}

/** On a small screen the left column is a drawer. */
export function showColumn(page, open) {
  page.root.classList.toggle("has-column", open);
  if (open) page.sidebar.querySelector("button")?.focus();
}
