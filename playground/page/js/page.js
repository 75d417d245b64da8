// The page as a whole: its parts, and which of them hears of which change.

import { nameOf } from "./desk.js";
import { h, refill } from "./dom.js";
import { createModals } from "./modal.js";
import {
  channelChanged,
  drawSide,
  go,
  goOnceKnown,
  isHere,
  listsOf,
  markRead,
  openSide,
  show,
  showColumn,
  stillThere,
} from "./navigation.js";
import { placeInAddress } from "./routes.js";
import { drawSidebar } from "./sidebar.js";
import { createToasts } from "./toast.js";
import { createTopbar } from "./topbar.js";

/** Builds the page for the person of this desk. `live` is the connection, whose changes go to the store from now on. */
export function buildPage(desk, live) {
  const page = createParts(desk);
  refill(document.body, page.root);
  Object.assign(desk, {
    toast: createToasts(desk.t).say,
    go: (where) => goOnceKnown(page, where),
    openThread: (channel, thread, how) => openSide(page, channel, thread, how),
  });
  drawFrame(page);
  createModals(desk);
  follow(page);
  addEventListener("hashchange", () => go(page, placeInAddress()));
  go(page, placeInAddress());
  connect(page, live);
  recallComplaints(desk);
}

function createParts(desk) {
  const page = {
    desk,
    sidebar: h("nav", { class: "sidebar" }),
    main: h("main", { class: "main" }),
    panel: h("aside", { class: "thread", hidden: true }),
    view: null,
    thread: null,
  };
  page.topbar = createTopbar(desk, () => showColumn(page, true));
  const veil = h("div", { class: "veil", onclick: () => showColumn(page, false) });
  page.root = h("div", { class: "page" }, page.topbar.root, page.sidebar, veil, page.main, page.panel);
  return page;
}

/** What surrounds the conversation, in the person's language. */
function drawFrame(page) {
  const { desk } = page;
  document.documentElement.lang = desk.reader().locale.slice(0, 2);
  page.topbar.redraw();
  page.sidebar.setAttribute("aria-label", desk.t("conversations"));
  page.panel.setAttribute("aria-label", desk.t("thread"));
  drawColumn(page);
}

function drawColumn(page) {
  drawSidebar(page.sidebar, page.desk);
  nameWindow(page);
}

function nameWindow(page) {
  const { store } = page.desk;
  const unread = [...store.channels.values()].reduce(
    (sum, channel) => sum + (channel.is_member ? channel.unread : 0),
    0,
  );
  document.title = `${unread ? `(${unread}) ` : ""}${nameOf(store.person(store.me))} – ${store.workspace.name}`;
}

/** Every change of the store reaches the part of the page that shows it. */
function follow(page) {
  const { desk } = page;
  const hear = {
    message: (message) => messageCame(page, message),
    message_gone: ({ ts }) => listsOf(page).forEach((list) => list.drop(ts)),
    channels: (channel) => channelChanged(page, channel, () => drawColumn(page)),
    people: (person) => personChanged(page, person),
    app: () => appChanged(page),
    home: () => page.view?.refreshHome?.(),
    clock: () => clockMoved(page),
    notice: (text) => flash(desk, text),
    everything: () => drawAll(page),
  };
  for (const [topic, listener] of Object.entries(hear)) desk.store.on(topic, listener);
}

function messageCame(page, message) {
  listsOf(page).forEach((list) => list.take(message));
  if (isHere(page, message)) markRead(page);
}

function personChanged(page, person) {
  listsOf(page).forEach((list) => list.redrawOf(person.id));
  drawFrame(page);
}

/** An app that has just come is asked for the Home tab that somebody is waiting for. */
function appChanged(page) {
  drawColumn(page);
  if (page.where?.app && !page.desk.store.home) show(page, page.where);
}

/** "Today" may have become "yesterday". */
function clockMoved(page) {
  listsOf(page).forEach((list) => list.redraw());
  page.view?.redraw?.();
}

/** What was asked in this window is answered where it was asked; only news from elsewhere flashes. */
function flash(desk, text) {
  if (desk.client.under_way === 0) desk.toast(desk.reader().slack(text));
}

/** Everything anew, with the cursor where it was. */
function drawAll(page) {
  const writing = page.main.contains(document.activeElement) && document.activeElement.matches(".composer-input");
  drawFrame(page);
  show(page, stillThere(page));
  if (writing) (page.view.channelView ?? page.view).focus?.();
  if (page.thread) drawSide(page, page.thread.channel, page.thread.thread);
}

function connect(page, live) {
  const state = (open) => {
    page.topbar.away.hidden = open;
    page.topbar.away.textContent = open ? "" : page.desk.t("connecting");
  };
  const onOpen = () => {
    state(true);
    renew(page);
  };
  Object.assign(live, { onChange: page.desk.store.apply, onOpen, onLost: () => state(false) });
  state(live.open);
}

/** What happened while the connection was away. */
async function renew(page) {
  const snapshot = await page.desk.client.get("/my/state");
  if (snapshot.ok) page.desk.store.reset(snapshot);
}

/** What the app did wrong before this window was opened. */
async function recallComplaints(desk) {
  const answer = await desk.client.get("/my/complaints");
  if (!answer.ok || answer.complaints.length === 0) return;
  desk.store.complaints = answer.complaints;
  desk.store.tell("complaints");
}
