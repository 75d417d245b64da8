// The messages of a channel or a thread, in order, with a line per day. One stop for the Tab key; the arrows walk.

import { writeDate } from "./dates.js";
import { h } from "./dom.js";
import { createMessage } from "./message.js";
import { wallClock } from "./zones.js";

const TOGETHER = 300; // seconds within which messages of one person stand under one name
const NEAR_END = 120; // pixels from the bottom that count as "at the bottom"

/** `shows(message)` says which messages belong here. {root, take(message), drop(ts), redraw(), toEnd(), show(ts)}. */
export function createMessageList(desk, { label, shows, inThread = false }) {
  const items = h("ol", { class: "messages", "aria-label": label });
  const newer = h("button", { type: "button", class: "newer", hidden: true }, desk.t("newer_messages"));
  const silence = h("p", { class: "empty", hidden: true }, desk.t("nothing_said"));
  const root = h("div", { class: "message-scroll", tabindex: "-1" }, silence, items, newer);
  const list = { silence, desk, root, items, newer, shows, inThread, entries: new Map(), following: true };
  newer.addEventListener("click", () => toEnd(list));
  root.addEventListener("scroll", () => {
    list.following = nearEnd(root);
    if (list.following) newer.hidden = true;
  });
  const grown = new ResizeObserver(() => {
    if (list.following) toEnd(list);
  });
  for (const part of [root, items]) grown.observe(part);
  items.addEventListener("keydown", (event) => walk(event, items));
  items.addEventListener("focusin", (event) => makeCurrent(items, event.target.closest(".message")));
  return {
    root,
    take: (message) => keepingPlace(list, () => take(list, message)),
    takeAll: (messages) => {
      messages.forEach((message) => take(list, message));
      arrange(list);
      toEnd(list);
    },
    drop: (ts) => {
      list.entries.delete(ts);
      arrange(list);
    },
    redraw: () => {
      for (const entry of list.entries.values()) entry.redraw();
      arrange(list);
    },
    redrawOf: (person) => {
      for (const entry of list.entries.values()) if (entry.message.user === person) entry.redraw();
    },
    toEnd: () => toEnd(list),
    show: (ts) => show(list, ts),
  };
}

function take(list, message) {
  if (!list.shows(message)) return false;
  const known = list.entries.get(message.ts);
  if (known) known.replace(message);
  else list.entries.set(message.ts, createMessage(message, list.desk, { inThread: list.inThread }));
  return !known;
}

/** Who reads older messages is not pulled away from them. */
function keepingPlace(list, change) {
  const follow = list.following;
  const added = change();
  if (added) arrange(list);
  if (follow) toEnd(list);
  else if (added) list.newer.hidden = false;
}

const nearEnd = (root) => root.scrollHeight - root.scrollTop - root.clientHeight < NEAR_END;

function toEnd(list) {
  list.root.scrollTop = list.root.scrollHeight;
  list.following = true;
  list.newer.hidden = true;
}

function arrange(list) {
  const reader = list.desk.reader();
  const sorted = [...list.entries.values()].sort((a, b) => (a.message.ts < b.message.ts ? -1 : 1));
  const nodes = [];
  let before = null;
  for (const entry of sorted) {
    const day = wallClock(Number(entry.message.ts), reader.zone).date;
    const newDay = before?.day !== day;
    if (newDay)
      nodes.push(
        h(
          "li",
          { class: "day-line" },
          h("span", {}, writeDate(Number(entry.message.ts), "{day_divider_pretty}", reader)),
        ),
      );
    entry.node.classList.toggle("is-together", !newDay && together(before.message, entry.message));
    nodes.push(entry.node);
    before = { day, message: entry.message };
  }
  list.silence.hidden = nodes.length > 0;
  put(list.items, nodes);
}

function together(first, second) {
  const plain = [first, second].every((message) => !message.subtype?.startsWith("channel_") && !message.is_ephemeral);
  return (
    plain &&
    first.user === second.user &&
    first.username === second.username &&
    Number(second.ts) - Number(first.ts) < TOGETHER
  );
}

/** Nodes that stay are not taken out, so the focus and open menus stay too. */
function put(items, nodes) {
  const staying = new Set(nodes);
  for (const child of [...items.children]) if (!staying.has(child)) child.remove();
  nodes.forEach((node, at) => {
    if (items.children[at] !== node) items.insertBefore(node, items.children[at] ?? null);
  });
  if (!items.querySelector(".message[tabindex='0']")) makeCurrent(items, items.querySelector(".message:last-of-type"));
}

function makeCurrent(items, message) {
  if (!message) return;
  for (const old of items.querySelectorAll(".message.is-current")) setCurrent(old, false);
  setCurrent(message, true);
}

function setCurrent(message, current) {
  message.classList.toggle("is-current", current);
  message.tabIndex = current ? 0 : -1;
  for (const tool of message.querySelectorAll(":scope > .message-tools button")) tool.tabIndex = current ? 0 : -1;
}

function walk(event, items) {
  if (!event.target.matches(".message")) return;
  const all = [...items.querySelectorAll(".message")];
  const at = all.indexOf(event.target);
  const target = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: all.length - 1 }[event.key];
  if (target === undefined || !all[target]) return;
  event.preventDefault();
  all[target].focus();
}

function show(list, ts) {
  const entry = list.entries.get(ts);
  if (!entry) return;
  entry.node.classList.add("is-pointed");
  entry.node.scrollIntoView({ block: "center" });
  makeCurrent(list.items, entry.node);
  entry.node.focus({ preventScroll: true });
}
