// The blocks of a canvas, drawn. Its title is above them, so that its first heading is one step lower on the page.

import { h } from "./dom.js";
import { drawNodes } from "./inline.js";
import { parseMarkdown } from "./markdown.js";

const STEPS = 2; // the channel's name is the first heading of the page, the canvas's title the second

const DRAWN = {
  heading: ({ level, nodes }, reader) =>
    h(`h${level + STEPS}`, { class: `canvas-heading-${level}`, dir: "auto" }, drawNodes(nodes, reader)),
  paragraph: ({ nodes }, reader) => h("p", { dir: "auto" }, drawNodes(nodes, reader)),
  quote: ({ nodes }, reader) => h("blockquote", { dir: "auto" }, drawNodes(nodes, reader)),
  code: ({ text }) => h("pre", { tabindex: "0" }, h("code", {}, text)),
  rule: () => h("hr"),
  list: drawList,
  table: drawTable,
};

/** The text of a canvas for one reader. */
export function drawCanvas(markdown, reader) {
  return h(
    "div",
    { class: "canvas-text text" },
    parseMarkdown(markdown).map((block) => DRAWN[block.type](block, reader)),
  );
}

function drawList({ ordered, items }, reader) {
  const boxes = items.some((item) => item.box !== null);
  return h(
    ordered ? "ol" : "ul",
    { class: boxes ? "canvas-boxes" : null },
    items.map((item) => drawItem(item, reader)),
  );
}

function drawItem({ nodes, box, lists }, reader) {
  const tick = box !== null && h("input", { type: "checkbox", disabled: true, checked: box === "x" });
  const words = h("span", {}, drawNodes(nodes, reader));
  return h(
    "li",
    { dir: "auto" },
    tick ? h("label", {}, tick, words) : words,
    lists.map((list) => drawList(list, reader)),
  );
}

function drawTable({ head, rows, aligned }, reader) {
  const row = (tag, cells) =>
    h(
      "tr",
      {},
      cells.map((nodes, at) =>
        h(tag, { dir: "auto", class: `is-${aligned[at] ?? "left"} is-wrapped` }, drawNodes(nodes, reader)),
      ),
    );
  return h(
    "div",
    { class: "table-scroll", role: "region", tabindex: "0", "aria-label": reader.t("table") },
    h("table", {}, h("thead", {}, row("th", head)), h("tbody", {}, rows.map((cells) => row("td", cells)))),
  );
}
