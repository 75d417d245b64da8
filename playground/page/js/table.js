// Slack's table block: the first row names the columns. What does not fit is reached by scrolling inside the table.

import { h } from "./dom.js";
import { drawRichText } from "./rich_text.js";

/** A table block, as something that can be scrolled by keyboard too. */
export function drawTable(block, reader) {
  const settings = block.column_settings ?? [];
  const [first, ...rows] = block.rows;
  const cells = (row, draw) => h("tr", {}, row.map((cell, at) => draw(cell, settings[at] ?? {}, reader)));
  return h(
    "div",
    { class: "table-scroll", role: "region", tabindex: "0", "aria-label": reader.t("table") },
    h("table", {}, h("thead", {}, cells(first, drawHead)), h("tbody", {}, rows.map((row) => cells(row, drawCell)))),
  );
}

const drawHead = (cell, setting, reader) =>
  h("th", { scope: "col", dir: "auto", class: lookOf(setting) }, inside(cell, reader));
const drawCell = (cell, setting, reader) => h("td", { dir: "auto", class: lookOf(setting) }, inside(cell, reader));

/** Slack: left and on one line unless said otherwise. */
const lookOf = ({ align = "left", is_wrapped = false }) => `is-${align}${is_wrapped ? " is-wrapped" : ""}`;

const inside = (cell, reader) => (cell.type === "rich_text" ? drawRichText(cell, reader) : cell.text);
