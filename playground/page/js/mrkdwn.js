// Slack's mrkdwn, read into a tree of nodes; inline.js draws them. Rules as Slack's own client applies them: marks only
// work at the edge of a word and inside one line, `<…>` holds links and mentions, everything else is text.
//
// Nodes: {type: "text", text} · {type: "bold" | "italic" | "strike", nodes} · {type: "code" | "preformatted", nodes} ·
// {type: "quote", nodes} · {type: "emoji", character, name} · and what tokens.js reads.

import { emojiAt } from "./emoji.js";
import { decode, entityAt } from "./entities.js";
import { readToken } from "./tokens.js";

const MARKS = { "*": "bold", _: "italic", "~": "strike" };
const ADDRESS = /https?:\/\/[^\s<>|*~`"]+/y;
const QUOTED = /^(?:&gt;|>)(?!(?:&gt;|>){2}) ?/;
const QUOTED_TO_THE_END = /^(?:&gt;|>){3} ?/;
const WORD = /[\p{L}\p{N}]/u;

/** The nodes of a mrkdwn text. With `verbatim` bare addresses stay text. */
export function parseMrkdwn(text, { verbatim = false } = {}) {
  const pieces = text.split(/```/);
  // An odd number of fences leaves the last one open: then it is text.
  const closed = pieces.length % 2 === 1 ? pieces : [...pieces.slice(0, -2), pieces.slice(-2).join("```")];
  return closed.flatMap((piece, index) => {
    if (index % 2 === 1) return [{ type: "preformatted", nodes: parseCode(piece.replace(/^\n|\n$/g, "")) }];
    return parseLines(trimBesideFence(piece, index, closed.length), verbatim);
  });
}

/** A code block stands on lines of its own, so the line breaks around it are not shown twice. */
function trimBesideFence(piece, index, count) {
  const start = index > 0 ? piece.replace(/^\n/, "") : piece;
  return index < count - 1 ? start.replace(/\n$/, "") : start;
}

function parseLines(text, verbatim) {
  if (text === "") return [];
  const nodes = [];
  const lines = text.split("\n");
  while (lines.length > 0) takeParagraph(lines, nodes, verbatim);
  return nodes;
}

function takeParagraph(lines, nodes, verbatim) {
  const quoted = takeQuote(lines);
  if (quoted) nodes.push({ type: "quote", nodes: parseInline(quoted.join("\n"), verbatim) });
  else {
    const plain = [];
    while (lines.length > 0 && !QUOTED.test(lines[0]) && !QUOTED_TO_THE_END.test(lines[0])) plain.push(lines.shift());
    nodes.push(...parseInline(plain.join("\n"), verbatim));
  }
}

function takeQuote(lines) {
  if (QUOTED_TO_THE_END.test(lines[0]))
    return lines.splice(0).map((line, at) => (at === 0 ? line.replace(QUOTED_TO_THE_END, "") : line));
  const quoted = [];
  while (lines.length > 0 && QUOTED.test(lines[0])) quoted.push(lines.shift().replace(QUOTED, ""));
  return quoted.length > 0 ? quoted : null;
}

/** The nodes of text without code blocks and quotes. */
export function parseInline(text, verbatim = false) {
  const nodes = [];
  let at = 0;
  let plain = "";
  const flush = () => {
    if (plain) nodes.push({ type: "text", text: plain });
    plain = "";
  };
  while (at < text.length) {
    const found = nodeAt(text, at, verbatim);
    if (found?.node) {
      flush();
      nodes.push(found.node);
    } else plain += found?.text ?? text[at];
    at += found?.length ?? 1;
  }
  flush();
  return nodes;
}

/** What starts at `at`: {node, length}, {text, length} for an entity, or null for an ordinary character. */
function nodeAt(text, at, verbatim) {
  switch (text[at]) {
    case "<":
      return readToken(text, at);
    case "`":
      return codeAt(text, at);
    case "&":
      return entityAt(text, at);
    case ":":
      return emojiNode(text, at);
    case "*":
    case "_":
    case "~":
      return markedAt(text, at, verbatim);
    case "h":
      return verbatim ? null : addressAt(text, at);
    default:
      return null;
  }
}

function emojiNode(text, at) {
  const found = emojiAt(text, at);
  return found && { node: { type: "emoji", ...found }, length: found.length };
}

function addressAt(text, at) {
  if (at > 0 && WORD.test(text[at - 1])) return null;
  ADDRESS.lastIndex = at;
  const found = ADDRESS.exec(text)?.[0].replace(/[.,;:!?)\]}'_]+$/, "");
  if (!found || found.length < "https://a".length) return null;
  const address = decode(found);
  return { node: { type: "link", address, nodes: [{ type: "text", text: address }] }, length: found.length };
}

function codeAt(text, at) {
  const end = text.indexOf("`", at + 1);
  const inside = end > at ? text.slice(at + 1, end) : "";
  if (inside.trim() === "" || inside.includes("\n")) return null;
  return { node: { type: "code", nodes: parseCode(inside) }, length: end + 1 - at };
}

/** Inside code only links, mentions and entities are read. */
function parseCode(text) {
  const nodes = [];
  let rest = 0;
  for (let at = text.indexOf("<"); at >= 0; at = text.indexOf("<", Math.max(at + 1, rest))) {
    const found = readToken(text, at);
    if (!found) continue;
    nodes.push({ type: "text", text: decode(text.slice(rest, at)) }, found.node);
    rest = at + found.length;
  }
  return [...nodes, { type: "text", text: decode(text.slice(rest)) }].filter((node) => node.text !== "");
}

function markedAt(text, at, verbatim) {
  const mark = text[at];
  if (!opens(text, at)) return null;
  for (let end = nextSame(text, mark, at + 1); end > 0; end = nextSame(text, mark, end + 1)) {
    if (end === at + 1 || !closes(text, end)) continue;
    return { node: { type: MARKS[mark], nodes: parseInline(text.slice(at + 1, end), verbatim) }, length: end + 1 - at };
  }
  return null;
}

function opens(text, at) {
  const before = text[at - 1] ?? " ";
  const after = text[at + 1] ?? " ";
  return !WORD.test(before) && before !== text[at] && !/\s/.test(after) && after !== text[at];
}

function closes(text, at) {
  return !/\s/.test(text[at - 1]) && !WORD.test(text[at + 1] ?? " ") && text[at + 1] !== text[at];
}

/** The next `mark` on this line that is not inside a token or code, or -1. */
function nextSame(text, mark, from) {
  for (let at = from; at < text.length && text[at] !== "\n"; at += 1) {
    if (text[at] === mark) return at;
    at += skipped(text, at);
  }
  return -1;
}

/** How many further characters belong to the token or code that starts here. */
function skipped(text, at) {
  const found = text[at] === "<" ? readToken(text, at) : text[at] === "`" && codeAt(text, at);
  return found ? found.length - 1 : 0;
}
