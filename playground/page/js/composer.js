// Where one types. Enter sends, Shift+Enter begins a new line, / offers the commands.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";
import { shortcutItems } from "./shortcuts.js";
import { createSuggestionList } from "./suggestion_list.js";
import { suggestionsFor } from "./suggestions.js";

/** {root, focus()} for one channel, or for one thread in it. `label` is also the placeholder. */
export function createComposer(desk, { channel, thread = null, label }) {
  const input = h("textarea", {
    class: "composer-input",
    rows: "1",
    placeholder: label,
    "aria-label": label,
    dir: "auto",
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
  });
  const problem = h("p", { class: "composer-problem", role: "alert", hidden: true });
  const composer = { desk, channel, thread, input, problem, busy: false };
  composer.list = createSuggestionList(input, desk.t("suggestions"), (option, from) => insert(composer, option, from));
  composer.send = h(
    "button",
    { type: "submit", class: "button is-primary composer-send", "aria-label": desk.t("send"), title: desk.t("send") },
    icon("send"),
  );
  const bolt =
    !thread &&
    menuButton(
      { class: "button-bare", "aria-label": desk.t("shortcuts"), title: desk.t("shortcuts") },
      icon("bolt"),
      () => shortcutItems(desk),
    );
  input.value = desk.drafts.get(draftKey(composer)) ?? "";
  input.addEventListener("input", () => {
    desk.drafts.set(draftKey(composer), input.value);
    grow(input);
    offer(composer);
  });
  input.addEventListener("keydown", (event) => keyed(event, composer));
  input.addEventListener("blur", () => composer.list.hide());
  const form = h(
    "form",
    {
      class: "composer",
      onsubmit: (event) => {
        event.preventDefault();
        send(composer);
      },
    },
    bolt,
    input,
    composer.send,
  );
  return { root: h("div", { class: "composer-box" }, composer.list.root, form, problem), focus: () => input.focus() };
}

/** What was begun in one channel is still there after looking in another. */
const draftKey = ({ channel, thread }) => `${channel} ${thread ?? ""}`;

function grow(input) {
  input.style.height = "auto";
  input.style.height = `${input.scrollHeight}px`;
}

function offer(composer) {
  const { input, desk } = composer;
  composer.list.offer(suggestionsFor(input.value.slice(0, input.selectionStart), desk));
}

function insert(composer, option, from) {
  const { input } = composer;
  input.setRangeText(option.insert, from, input.selectionStart, "end");
  input.focus();
  offer(composer);
}

function keyed(event, composer) {
  if (event.isComposing || composer.list.key(event)) return;
  if (event.key !== "Enter" || event.shiftKey) return;
  event.preventDefault();
  send(composer);
}

/** The text goes at once and comes back when it was not taken. */
async function send(composer) {
  const { input, desk, channel, thread } = composer;
  const text = input.value.trim();
  if (text === "" || composer.busy) return;
  begin(composer);
  const answer = await desk.client.post("/my/say", { channel, text, ...(thread ? { thread_ts: thread } : {}) });
  finish(composer, answer, text);
}

function begin(composer) {
  composer.busy = true;
  composer.send.setAttribute("aria-busy", "true");
  composer.problem.hidden = true;
  composer.list.hide();
  composer.input.value = "";
  composer.desk.drafts.delete(draftKey(composer));
  grow(composer.input);
}

function finish(composer, answer, text) {
  composer.busy = false;
  composer.send.removeAttribute("aria-busy");
  // Of an app that did not answer Slackbot tells in the channel.
  if (answer.ok || answer.error === "app_did_not_respond" || answer.error === "bad_acknowledgement") return;
  if (composer.input.value === "") {
    composer.input.value = text;
    grow(composer.input);
  }
  composer.problem.textContent = composer.desk.why(answer);
  composer.problem.hidden = false;
}
