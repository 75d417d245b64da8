// Nodes of text (from mrkdwn.js or rich_text.js) drawn for one reader.
//
// A reader is {locale, zone, now(), t(key, values), personName(id), channelName(id)}: the language and zone the dates
// are written in, the moved clock in Unix seconds, the page's own words, and the names behind ids (null: not known).

import { writeDate, writeMoment } from "./dates.js";
import { h } from "./dom.js";
import { linkAttributes, safeAddress } from "./links.js";

const DRAWN = {
  text: (node) => node.text,
  bold: (node, reader) => h("strong", {}, drawNodes(node.nodes, reader)),
  italic: (node, reader) => h("em", {}, drawNodes(node.nodes, reader)),
  strike: (node, reader) => h("s", {}, drawNodes(node.nodes, reader)),
  underline: (node, reader) => h("u", {}, drawNodes(node.nodes, reader)),
  code: (node, reader) => h("code", {}, drawNodes(node.nodes, reader)),
  preformatted: (node, reader) => h("pre", { tabindex: "0" }, h("code", {}, drawNodes(node.nodes, reader))),
  quote: (node, reader) => h("blockquote", {}, drawNodes(node.nodes, reader)),
  emoji: (node) =>
    h(
      "span",
      { class: "emoji", role: "img", "aria-label": node.name.replaceAll("_", " "), title: `:${node.name}:` },
      node.character,
    ),
  link: (node, reader) => drawLink(node.address, drawNodes(node.nodes, reader)),
  person: (node, reader) =>
    mention("person", `@${reader.personName(node.id) ?? node.label ?? node.id}`, node.id === reader.id),
  channel: (node, reader) =>
    mention("channel", `#${reader.channelName(node.id) ?? (node.label || reader.t("private_channel"))}`),
  group: (node) => mention("group", node.label),
  broadcast: (node) => mention("broadcast", `@${node.range}`),
  date: drawDate,
  colour: (node) =>
    h("span", { class: "colour" }, h("span", { class: "swatch", style: `background:${node.value}` }), node.value),
};

/** DOM nodes for these text nodes. */
export function drawNodes(nodes, reader) {
  return nodes.map((node) => DRAWN[node.type](node, reader));
}

function mention(kind, text, mine = false) {
  return h("span", { class: `mention mention-${kind}${mine ? " mention-me" : ""}` }, text);
}

function drawLink(address, children) {
  const safe = safeAddress(address);
  return safe ? h("a", linkAttributes(safe), children) : children;
}

function drawDate(node, reader) {
  const text = writeDate(node.moment, node.format, reader);
  if (text === null) return node.fallback;
  const time = h(
    "time",
    { datetime: new Date(node.moment * 1000).toISOString(), title: writeMoment(node.moment, reader) },
    text,
  );
  return node.address ? drawLink(node.address, time) : time;
}
