// Radio buttons and checkboxes.

import { freshId, h } from "./dom.js";
import { drawText } from "./texts.js";
import { held, use } from "./use.js";

export function drawRadioButtons(spot) {
  const name = freshId("choice");
  const choose = (option) => use(spot, option.value);
  return group(spot, "radiogroup", (option) => ({
    type: "radio",
    name,
    checked: held(spot) === option.value,
    onchange: (event) => change(event, () => choose(option)),
  }));
}

export function drawCheckboxes(spot) {
  const choose = (option, checked) => {
    const others = (held(spot) ?? []).filter((value) => value !== option.value);
    const wanted = new Set(checked ? [...others, option.value] : others);
    return use(
      spot,
      spot.element.options.map((each) => each.value).filter((value) => wanted.has(value)),
    );
  };
  return group(spot, "group", (option) => ({
    type: "checkbox",
    checked: (held(spot) ?? []).includes(option.value),
    onchange: (event) => change(event, () => choose(option, event.target.checked)),
  }));
}

/** A choice that did not go through (the confirm dialog said no) is drawn back. */
async function change(event, choose) {
  const boxes = [...event.target.closest(".choices").querySelectorAll("input")];
  const taken = await choose();
  for (const box of boxes) {
    if (taken) box.defaultChecked = box.checked;
    else box.checked = box.defaultChecked;
  }
}

function group(spot, role, attributes) {
  const { element, place } = spot;
  const items = element.options.map((option) => {
    const id = freshId("option");
    const box = h("input", { id, value: option.value, ...attributes(option) });
    const described =
      option.description && drawText(option.description, place.reader, { tag: "small", id: `${id}-about` });
    if (described) box.setAttribute("aria-describedby", `${id}-about`);
    return h("div", { class: "choice" }, box, h("label", { for: id }, drawText(option.text, place.reader), described));
  });
  return h(
    "div",
    {
      class: "choices",
      role,
      id: spot.id,
      "aria-labelledby": spot.labelledBy,
      "aria-describedby": spot.describedBy,
      "data-action-id": element.action_id,
    },
    items,
  );
}
