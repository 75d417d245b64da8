// A row of tabs, walked with the arrow keys.

import { h } from "./dom.js";

/** Each tab is {id, label, selected, pick()}. */
export function drawTabs(label, tabs) {
  return h("div", { class: "tabs", role: "tablist", "aria-label": label, onkeydown: walk }, tabs.map(drawTab));
}

function drawTab({ id, label, selected, pick }) {
  const attributes = {
    type: "button",
    class: "tab",
    role: "tab",
    id: `tab-${id}`,
    dir: "auto",
    "aria-selected": String(selected),
    tabindex: selected ? "0" : "-1",
    onclick: pick,
  };
  return h("button", attributes, label);
}

function walk(event) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step) return;
  const tabs = [...event.currentTarget.children];
  const at = tabs.findIndex((tab) => tab.getAttribute("aria-selected") === "true");
  tabs.at((at + step) % tabs.length).click();
}
