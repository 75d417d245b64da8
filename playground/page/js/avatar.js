// A coloured square with initials, since the playground has no photographs.

import { nameOf } from "./desk.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";

export function avatar(person, size = "", name = "?") {
  if (!person) return h("span", { class: `avatar avatar-unknown ${size}`, "aria-hidden": "true" }, initials(name));
  if (person.is_bot) return h("span", { class: `avatar avatar-bot ${size}`, "aria-hidden": "true" }, icon("bolt"));
  const colour = /^[0-9a-f]{6}$/i.test(person.colour) ? person.colour : "777777";
  const style = `background:#${colour};color:${isLight(colour) ? "#1d1c1a" : "#ffffff"}`;
  return h("span", { class: `avatar ${size}`, style, "aria-hidden": "true" }, initials(nameOf(person)));
}

function initials(name) {
  const parts = name.trim().split(/\s+/);
  return [parts[0], parts.length > 1 ? parts.at(-1) : ""]
    .map((part) => [...part][0] ?? "")
    .join("")
    .toLocaleUpperCase();
}

/** Dark letters read better on it than white ones (relative luminance of WCAG 2, at equal contrast 0.179). */
function isLight(colour) {
  const [red, green, blue] = [0, 2, 4].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179;
}

const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
