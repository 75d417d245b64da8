// The Markdown of Slack's canvases (docs.slack.dev/surfaces/canvases), read into blocks; canvas_blocks.js draws them.
//
// Blocks: {type: "heading", level, nodes} · {type: "paragraph" | "quote", nodes} · {type: "code", text} · {type: "rule"} ·
// {type: "list", ordered, items: [{nodes, box: null | " " | "x", lists}]} · {type: "table", head, rows, aligned} with
// cells of nodes. Nodes are those of inline_markdown.js.

import { parseInlineMarkdown } from "./inline_markdown.js";

const FENCE = /^ {0,3}(?:```|~~~)/;
const HEADING = /^ {0,3}(#{1,3})\s+(.*)$/;
const RULE = /^ {0,3}(?:-{3,}|\*{3,}|_{3,})\s*$/;
const QUOTE = /^ {0,3}> ?/;
const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])\s+(?:\[( |x)\]\s+)?(.*)$/;
const RULER = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/;

/** The blocks of a canvas. */
export function parseMarkdown(text) {
  const lines = text.split("\n");
  const blocks = [];
  while (lines.length > 0) {
    const block = takeBlock(lines);
    if (block) blocks.push(block);
  }
  return blocks;
}

/** Takes the lines of one block away; null for an empty line. */
function takeBlock(lines) {
  const [line] = lines;
  if (line.trim() === "") return skip(lines);
  if (FENCE.test(line)) return takeCode(lines);
  if (RULE.test(line)) return takeRule(lines);
  if (HEADING.test(line)) return takeHeading(lines);
  if (QUOTE.test(line)) return takeQuote(lines);
  if (ITEM.test(line)) return takeList(lines);
  if (isTable(lines)) return takeTable(lines);
  return takeParagraph(lines);
}

function skip(lines) {
  lines.shift();
  return null;
}

function takeRule(lines) {
  lines.shift();
  return { type: "rule" };
}

function takeQuote(lines) {
  const quoted = takeWhile(lines, QUOTE).map((line) => line.replace(QUOTE, ""));
  return { type: "quote", nodes: inline(quoted) };
}

const inline = (lines) => parseInlineMarkdown(lines.join("\n"));

function takeWhile(lines, pattern) {
  const taken = [];
  while (lines.length > 0 && pattern.test(lines[0])) taken.push(lines.shift());
  return taken;
}

function takeCode(lines) {
  lines.shift();
  const end = lines.findIndex((line) => FENCE.test(line));
  const code = lines.splice(0, end < 0 ? lines.length : end);
  lines.shift();
  return { type: "code", text: code.join("\n") };
}

function takeHeading(lines) {
  const [, marks, words] = HEADING.exec(lines.shift());
  return { type: "heading", level: marks.length, nodes: parseInlineMarkdown(words) };
}

/** A paragraph ends where another block begins. */
function takeParagraph(lines) {
  const taken = [lines.shift()];
  const goesOn = () =>
    lines.length > 0 &&
    lines[0].trim() !== "" &&
    ![FENCE, HEADING, RULE, QUOTE, ITEM].some((begin) => begin.test(lines[0])) &&
    !isTable(lines);
  while (goesOn()) taken.push(lines.shift());
  return { type: "paragraph", nodes: inline(taken.map((line) => line.trimStart())) };
}

/** Items that stand deeper belong to the item above them; another kind of mark begins another list. */
function takeList(lines) {
  const [, indent, mark] = ITEM.exec(lines[0]);
  const list = { type: "list", ordered: /\d/.test(mark), items: [] };
  while (lines.length > 0) {
    const found = ITEM.exec(lines[0]);
    if (!found || found[1].length < indent.length) break;
    if (found[1].length > indent.length) list.items.at(-1).lists.push(takeList(lines));
    else if (/\d/.test(found[2]) !== list.ordered) break;
    else list.items.push(takeItem(lines, found));
  }
  return list;
}

function takeItem(lines, [, , , box, words]) {
  lines.shift();
  const more = takeWhile(lines, /^\s+(?![-*+]\s|\d{1,9}[.)]\s)\S/).map((line) => line.trimStart());
  return { nodes: inline([words, ...more]), box: box ?? null, lists: [] };
}

const isTable = (lines) => lines[0].includes("|") && lines.length > 1 && lines[1].includes("|") && RULER.test(lines[1]);

function takeTable(lines) {
  const head = cellsOf(lines.shift()).map(parseInlineMarkdown);
  const aligned = cellsOf(lines.shift()).map(sideOf);
  const rows = takeWhile(lines, /\|/).map((line) => cellsOf(line).map(parseInlineMarkdown));
  return { type: "table", head, rows, aligned };
}

/** The cells of a row; a bar behind a backslash is a bar. */
function cellsOf(line) {
  const cells = [""];
  const bare = line.trim().replace(/^\|/, "");
  for (let at = 0; at < bare.length; at += 1) {
    if (bare[at] === "|") cells.push("");
    else if (bare[at] === "\\" && at + 1 < bare.length) cells[cells.length - 1] += bare[at] + bare[++at];
    else cells[cells.length - 1] += bare[at];
  }
  if (cells.at(-1).trim() === "") cells.pop();
  return cells.map((cell) => cell.trim());
}

function sideOf(ruler) {
  if (!ruler.endsWith(":")) return "left";
  return ruler.startsWith(":") ? "center" : "right";
}
