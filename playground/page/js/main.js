// The page begins here: who looks, what there is, and what goes where.

import { createAppView } from "./app_view.js";
import { createChannelView, isReply } from "./channel_view.js";
import { createDesk, nameOf } from "./desk.js";
import { h, refill } from "./dom.js";
import { createClient } from "./client.js";
import { listenLive } from "./live.js";
import { createModals } from "./modal.js";
import { addressFor, placeInAddress } from "./routes.js";
import { drawSidebar } from "./sidebar.js";
import { applyTheme } from "./theme.js";
import { openThread } from "./thread.js";
import { createToasts } from "./toast.js";
import { createTopbar } from "./topbar.js";
import { words } from "./words.js";

applyTheme();
start();

async function start() {
  const as = new URLSearchParams(location.search).get("as");
  const t = words(navigator.language);
  const snapshot = await createClient(as, () => t("no_connection")).get("/my/state");
  if (!snapshot.ok) { refill(document.body, h("main", { class: "empty", role: "alert" }, snapshot.message ?? snapshot.error)); return; }
  build(createDesk(snapshot));
}

function build(desk) {
  const page = { desk, sidebar: h("nav", { class: "sidebar" }), main: h("main", { class: "main" }), panel: h("aside", { class: "thread", hidden: true }), bar: h("div", { class: "bar-place" }), view: null, thread: null };
  page.root = h("div", { class: "page" }, page.bar, page.sidebar, h("div", { class: "veil", onclick: () => showColumn(page, false) }), page.main, page.panel);
  refill(document.body, page.root);
  page.toasts = createToasts(desk.t);
  Object.assign(desk, { toast: page.toasts.say, go: (where) => go(page, where), openThread: (channel, thread, write) => openSide(page, channel, thread, write) });
  drawFrame(page);
  createModals(desk);
  follow(page);
  addEventListener("hashchange", () => go(page, placeInAddress(desk)));
  go(page, placeInAddress(desk));
  listenLive(desk.store.me, { onChange: desk.store.apply, onReturn: () => renew(page), onState: (state) => connection(page, state) });
}

function drawFrame(page) {
  const { desk } = page;
  document.documentElement.lang = desk.reader().locale.slice(0, 2);
  page.topbar = createTopbar(desk, () => showColumn(page, true));
  refill(page.bar, page.topbar.root);
  page.sidebar.setAttribute("aria-label", desk.t("conversations"));
  page.panel.setAttribute("aria-label", desk.t("thread"));
  drawSidebar(page.sidebar, desk);
  nameWindow(page);
}

function nameWindow(page) {
  const { store } = page.desk;
  const unread = [...store.channels.values()].reduce((sum, channel) => sum + (channel.is_member ? channel.unread : 0), 0);
  document.title = `${unread ? `(${unread}) ` : ""}${nameOf(store.person(store.me))} – ${store.workspace.name}`;
}

/** Every change of the store reaches the part of the page that shows it. */
function follow(page) {
  const { store } = page.desk;
  const side = () => { drawSidebar(page.sidebar, page.desk); nameWindow(page); };
  store.on("message", (message) => { listsOf(page).forEach((list) => list.take(message)); if (isHere(page, message)) markRead(page); });
  store.on("message_gone", ({ ts }) => listsOf(page).forEach((list) => list.drop(ts)));
  store.on("channels", (channel) => channelChanged(page, channel, side));
  store.on("people", (person) => { listsOf(page).forEach((list) => list.redrawOf(person.id)); drawFrame(page); });
  store.on("app", () => { side(); if (page.where?.app) show(page, page.where); });
  store.on("home", () => page.view?.refreshHome?.());
  store.on("clock", () => { listsOf(page).forEach((list) => list.redraw()); page.view?.redraw?.(); });
  store.on("notice", page.desk.toast);
  store.on("everything", () => { drawFrame(page); show(page, stillThere(page)); if (page.thread) openSide(page, page.thread.channel, page.thread.thread); });
}

const listsOf = (page) => [page.view?.list, page.view?.channelView?.list, page.thread?.list].filter(Boolean);
const isHere = (page, message) => !isReply(message) && message.channel === channelShown(page) && document.visibilityState === "visible";

function channelShown(page) {
  if (page.where?.app === "messages") return page.desk.store.botChannel()?.id;
  return page.where?.channel;
}

function channelChanged(page, channel, side) {
  side();
  if (channel && channel.id === channelShown(page)) (page.view.channelView ?? page.view).refresh?.();
  else if (!page.desk.store.channels.has(channelShown(page)) && !page.where?.app) go(page, stillThere(page));
}

/** Where one is, or the first channel when that is gone. */
function stillThere(page) {
  const { store } = page.desk;
  if (page.where?.app || store.channels.has(page.where?.channel)) return page.where;
  return { channel: firstChannel(store) };
}

function firstChannel(store) {
  const mine = [...store.channels.values()].filter((channel) => channel.is_member && channel.kind !== "im" && !channel.is_archived);
  return (mine.find((channel) => channel.bot_is_member) ?? mine[0] ?? [...store.channels.values()][0])?.id;
}

function go(page, where) {
  const { store } = page.desk;
  const wanted = where?.channel && store.channels.get(where.channel)?.is_app ? { app: "messages" } : where;
  const known = wanted?.app || store.channels.has(wanted?.channel) ? wanted : { channel: firstChannel(store) };
  if (page.thread && page.thread.channel !== known.channel) closeSide(page);
  show(page, known);
  history.replaceState(null, "", addressFor(page.desk, known));
  showColumn(page, false);
  if (known.message) page.view.list?.show(known.message);
  else (page.view.channelView ?? page.view).focus?.();
}

function show(page, where) {
  page.where = where;
  page.desk.where = where;
  if (where.app) page.desk.client.post("/my/home", { tab: where.app });
  page.view = where.app ? createAppView(page.desk, where.app) : where.channel ? createChannelView(page.desk, where.channel) : { root: h("p", { class: "empty" }, page.desk.t("no_channels")) };
  refill(page.main, page.view.root);
  listsOf(page).forEach((list) => list.toEnd());
  drawSidebar(page.sidebar, page.desk);
  markRead(page);
}

function markRead(page) {
  const channel = page.desk.store.channels.get(channelShown(page));
  if (channel?.unread > 0 || channel?.is_app) page.desk.client.post("/my/read", { channel: channel.id });
}

async function openSide(page, channel, thread, write = false) {
  page.panel.hidden = false;
  page.root.classList.add("has-thread");
  page.thread = await openThread(page.desk, page.panel, { channel, thread, onClose: () => closeSide(page) });
  if (write) page.thread.focus();
  else page.panel.querySelector("button")?.focus();
}

function closeSide(page) {
  const from = page.thread?.thread;
  page.thread = null;
  page.panel.hidden = true;
  page.root.classList.remove("has-thread");
  page.main.querySelector(`.message[data-ts="${from}"]`)?.focus();
}

function showColumn(page, open) {
  page.root.classList.toggle("has-column", open);
  if (open) page.sidebar.querySelector("button")?.focus();
}

async function renew(page) {
  const snapshot = await page.desk.client.get("/my/state");
  if (snapshot.ok) page.desk.store.reset(snapshot);
}

function connection(page, state) {
  page.topbar.away.hidden = state === "open";
  page.topbar.away.textContent = state === "open" ? "" : page.desk.t("connecting");
}
