// Slack's text objects, drawn. plain_text never becomes a link or a mention; mrkdwn does.

import { h } from "./dom.js";
import { withEmoji } from "./emoji.js";
import { drawNodes } from "./inline.js";
import { parseMrkdwn } from "./mrkdwn.js";

/** A text object as it reads without any drawing: for labels, inputs and titles. */
export function plainText(text) {
  if (!text) return "";
  return text.emoji === false ? text.text : withEmoji(text.text);
}

/** A text object inside an element of its own; right-to-left text finds its own side. */
export function drawText(text, reader, { tag = "span", ...attributes } = {}) {
  const children = text.type === "mrkdwn" ? drawNodes(parseMrkdwn(text.text, text), reader) : plainText(text);
  return h(tag, { dir: "auto", ...attributes, class: `text ${attributes.class ?? ""}`.trim() }, children);
}

/** Bare mrkdwn, such as the text of a message without blocks. */
export function drawMrkdwn(text, reader) {
  return drawText({ type: "mrkdwn", text }, reader, { tag: "div" });
}
