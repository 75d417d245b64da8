// What stands inside a line of Markdown, read into the nodes that inline.js draws: bold, italic, strike, code, links,
// people and channels (`![](@U…)`, `![](#C…)`), emoji. A mark behind a backslash is text.

import { emojiAt } from "./emoji.js";
import { safeAddress } from "./links.js";

const MARKS = [
  ["**", "bold"],
  ["~~", "strike"],
  ["*", "italic"],
  ["_", "italic"],
];
const TARGET = /(!?)\[((?:\\.|[^\]\\])*)\]\(([^)\s]*)\)/y;
const ADDRESS = /https?:\/\/[^\s<>|*`]+/y;
const ESCAPABLE = /[!-/:-@[-`{-~]/;
const WORD = /[\p{L}\p{N}]/u;

/** The nodes of one paragraph, item or cell. A line end is a blank, unless two blanks or a backslash stand before it. */
export function parseInlineMarkdown(text) {
  return parse(text.replace(/(?: {2,}|\\)\n/g, "<br>").replaceAll("\n", " "));
}

function parse(text) {
  const nodes = [];
  let at = 0;
  while (at < text.length) {
    const { node, length } = found(text, at) ?? { node: { type: "text", text: text[at] }, length: 1 };
    const last = nodes.at(-1);
    if (node.type === "text" && last?.type === "text") last.text += node.text;
    else nodes.push(node);
    at += length;
  }
  return nodes;
}

/** {node, length} of what begins at `at`; null for an ordinary character. */
function found(text, at) {
  if (text[at] === "\\" && ESCAPABLE.test(text[at + 1] ?? "")) return asText(text[at + 1], 2);
  if (text.startsWith("<br>", at)) return asText("\n", "<br>".length);
  if (text[at] === "`") return codeAt(text, at);
  if (text[at] === "[" || text.startsWith("![", at)) return targetAt(text, at);
  if (text[at] === ":") return emojiNode(text, at);
  if (text[at] === "h") return addressAt(text, at);
  return markedAt(text, at);
}

const asText = (text, length) => ({ node: { type: "text", text }, length });

function codeAt(text, at) {
  const end = text.indexOf("`", at + 1);
  if (end <= at + 1) return null;
  return { node: { type: "code", nodes: [{ type: "text", text: text.slice(at + 1, end) }] }, length: end + 1 - at };
}

/** A link, or what Slack puts in the place of an address: a person or a channel. */
function targetAt(text, at) {
  TARGET.lastIndex = at;
  const match = TARGET.exec(text);
  if (!match) return null;
  const [whole, embeds, label, target] = match;
  return { node: (embeds && embedded(target)) || linked(label, target), length: whole.length };
}

function embedded(target) {
  if (/^@[UW][A-Z0-9]+$/.test(target)) return { type: "person", id: target.slice(1), label: null };
  if (/^#[CG][A-Z0-9]+$/.test(target)) return { type: "channel", id: target.slice(1), label: null };
  return null;
}

function linked(label, target) {
  const nodes = parse(label || target);
  return safeAddress(target) ? { type: "link", address: target, nodes } : { type: "text", text: label || target };
}

function emojiNode(text, at) {
  const emoji = emojiAt(text, at);
  return emoji && { node: { type: "emoji", ...emoji }, length: emoji.length };
}

function addressAt(text, at) {
  if (at > 0 && WORD.test(text[at - 1])) return null;
  ADDRESS.lastIndex = at;
  const address = ADDRESS.exec(text)?.[0].replace(/[.,;:!?)\]}'_]+$/, "");
  return address ? { node: { type: "link", address, nodes: [{ type: "text", text: address }] }, length: address.length } : null;
}

function markedAt(text, at) {
  for (const [mark, type] of MARKS) {
    if (!text.startsWith(mark, at) || /\s/.test(text[at + mark.length] ?? " ")) continue;
    if (mark === "_" && WORD.test(text[at - 1] ?? " ")) continue;
    const end = endOf(text, mark, at + mark.length);
    if (end > 0) return { node: { type, nodes: parse(text.slice(at + mark.length, end)) }, length: end + mark.length - at };
  }
  return null;
}

/** Where the mark closes: not behind a backslash or a blank, not inside code, and not half of a longer mark. */
function endOf(text, mark, from) {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === "`") at += (codeAt(text, at)?.length ?? 1) - 1;
    else if (text.startsWith(mark, at) && closes(text, mark, at, from)) return at;
    else if (mark === "*" && text.startsWith("**", at)) at += 1;
  }
  return -1;
}

function closes(text, mark, at, from) {
  if (at === from || /\s/.test(text[at - 1])) return false;
  if (mark === "*") return text[at + 1] !== "*";
  return mark !== "_" || !WORD.test(text[at + 1] ?? " ");
}
