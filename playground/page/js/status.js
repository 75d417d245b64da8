// The status beside somebody's name: a small picture, its words, and until when.

import { writeClock } from "./dates.js";
import { h } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { openStatusDialog } from "./status_dialog.js";

/** The picture with its words as a tooltip and for who cannot see it, or nothing without a status. */
export function drawStatus(person, reader) {
  if (!person?.status_emoji && !person?.status_text) return null;
  const words = statusWords(person, reader);
  return h("span", { class: "status", role: "img", "aria-label": words, title: words }, picture(person));
}

const picture = (person) => withEmoji(person.status_emoji || ":speech_balloon:");

/** "Vrij, tot di 24 nov 17:00". */
function statusWords(person, reader) {
  const until = person.status_expiration
    ? reader.t("status_ends", { time: writeClock(person.status_expiration, reader) })
    : null;
  return [person.status_text || person.status_emoji, until].filter(Boolean).join(", ");
}

/** What stands under one's own name: the status, or the way to one. */
export function statusButton(desk) {
  const me = desk.store.person(desk.store.me);
  const has = me.status_emoji || me.status_text;
  const words = has ? statusWords(me, desk.reader()) : desk.t("status_set");
  return h(
    "button",
    {
      type: "button",
      class: "my-status",
      "aria-haspopup": "dialog",
      "aria-label": has ? desk.t("status_change", { status: words }) : null,
      onclick: () => openStatusDialog(desk),
    },
    h("span", { "aria-hidden": "true" }, has ? picture(me) : "🙂"),
    h("span", { class: "my-status-words", dir: "auto" }, words),
  );
}
