// Inputs that are typed in: text, e-mail, number and web address.

import { freshId, h } from "./dom.js";
import { plainText } from "./texts.js";
import { held, use } from "./use.js";

const CHARACTER_PAUSE = 300; // milliseconds after the last character before a form hears of it

const KEYBOARDS = {
  email_text_input: { inputmode: "email", autocomplete: "off", type: "text" },
  url_text_input: { inputmode: "url", autocomplete: "off", type: "text" },
  number_input: { inputmode: "decimal", autocomplete: "off", type: "text" },
  plain_text_input: { autocomplete: "off", type: "text" },
};

/** The browser's own checks stay out of it: what is wrong is said by Slack's rules, at the field. */
export function drawTextInput(spot) {
  const { element } = spot;
  const box = element.multiline ? h("textarea", { rows: "4" }) : h("input", KEYBOARDS[element.type]);
  box.value = held(spot) ?? "";
  box.className = "typed";
  furnish(box, spot);
  box.addEventListener("input", typed(box, spot));
  box.addEventListener("keydown", (event) => entered(event, box, spot));
  return counted(box, spot);
}

function furnish(box, spot) {
  const attributes = {
    id: spot.id,
    dir: "auto",
    placeholder: plainText(spot.element.placeholder),
    "aria-labelledby": spot.labelledBy,
    "aria-describedby": spot.describedBy,
    "data-action-id": spot.element.action_id,
  };
  for (const [name, value] of Object.entries(attributes)) if (value) box.setAttribute(name, value);
}

/** What Slack calls "nothing" is null, never an empty string. */
const content = (box) => (box.value === "" ? null : box.value);

function typed(box, spot) {
  const { place, blockId, element } = spot;
  const everyCharacter = spot.dispatches && dispatchesOn(element, "on_character_entered");
  let pause;
  return () => {
    place.fill(blockId, element.action_id, content(box));
    if (!everyCharacter) return;
    clearTimeout(pause);
    pause = setTimeout(() => use(spot, content(box), { trigger: "character" }), CHARACTER_PAUSE);
  };
}

function entered(event, box, spot) {
  const bare = event.key === "Enter" && !event.shiftKey && !event.isComposing;
  if (!bare || spot.element.multiline || !spot.dispatches || !dispatchesOn(spot.element, "on_enter_pressed")) return;
  event.preventDefault();
  use(spot, content(box), { trigger: "enter" });
}

/** Without a configuration Slack sends on Enter. */
function dispatchesOn(element, trigger) {
  return (element.dispatch_action_config?.trigger_actions_on ?? ["on_enter_pressed"]).includes(trigger);
}

/** With a limit there is a counter. Typing past it stays possible, so that what was pasted is not cut unseen. */
function counted(box, spot) {
  const { min_length: least, max_length: most } = spot.element;
  if (!most && !least) return box;
  const id = freshId("counter");
  const counter = h("span", { class: "counter", id });
  const count = () => {
    const length = [...box.value].length;
    counter.textContent = most ? `${length} / ${most}` : spot.place.reader.t("at_least", { length, least });
    counter.classList.toggle("is-over", Boolean((most && length > most) || (least && length > 0 && length < least)));
  };
  box.addEventListener("input", count);
  box.setAttribute("aria-describedby", [spot.describedBy, id].filter(Boolean).join(" "));
  count();
  return h("div", { class: "counted" }, box, counter);
}
