// The bar on top: the clock, the app's shortcuts, faults, language and light.

import { createClock } from "./clock.js";
import { h } from "./dom.js";
import { createFaults } from "./faults.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";
import { shortcutItems } from "./shortcuts.js";
import { themeItems } from "./theme.js";

/** Draws the bar; `onMenu` opens the left column on a small screen. */
export function createTopbar(desk, onMenu) {
  const { t } = desk;
  const menu = h("button", { type: "button", class: "button-bare only-small", "aria-label": t("open_column"), onclick: onMenu }, icon("menu"));
  const bolt = menuButton({ class: "button-bare", "aria-label": t("shortcuts"), title: t("shortcuts") }, icon("bolt"), () => shortcutItems(desk));
  const look = menuButton({ class: "button-bare", "aria-label": t("look"), title: t("look") }, icon("sun"), () => [{ heading: t("light") }, ...themeItems(desk), { heading: t("language") }, ...languageItems(desk)]);
  const away = h("span", { class: "away", role: "status", hidden: true });
  const root = h("header", { class: "topbar" }, menu, createClock(desk).root, away, h("div", { class: "tools" }, bolt, createFaults(desk).root, look));
  return { root, away };
}

function languageItems(desk) {
  return ["person", "nl", "en"].map((choice) => ({ label: desk.t(`language_${choice}`), checked: desk.language === choice, pick: () => desk.setLanguage(choice) }));
}
