// A sentence that shows for a moment and is read out.

import { h } from "./dom.js";
import { icon } from "./icons.js";

const SHOWN = 7000; // milliseconds

/** The corner where such sentences appear, and the function that says one. */
export function createToasts(t) {
  const root = h("div", { class: "toasts", role: "status", "aria-live": "polite" });
  const say = (text) => {
    const toast = h(
      "div",
      { class: "toast" },
      h("span", { dir: "auto" }, text),
      h(
        "button",
        { type: "button", class: "button-bare", "aria-label": t("dismiss"), onclick: () => toast.remove() },
        icon("close"),
      ),
    );
    // An open form covers the page, so the sentence has to stand above it.
    (document.querySelector("dialog[open]") ?? document.body).append(root);
    root.append(toast);
    setTimeout(() => toast.remove(), SHOWN);
  };
  return { root, say };
}
