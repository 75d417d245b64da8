// Slack's rich_text block: sections, lists, quotes and preformatted text, made of the same nodes as mrkdwn.

import { h } from "./dom.js";
import { emojiNamed } from "./emoji.js";
import { drawNodes } from "./inline.js";
import { refusal } from "./refusal.js";

const STYLES = { code: "code", bold: "bold", italic: "italic", strike: "strike", underline: "underline" };

const NODES = {
  text: (part) => ({ type: "text", text: part.text }),
  link: (part) => ({ type: "link", address: part.url, nodes: [{ type: "text", text: part.text ?? part.url }] }),
  user: (part) => ({ type: "person", id: part.user_id, label: null }),
  channel: (part) => ({ type: "channel", id: part.channel_id, label: null }),
  usergroup: (part) => ({ type: "group", label: `@${part.usergroup_id}` }),
  team: (part) => ({ type: "group", label: `@${part.team_id}` }),
  broadcast: (part) => ({ type: "broadcast", range: part.range }),
  color: (part) => colourNode(part.value),
  emoji: emojiPart,
  date: (part) => ({
    type: "date",
    moment: part.timestamp,
    format: part.format,
    address: part.url ?? null,
    fallback: part.fallback ?? "",
  }),
};

const DRAWN = {
  rich_text_section: (part, reader) =>
    h("div", { class: "rich-section", dir: "auto" }, drawParts(part.elements, reader)),
  rich_text_preformatted: (part, reader) =>
    h("pre", { tabindex: "0" }, h("code", {}, drawParts(part.elements, reader))),
  rich_text_quote: (part, reader) => h("blockquote", { dir: "auto" }, drawParts(part.elements, reader)),
  rich_text_list: drawList,
};

/** A rich_text block. */
export function drawRichText(block, reader) {
  const parts = block.elements.map((part) =>
    DRAWN[part.type] ? DRAWN[part.type](part, reader) : refusal(part.type, reader),
  );
  return h("div", { class: "rich-text text" }, parts);
}

function drawList(part, reader) {
  const ordered = part.style === "ordered";
  const indent = part.indent ?? 0;
  const items = part.elements.map((item) => h("li", { dir: "auto" }, drawParts(item.elements, reader)));
  const attributes = { class: `rich-list rich-list-${indent % 3}`, style: `margin-inline-start:${indent * 1.5}em` };
  return h(ordered ? "ol" : "ul", { ...attributes, start: ordered && part.offset ? part.offset + 1 : null }, items);
}

function drawParts(parts, reader) {
  return parts.map((part) =>
    NODES[part.type] ? drawNodes([styled(NODES[part.type](part), part.style)], reader) : refusal(part.type, reader),
  );
}

function styled(node, style = {}) {
  const wanted = Object.keys(STYLES).filter((name) => style?.[name]);
  return wanted.reduce((inside, name) => ({ type: STYLES[name], nodes: [inside] }), node);
}

function emojiPart(part) {
  const character = emojiNamed(part.name, part.skin_tone && String(part.skin_tone)) ?? fromUnicode(part.unicode);
  return character ? { type: "emoji", character, name: part.name } : { type: "text", text: `:${part.name}:` };
}

function fromUnicode(codes) {
  return codes ? String.fromCodePoint(...codes.split("-").map((code) => Number.parseInt(code, 16))) : null;
}

/** Only a colour may reach the style attribute. */
function colourNode(value) {
  return /^#[0-9a-f]{3,8}$/i.test(value) ? { type: "colour", value } : { type: "text", text: value };
}
