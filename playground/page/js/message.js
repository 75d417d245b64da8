// One message: who, when, what, its thread, and what can be done with it.

import { avatar } from "./avatar.js";
import { writeMoment, writeTime } from "./dates.js";
import { nameOf } from "./desk.js";
import { h, refill } from "./dom.js";
import { drawFiles } from "./files.js";
import { icon } from "./icons.js";
import { messageTools } from "./message_tools.js";
import { createPlace } from "./places.js";
import { drawStatus } from "./status.js";
import { createSurface } from "./surface.js";
import { drawMrkdwn } from "./texts.js";

const SLACKBOT = "USLACKBOT";

/** {node, message, replace(message), redraw()}. `inThread` leaves out the way into the thread. */
export function createMessage(message, desk, { inThread = false } = {}) {
  const node = h("li", { class: "message", tabindex: "-1", "data-ts": message.ts, "data-user": message.user });
  const place = createPlace({ kind: "message", subject: message, conversation: message.channel }, desk);
  const entry = { node, message, surface: null, inThread, place };
  entry.replace = (next) => {
    entry.message = next;
    if (!entry.surface) place.replace(next);
    draw(entry, desk, (surface) => surface.replace(next));
  };
  entry.redraw = () => draw(entry, desk, (surface) => surface.redraw());
  draw(entry, desk, () => {});
  return entry;
}

/** The blocks stay the same nodes, so that a choice somebody is making in them is not lost. */
function draw(entry, desk, renew) {
  const { node, message, place } = entry;
  node.classList.toggle("is-ephemeral", message.is_ephemeral);
  node.classList.toggle("is-system", isSystem(message));
  if (message.blocks?.length > 0) {
    if (entry.surface) renew(entry.surface);
    entry.surface ??= createSurface(place);
  } else entry.surface = null;
  const words = entry.surface?.root ?? drawWords(message, desk.reader());
  if (isSystem(message)) fillSystem(node, message, words, desk);
  else fill(entry, words, desk);
}

/** Somebody came, went, or changed the channel: one grey line. */
const isSystem = (message) => Boolean(message.subtype?.startsWith("channel_"));

/** What Slack itself says is said in the reader's language. */
function drawWords(message, reader) {
  const bySlack = message.user === SLACKBOT || message.subtype;
  return drawMrkdwn(bySlack ? reader.slack(message.text) : message.text, reader);
}

function fillSystem(node, message, words, desk) {
  const reader = desk.reader();
  const who = message.text.startsWith("<@")
    ? null
    : h("b", {}, nameOf(desk.store.person(message.user) ?? { name: message.username }), " ");
  refill(node, h("span", { class: "system-words" }, who, words), h("time", {}, writeTime(Number(message.ts), reader)));
}

function fill(entry, words, desk) {
  const { node, message, inThread } = entry;
  if (node.contains(words)) {
    fillAround(entry, desk);
    return;
  }
  const body = h("div", { class: "message-body" }, head(message, desk), h("div", { class: "message-words" }, words), drawFiles(message, desk.reader()) || "");
  body.append(...below(message, desk, inThread));
  markEdited(body, message, desk);
  refill(node, avatar(desk.store.person(message.user), "", message.username ?? "?"), body, messageTools(entry, desk));
}

/** Everything but the blocks anew. */
function fillAround({ node, message, inThread }, desk) {
  const body = node.querySelector(":scope > .message-body");
  body.querySelector(".message-head").replaceWith(head(message, desk));
  body.querySelector(".thread-bar")?.remove();
  body.append(...below(message, desk, inThread));
  markEdited(body, message, desk);
}

const below = (message, desk, inThread) => [inThread ? null : threadBar(message, desk)].filter(Boolean);

/** The mark ends the text, or stands under the blocks. */
function markEdited(body, message, desk) {
  body.querySelector(".edited")?.remove();
  if (!message.edited) return;
  const place = body.querySelector(".message-words > .text") ?? body.querySelector(".message-words");
  place.append(h("small", { class: "edited" }, desk.t("edited")));
}

function head(message, desk) {
  const reader = desk.reader();
  const person = desk.store.person(message.user);
  const name =
    message.username && message.is_bot
      ? message.username
      : person
        ? nameOf(person)
        : (message.username ?? message.user);
  const moment = Number(message.ts);
  return h(
    "div",
    { class: "message-head" },
    message.is_ephemeral && h("span", { class: "only-you" }, icon("eye"), reader.t("only_you")),
    h("span", { class: "sender", dir: "auto" }, name),
    message.is_bot && h("span", { class: "app-badge" }, reader.t("app")),
    drawStatus(person, reader),
    h(
      "time",
      { datetime: new Date(moment * 1000).toISOString(), title: writeMoment(moment, reader) },
      writeTime(moment, reader),
    ),
    message.is_broadcast && h("span", { class: "broadcast-note" }, reader.t("also_in_channel")),
  );
}

function threadBar(message, desk) {
  if (!message.reply_count) return null;
  const reader = desk.reader();
  const people = (message.reply_users ?? []).slice(0, 3).map((id) => avatar(desk.store.person(id), "is-small"));
  const last =
    message.latest_reply &&
    h(
      "span",
      { class: "thread-last" },
      reader.t("last_reply", { time: writeTime(Number(message.latest_reply), reader) }),
    );
  const open = () => desk.openThread(message.channel, message.thread_ts ?? message.ts);
  return h(
    "button",
    { type: "button", class: "thread-bar", onclick: open },
    people,
    h("b", {}, reader.t("replies", { count: message.reply_count })),
    last,
  );
}
