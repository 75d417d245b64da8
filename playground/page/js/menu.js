// A menu of things to do, walked with the arrow keys.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { openPopup } from "./popup.js";

/** Opens a menu beside `anchor`. An item is {label, pick()} and may have `detail` (a second line), `href`, `icon`,
 *  `danger`, `checked` (a choice among others), or is {heading}. The focus goes back to the anchor. */
export function openMenu(anchor, items, label) {
  const list = h("div", { class: "menu", role: "menu", "aria-label": label, tabindex: "-1" });
  const close = openPopup(list, anchor, { onClose: () => closed(anchor) });
  const done = () => {
    close();
    anchor.focus();
  };
  list.append(...items.map((item) => drawItem(item, done)));
  window.dispatchEvent(new Event("resize")); // its size is known only now
  anchor.setAttribute("aria-expanded", "true");
  list.addEventListener("keydown", (event) => walk(event, list, done));
  (list.querySelector("[aria-checked=true]") ?? list.querySelector("[role^=menuitem]"))?.focus();
  return close;
}

/** A button that opens a menu; `items()` is asked each time. */
export function menuButton(attributes, children, items) {
  const open = (event) => openMenu(event.currentTarget, items(), attributes["aria-label"]);
  return h(
    "button",
    { type: "button", "aria-haspopup": "menu", "aria-expanded": "false", ...attributes, onclick: open },
    children,
  );
}

function closed(anchor) {
  anchor.setAttribute("aria-expanded", "false");
  if (document.activeElement === document.body) anchor.focus();
}

function drawItem(item, done) {
  if (item.heading) return h("div", { class: "menu-heading", role: "presentation" }, item.heading);
  const pick = (event) => {
    if (!opensBeside(event)) {
      done();
      item.pick?.(event);
    }
  };
  const role = item.checked === undefined ? "menuitem" : "menuitemradio";
  const attributes = {
    class: `menu-item${item.danger ? " is-danger" : ""}`,
    role,
    tabindex: "-1",
    "aria-checked": item.checked === undefined ? null : String(item.checked),
    onclick: pick,
  };
  const inside = [
    item.icon && icon(item.icon),
    h(
      "span",
      { class: "menu-words" },
      h("span", { dir: "auto" }, item.label),
      item.detail && h("small", { dir: "auto" }, item.detail),
    ),
    item.checked && icon("check"),
  ];
  if (item.href)
    return h("a", { ...attributes, href: item.href, target: item.target, rel: item.target && "noopener" }, inside);
  return h("button", { ...attributes, type: "button" }, inside);
}

/** A link pressed so that the browser opens it in another window. */
const opensBeside = (event) => event.ctrlKey || event.metaKey || event.shiftKey;

function walk(event, list, done) {
  const items = [...list.querySelectorAll("[role^=menuitem]")];
  const at = items.indexOf(document.activeElement);
  const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === "Tab") {
    event.preventDefault();
    done();
    return;
  }
  const wanted = target === undefined ? startingWith(items, at, event.key) : items.at(target % items.length);
  if (!wanted) return;
  event.preventDefault();
  wanted.focus();
}

/** The next item that begins with the letter typed. */
function startingWith(items, at, key) {
  if (key.length !== 1 || key === " ") return undefined;
  const turned = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return turned.find((item) => item.textContent.trim().toLowerCase().startsWith(key.toLowerCase()));
}
