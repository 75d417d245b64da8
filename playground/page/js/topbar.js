// The bar on top: the clock, the app's shortcuts, faults, language and light.

import { createClock } from "./clock.js";
import { h, refill } from "./dom.js";
import { createFaults } from "./faults.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";
import { shortcutItems } from "./shortcuts.js";
import { themeItems } from "./theme.js";

/** {root, away, redraw()}: `away` is where the page says that it lost the server; `onMenu` opens the left column on a
 *  small screen. */
export function createTopbar(desk, onMenu) {
  const root = h("header", { class: "topbar" });
  const bar = { root, clock: createClock(desk), faults: createFaults(desk) };
  bar.away = h("span", { class: "away", role: "status", hidden: true });
  bar.redraw = () => {
    bar.clock.redraw();
    bar.faults.redraw();
    const tools = h("div", { class: "tools" }, drawShortcuts(desk), bar.faults.root, drawLook(desk));
    refill(root, drawColumnButton(desk, onMenu), bar.clock.root, bar.away, tools);
  };
  return bar;
}

function drawColumnButton({ t }, onMenu) {
  const attributes = {
    type: "button",
    class: "button-bare only-small",
    "aria-label": t("open_column"),
    onclick: onMenu,
  };
  return h("button", attributes, icon("menu"));
}

function drawShortcuts(desk) {
  const label = desk.t("shortcuts");
  const attributes = { class: "button-bare", "aria-label": label, title: label };
  return menuButton(attributes, icon("bolt"), () => shortcutItems(desk));
}

function drawLook(desk) {
  const { t } = desk;
  const attributes = { class: "button-bare", "aria-label": t("look"), title: t("look") };
  return menuButton(attributes, icon("sun"), () => [
    { heading: t("light") },
    ...themeItems(desk),
    { heading: t("language") },
    ...languageItems(desk),
  ]);
}

function languageItems(desk) {
  return ["person", "nl", "en"].map((choice) => ({
    label: desk.t(`language_${choice}`),
    checked: desk.language === choice,
    pick: () => desk.setLanguage(choice),
  }));
}
