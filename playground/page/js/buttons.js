// Buttons and the overflow menu.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { linkAttributes, safeAddress } from "./links.js";
import { menuButton } from "./menu.js";
import { plainText } from "./texts.js";
import { use } from "./use.js";

const STYLES = { primary: "is-primary", danger: "is-danger" };

export function drawButton(spot) {
  const { element, place } = spot;
  const attributes = {
    class: `button ${STYLES[element.style] ?? ""}`.trim(),
    "aria-label": element.accessibility_label,
    title: element.accessibility_label,
    "data-action-id": element.action_id,
    dir: "auto",
  };
  const address = element.url && safeAddress(element.url);
  if (address)
    return h(
      "a",
      { ...attributes, ...linkAttributes(address), role: "button", onclick: (event) => press(event, spot) },
      plainText(element.text),
      icon("window"),
    );
  if (element.url)
    return h("span", { class: "refusal", role: "note" }, place.reader.t("unsafe_address", { address: element.url }));
  return h(
    "button",
    { ...attributes, type: "button", onclick: (event) => press(event, spot) },
    plainText(element.text),
  );
}

/** A second press while the first is under way does nothing. */
async function press(event, spot) {
  const button = event.currentTarget;
  if (button.getAttribute("aria-busy") === "true") {
    event.preventDefault();
    return;
  }
  await use(spot, undefined, { busy: button });
}

export function drawOverflow(spot) {
  const { element, place } = spot;
  const items = () =>
    element.options.map((option) => ({
      label: plainText(option.text),
      detail: option.description && plainText(option.description),
      ...(option.url && safeAddress(option.url) ? { href: safeAddress(option.url), target: "_blank" } : {}),
      pick: () => use(spot, option.value),
    }));
  return menuButton(
    { class: "button button-icon", "aria-label": place.reader.t("more_actions"), "data-action-id": element.action_id },
    icon("more"),
    items,
  );
}
