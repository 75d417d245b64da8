// What the page cannot draw is said by name, never drawn wrongly.

import { h } from "./dom.js";
import { icon } from "./icons.js";

/** A visible refusal to draw something of Slack by its type. */
export function refusal(type, reader) {
  return h(
    "div",
    { class: "refusal", "data-refused": type, role: "note" },
    icon("warning"),
    reader.t("cannot_draw", { type }),
  );
}
