// The list under a combobox: its options, which of them is active, and what is said about them.

import { freshId, h, refill } from "./dom.js";
import { icon } from "./icons.js";

/** Shows what fits what is typed; `box.pick(option)` is called with what is pressed. */
export function fillList(box) {
  const wanted = box.filtering ? box.input.value.trim().toLocaleLowerCase() : "";
  const groups = fitting(box, wanted);
  box.shown = groups.flatMap((group) => group.options);
  refill(
    box.list,
    groups.map((group) => drawGroup(box, group)),
    box.shown.length === 0 && h("div", { class: "options-none" }, box.words.nothing),
  );
  const chosen = box.shown.findIndex((option) => box.chosen.includes(option.value));
  activate(box, wanted ? 0 : Math.max(0, chosen));
  window.dispatchEvent(new Event("resize")); // the list changed its size
}

/** The groups with only the options that fit; what was typed comes first where it is itself a choice. */
function fitting(box, wanted) {
  const fits = (option) => `${option.text} ${option.detail ?? ""}`.toLocaleLowerCase().includes(wanted);
  const groups = box.groups.map((group) => ({ ...group, options: group.options.filter(fits) }));
  const free = wanted ? box.free?.(wanted) : null;
  const known = free && groups.some((group) => group.options.some((option) => option.value === free.value));
  const all = free && !known ? [{ options: [free] }, ...groups] : groups;
  return all.filter((group) => group.options.length > 0);
}

function drawGroup(box, group) {
  const options = group.options.map((option) => drawOption(box, option));
  if (!group.label) return options;
  return h(
    "div",
    { role: "group", "aria-label": group.label },
    h("div", { class: "options-heading", "aria-hidden": "true", dir: "auto" }, group.label),
    options,
  );
}

function drawOption(box, option) {
  const selected = box.chosen.includes(option.value);
  const attributes = {
    class: "option",
    role: "option",
    id: freshId("option"),
    "data-value": option.value,
    "aria-selected": String(selected),
    onclick: () => box.pick(option),
  };
  return h(
    "div",
    attributes,
    h(
      "span",
      { class: "option-words" },
      h("span", { dir: "auto" }, option.text),
      option.detail && h("small", { dir: "auto" }, option.detail),
    ),
    selected && icon("check"),
  );
}

/** Makes the option at this place the one that Enter takes; past the end it begins again. */
export function activate(box, at) {
  const options = [...box.list.querySelectorAll("[role=option]")];
  box.active = options.length === 0 ? -1 : (at + options.length) % options.length;
  options.forEach((option, index) => option.classList.toggle("is-active", index === box.active));
  options[box.active]?.scrollIntoView({ block: "nearest" });
  if (box.active >= 0) box.input.setAttribute("aria-activedescendant", options[box.active].id);
  else box.input.removeAttribute("aria-activedescendant");
}

/** Says something above the options. */
export function say(box, words) {
  box.list?.querySelector(".options-full")?.remove();
  box.list?.prepend(h("div", { class: "options-full", role: "status" }, words));
}
