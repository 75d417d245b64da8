// The list of suggestions above the composer. Arrows choose, Tab or Enter takes, Esc closes.

import { freshId, h, refill } from "./dom.js";

/** {root, offer(found), hide(), key(event) -> true when the key was for the list}. `take(option, from)` is called with
 *  what was chosen. */
export function createSuggestionList(input, label, take) {
  const root = h("div", {
    class: "suggestions",
    role: "listbox",
    id: freshId("suggestions"),
    "aria-label": label,
    hidden: true,
  });
  const list = { root, input, take, found: null, active: -1 };
  input.setAttribute("aria-controls", root.id);
  return {
    root,
    offer: (found) => offer(list, found),
    hide: () => offer(list, null),
    key: (event) => !root.hidden && keyed(event, list),
  };
}

function offer(list, found) {
  list.found = found;
  list.active = -1;
  list.root.hidden = !found || found.options.length === 0;
  list.input.setAttribute("aria-expanded", String(!list.root.hidden));
  list.input.removeAttribute("aria-activedescendant");
  refill(list.root, list.root.hidden ? [] : found.options.map((option) => draw(list, option)));
}

function draw(list, option) {
  const press = (event) => {
    event.preventDefault();
    if (option.insert) list.take(option, list.found.from);
  };
  return h(
    "div",
    {
      class: `suggestion${option.insert ? "" : " is-help"}`,
      role: "option",
      id: freshId("suggestion"),
      "aria-selected": "false",
      onpointerdown: press,
    },
    h("b", { dir: "auto" }, option.text),
    option.detail && h("small", { dir: "auto" }, option.detail),
  );
}

function keyed(event, list) {
  const options = list.found.options;
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key === "Escape") offer(list, null);
  else if (!options[0].insert) return false;
  else if (event.key in steps)
    activate(list, list.active + (list.active < 0 && event.key === "ArrowUp" ? 0 : steps[event.key]));
  else if (event.key === "Tab" && !event.shiftKey) list.take(options[Math.max(0, list.active)], list.found.from);
  else if (event.key === "Enter" && list.active >= 0) list.take(options[list.active], list.found.from);
  else return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

function activate(list, at) {
  const nodes = [...list.root.children];
  list.active = (at + nodes.length) % nodes.length;
  nodes.forEach((node, index) => node.setAttribute("aria-selected", String(index === list.active)));
  nodes[list.active].scrollIntoView({ block: "nearest" });
  list.input.setAttribute("aria-activedescendant", nodes[list.active].id);
}
