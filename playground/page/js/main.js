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
import { slackSays } from "./slack_words.js";
import { applyTheme } from "./theme.js";
import { openThread } from "./thread.js";
import { createToasts } from "./toast.js";
import { createTopbar } from "./topbar.js";
import { words } from "./words.js";

const PATIENCE = 1500; // milliseconds to wait for the live connection before drawing without it

applyTheme();
start();

/** The live connection stands before the snapshot is taken, so nothing falls in between. */
async function start() {
  const t = words(navigator.language);
  const person = new URLSearchParams(location.search).get("as");
  const first = await createClient(person, () => t("no_connection")).get("/my/state");
  if (!first.ok) { refuse(first, t); return; }
  const early = [];
  const live = { onChange: (change) => early.push(change), onOpen: () => { live.open = true; }, onLost: () => {}, open: false };
  const opened = listenLive(first.me, { onChange: (change) => live.onChange(change), onOpen: () => live.onOpen(), onLost: () => live.onLost() });
  await Promise.race([opened, new Promise((resolve) => { setTimeout(resolve, PATIENCE); })]);
  const snapshot = await createClient(first.me, () => t("no_connection")).get("/my/state");
  build(createDesk(snapshot.ok ? snapshot : first), live);
  early.forEach(live.onChange);
}

function refuse(answer, t) {
  const sentence = slackSays(answer.message ?? answer.error, navigator.language);
  refill(document.body, h("main", { class: "empty", role: "alert" }, h("p", {}, sentence), h("p", {}, h("a", { href: "/" }, t("start_over")))));
}

function build(desk, live) {
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
  Object.assign(live, { onChange: desk.store.apply, onOpen: () => { connection(page, true); renew(page); }, onLost: () => connection(page, false) });
  connection(page, live.open);
  recallComplaints(desk);
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
  store.on("notice", (text) => { if (page.desk.client.under_way === 0) page.desk.toast(page.desk.reader().slack(text)); });
  store.on("everything", () => drawAll(page));
}

/** Everything anew, with the cursor where it was. */
function drawAll(page) {
  const writing = page.main.contains(document.activeElement) && document.activeElement.matches(".composer-input");
  drawFrame(page);
  show(page, stillThere(page));
  if (writing) (page.view.channelView ?? page.view).focus?.();
  if (page.thread) openSide(page, page.thread.channel, page.thread.thread);
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

/** What the app did wrong before this window was opened. */
async function recallComplaints(desk) {
  const answer = await desk.client.get("/my/complaints");
  if (!answer.ok || answer.complaints.length === 0) return;
  desk.store.complaints = answer.complaints;
  desk.store.tell("complaints");
}

async function renew(page) {
  const snapshot = await page.desk.client.get("/my/state");
  if (snapshot.ok) page.desk.store.reset(snapshot);
}

function connection(page, open) {
  page.topbar.away.hidden = open;
  page.topbar.away.textContent = open ? "" : page.desk.t("connecting");
}
