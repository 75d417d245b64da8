// A list to choose from that filters while one types; one choice or several. It knows nothing of Slack.
// Keyboard: the combobox pattern of the ARIA Authoring Practices (arrows, Enter, Esc, Home, End, Backspace on chips).

import { freshId, h, refill } from "./dom.js";
import { icon } from "./icons.js";
import { openPopup } from "./popup.js";

/** `setup`: {id, labelledBy, describedBy, placeholder, several, most, groups: [{label, options: [{value, text, detail}]}],
 *  chosen: [value], words: {clear, nothing, remove(text), full}, change(values) -> promise of true when it was taken,
 *  free(text) -> option or null: what was typed may itself be a choice}. */
export function combobox(setup) {
  const box = { ...setup, chosen: [...setup.chosen], active: -1, shown: [], close: null, filtering: false };
  box.input = h("input", {
    type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", id: setup.id, "aria-expanded": "false", "aria-autocomplete": "list", dir: "auto",
    "aria-labelledby": setup.labelledBy, "aria-describedby": setup.describedBy, "aria-label": setup.labelledBy ? null : setup.placeholder,
  });
  box.chips = h("span", { class: "chips" });
  box.clear = h("button", { type: "button", class: "clear", "aria-label": setup.words.clear, onclick: () => choose(box, []) }, icon("close"));
  box.root = h("div", { class: `select${setup.several ? " is-several" : ""}`, onpointerdown: (event) => pressed(event, box) }, box.chips, box.input, box.clear, icon("chevron"));
  box.input.addEventListener("input", () => { box.filtering = true; open(box); });
  box.input.addEventListener("keydown", (event) => keyed(event, box));
  box.input.addEventListener("blur", () => left(box));
  showChosen(box);
  return box.root;
}

const allOptions = (box) => box.groups.flatMap((group) => group.options);
const optionOf = (box, value) => allOptions(box).find((option) => option.value === value) ?? box.free?.(value) ?? { value, text: value };

function showChosen(box) {
  const chosen = box.chosen.map((value) => optionOf(box, value));
  box.filtering = false;
  box.input.value = box.several || chosen.length === 0 ? "" : chosen[0].text;
  box.input.placeholder = box.several && chosen.length > 0 ? "" : box.placeholder;
  box.clear.hidden = chosen.length === 0;
  refill(box.chips, box.several ? chosen.map((option) => chip(box, option)) : []);
}

function chip(box, option) {
  const drop = () => { choose(box, box.chosen.filter((value) => value !== option.value)); box.input.focus(); };
  return h("span", { class: "chip" }, h("span", { dir: "auto" }, option.text), h("button", { type: "button", "aria-label": box.words.remove(option.text), onclick: drop }, icon("close")));
}

function pressed(event, box) {
  if (event.target.closest("button")) return;
  if (event.target !== box.input) { event.preventDefault(); box.input.focus(); }
  if (box.close) shut(box); else open(box);
}

function open(box) {
  if (!box.close) {
    box.list = h("div", { class: "options", role: "listbox", id: freshId("options"), "aria-multiselectable": box.several ? "true" : null, onpointerdown: (event) => event.preventDefault() });
    box.close = openPopup(box.list, box.root, { sameWidth: true, onClose: () => closed(box) });
    box.input.setAttribute("aria-expanded", "true");
    box.input.setAttribute("aria-controls", box.list.id);
  }
  fillList(box);
}

function fillList(box) {
  const wanted = box.filtering ? box.input.value.trim().toLocaleLowerCase() : "";
  const fits = (option) => `${option.text} ${option.detail ?? ""}`.toLocaleLowerCase().includes(wanted);
  const groups = box.groups.map((group) => ({ ...group, options: group.options.filter(fits) })).filter((group) => group.options.length > 0);
  box.shown = groups.flatMap((group) => group.options);
  const free = wanted && box.free?.(wanted);
  if (free && !box.shown.some((option) => option.value === free.value)) { box.shown.unshift(free); groups.unshift({ options: [free] }); }
  refill(box.list, groups.map((group) => drawGroup(box, group)), box.shown.length === 0 && h("div", { class: "options-none" }, box.words.nothing));
  activate(box, wanted ? 0 : Math.max(0, box.shown.findIndex((option) => box.chosen.includes(option.value))));
  window.dispatchEvent(new Event("resize")); // the list changed its size
}

function drawGroup(box, group) {
  const options = group.options.map((option) => drawOption(box, option));
  if (!group.label) return options;
  return h("div", { role: "group", "aria-label": group.label }, h("div", { class: "options-heading", "aria-hidden": "true", dir: "auto" }, group.label), options);
}

function drawOption(box, option) {
  const selected = box.chosen.includes(option.value);
  const attributes = { class: "option", role: "option", id: freshId("option"), "data-value": option.value, "aria-selected": String(selected), onclick: () => pick(box, option) };
  return h("div", attributes, h("span", { class: "option-words" }, h("span", { dir: "auto" }, option.text), option.detail && h("small", { dir: "auto" }, option.detail)), selected && icon("check"));
}

function activate(box, at) {
  const options = [...box.list.querySelectorAll("[role=option]")];
  box.active = options.length === 0 ? -1 : (at + options.length) % options.length;
  options.forEach((option, index) => option.classList.toggle("is-active", index === box.active));
  options[box.active]?.scrollIntoView({ block: "nearest" });
  if (box.active >= 0) box.input.setAttribute("aria-activedescendant", options[box.active].id);
  else box.input.removeAttribute("aria-activedescendant");
}

function keyed(event, box) {
  if (event.isComposing) return;
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps) { event.preventDefault(); if (box.close) activate(box, box.active + steps[event.key]); else open(box); }
  else if (event.key === "Enter" && box.close) { event.preventDefault(); if (box.shown[box.active]) pick(box, box.shown[box.active]); }
  else if (event.key === "Enter") { event.preventDefault(); open(box); }
  else if (event.key === "Backspace" && box.several && box.input.value === "" && box.chosen.length > 0) choose(box, box.chosen.slice(0, -1));
}

function pick(box, option) {
  if (!box.several) { shut(box); choose(box, [option.value]); return; }
  const has = box.chosen.includes(option.value);
  if (!has && box.most && box.chosen.length >= box.most) { say(box, box.words.full); return; }
  choose(box, has ? box.chosen.filter((value) => value !== option.value) : [...box.chosen, option.value]);
  if (box.close) fillList(box);
}

async function choose(box, values) {
  const before = box.chosen;
  box.chosen = values;
  showChosen(box);
  if (await box.change(values)) return;
  box.chosen = before;
  showChosen(box);
}

function say(box, words) {
  box.list?.querySelector(".options-full")?.remove();
  box.list?.prepend(h("div", { class: "options-full", role: "status" }, words));
}

/** Typing and walking away chooses nothing, except where what was typed is itself a choice. */
function left(box) {
  const free = box.filtering && box.free?.(box.input.value.trim());
  const emptied = box.filtering && !box.several && box.input.value.trim() === "" && box.chosen.length > 0;
  if (emptied) choose(box, []);
  else if (free) choose(box, [free.value]);
  else showChosen(box);
  shut(box);
}

function shut(box) { box.close?.(); }

function closed(box) {
  box.close = null;
  box.input.setAttribute("aria-expanded", "false");
  box.input.removeAttribute("aria-activedescendant");
}
