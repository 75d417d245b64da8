// A list to choose from that filters while one types; one choice or several. It knows nothing of Slack.
// Keyboard: the combobox pattern of the ARIA Authoring Practices (arrows, Enter, Esc, Home, End, Backspace on chips).

import { activate, fillList, say } from "./combobox_list.js";
import { freshId, h, refill } from "./dom.js";
import { icon } from "./icons.js";
import { openPopup } from "./popup.js";

/** `setup`: {id, labelledBy, describedBy, placeholder, several, most, groups: [{label, options: [{value, text, detail}]}],
 *  chosen: [value], words: {clear, nothing, remove(text), full}, change(values) -> promise of true when it was taken,
 *  free(text) -> option or null: what was typed may itself be a choice}. */
export function combobox(setup) {
  const box = { ...setup, chosen: [...setup.chosen], active: -1, shown: [], close: null, filtering: false };
  box.pick = (option) => pick(box, option);
  box.input = drawInput(setup);
  box.chips = h("span", { class: "chips" });
  box.clear = drawClear(box);
  const attributes = { class: "select", onpointerdown: (event) => pressed(event, box) };
  box.root = h("div", attributes, box.chips, box.input, box.clear, icon("chevron"));
  box.input.addEventListener("input", () => {
    box.filtering = true;
    open(box);
  });
  box.input.addEventListener("keydown", (event) => keyed(event, box));
  box.input.addEventListener("blur", () => left(box));
  showChosen(box);
  return box.root;
}

function drawInput(setup) {
  return h("input", {
    type: "text",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    id: setup.id,
    dir: "auto",
    "aria-expanded": "false",
    "aria-autocomplete": "list",
    "aria-labelledby": setup.labelledBy,
    "aria-describedby": setup.describedBy,
    "aria-label": setup.labelledBy ? null : setup.placeholder,
  });
}

function drawClear(box) {
  const attributes = { type: "button", class: "clear", "aria-label": box.words.clear, onclick: () => choose(box, []) };
  return h("button", attributes, icon("close"));
}

const allOptions = (box) => box.groups.flatMap((group) => group.options);
const optionOf = (box, value) =>
  allOptions(box).find((option) => option.value === value) ?? box.free?.(value) ?? { value, text: value };

function showChosen(box) {
  const chosen = box.chosen.map((value) => optionOf(box, value));
  box.filtering = false;
  box.input.value = box.several || chosen.length === 0 ? "" : chosen[0].text;
  box.input.placeholder = box.several && chosen.length > 0 ? "" : box.placeholder;
  box.clear.hidden = chosen.length === 0;
  refill(box.chips, box.several ? chosen.map((option) => chip(box, option)) : []);
}

function chip(box, option) {
  const drop = () => {
    choose(
      box,
      box.chosen.filter((value) => value !== option.value),
    );
    box.input.focus();
  };
  return h(
    "span",
    { class: "chip" },
    h("span", { dir: "auto" }, option.text),
    h("button", { type: "button", "aria-label": box.words.remove(option.text), onclick: drop }, icon("close")),
  );
}

function pressed(event, box) {
  if (event.target.closest("button")) {
    event.preventDefault(); // Leaving the field would draw the chips anew, and the press be lost.
    return;
  }
  if (event.target !== box.input) {
    event.preventDefault();
    box.input.focus();
  }
  if (box.close) shut(box);
  else open(box);
}

function open(box) {
  if (!box.close) {
    box.list = h("div", {
      class: "options",
      role: "listbox",
      id: freshId("options"),
      "aria-multiselectable": box.several ? "true" : null,
      onpointerdown: (event) => event.preventDefault(),
    });
    box.close = openPopup(box.list, box.root, { sameWidth: true, onClose: () => closed(box) });
    box.input.setAttribute("aria-expanded", "true");
    box.input.setAttribute("aria-controls", box.list.id);
  }
  fillList(box);
}

function keyed(event, box) {
  if (event.isComposing) return;
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps) {
    event.preventDefault();
    if (box.close) activate(box, box.active + steps[event.key]);
    else open(box);
  } else if (event.key === "Enter" && box.close) {
    event.preventDefault();
    if (box.shown[box.active]) pick(box, box.shown[box.active]);
  } else if (event.key === "Enter") {
    event.preventDefault();
    open(box);
  } else if (event.key === "Backspace" && box.several && box.input.value === "" && box.chosen.length > 0)
    choose(box, box.chosen.slice(0, -1));
}

function pick(box, option) {
  if (!box.several) {
    shut(box);
    choose(box, [option.value]);
    return;
  }
  const has = box.chosen.includes(option.value);
  if (!has && box.most && box.chosen.length >= box.most) {
    say(box, box.words.full);
    return;
  }
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

/** Typing and walking away chooses nothing, except where what was typed is itself a choice. */
function left(box) {
  const free = box.filtering && box.free?.(box.input.value.trim());
  const emptied = box.filtering && !box.several && box.input.value.trim() === "" && box.chosen.length > 0;
  if (emptied) choose(box, []);
  else if (free) choose(box, [free.value]);
  else showChosen(box);
  shut(box);
}

function shut(box) {
  box.close?.();
}

function closed(box) {
  box.close = null;
  box.input.setAttribute("aria-expanded", "false");
  box.input.removeAttribute("aria-activedescendant");
}
