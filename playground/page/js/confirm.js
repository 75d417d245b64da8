// Slack's confirm dialog: the question before something is done.

import { h } from "./dom.js";
import { drawText, plainText } from "./texts.js";

/** Asks, and answers true when the person presses the confirming button. Esc and the other button say no. */
export function askConfirmation(confirm, reader) {
  return new Promise((answered) => {
    const dialog = h("dialog", { class: "confirm", "aria-label": plainText(confirm.title), role: "alertdialog" });
    const answer = (yes) => {
      dialog.close();
      dialog.remove();
      answered(yes);
    };
    dialog.append(...inside(confirm, reader, answer));
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      answer(false);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

function inside(confirm, reader, answer) {
  const style = confirm.style === "danger" ? "is-danger" : "is-primary";
  const words = {
    yes: confirm.confirm ? plainText(confirm.confirm) : reader.t("yes"),
    no: confirm.deny ? plainText(confirm.deny) : reader.t("cancel"),
  };
  return [
    h("h2", { dir: "auto" }, plainText(confirm.title)),
    drawText(confirm.text, reader, { tag: "div", class: "confirm-text" }),
    h(
      "div",
      { class: "dialog-foot" },
      h("button", { type: "button", class: "button", "data-answer": "no", onclick: () => answer(false) }, words.no),
      h(
        "button",
        {
          type: "button",
          class: `button ${style}`,
          "data-answer": "yes",
          autofocus: true,
          onclick: () => answer(true),
        },
        words.yes,
      ),
    ),
  ];
}
