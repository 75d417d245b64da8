// The dialog in which people say how it is with them: a picture, a few words, and until when.

import { freshId, h } from "./dom.js";
import { emojiNamed } from "./emoji.js";
import { dateOfDay, momentOf, wallClock } from "./zones.js";

const PICTURES = ["speech_balloon", "palm_tree", "face_with_thermometer", "bus", "spiral_calendar_pad", "house_with_garden"];
const LONGEST_TEXT = 100; // characters, as in Slack
const [END_OF_DAY, START_OF_DAY] = ["17:00", "09:00"];

/** Opens it for who looks at this page; the focus goes back to the button under their name. */
export function openStatusDialog(desk) {
  const me = desk.store.person(desk.store.me);
  const dialog = h("dialog", { class: "confirm status-dialog", "aria-label": desk.t("status_set") });
  const form = drawForm(desk, me, dialog);
  dialog.append(h("h2", {}, desk.t("status_set")), form);
  dialog.addEventListener("close", () => {
    dialog.remove();
    document.querySelector(".my-status")?.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  form.elements.text.focus();
}

function drawForm(desk, me, dialog) {
  const ends = endsFor(desk);
  const problem = h("p", { class: "field-problem", id: freshId("problem"), role: "alert", hidden: true });
  const form = h(
    "form",
    { class: "status-form", method: "dialog", novalidate: true },
    drawPictures(desk, me),
    drawText(desk, me),
    drawUntil(desk, me, ends, problem),
    problem,
    drawFoot(desk, me, dialog),
  );
  form.addEventListener("change", (event) => changed(event, form, desk));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(desk, form, ends, problem, dialog);
  });
  suitMoment(form);
  return form;
}

/** The moments that are chosen by name, those still to come. */
function endsFor({ reader, store }) {
  const { zone } = reader();
  const { date, day } = wallClock(store.now(), zone);
  const today = momentOf(date, END_OF_DAY, zone);
  const tomorrow = momentOf(dateOfDay(day + 1), START_OF_DAY, zone);
  return { ...(today > store.now() ? { today } : {}), tomorrow, no_end: 0 };
}

function drawPictures({ t }, me) {
  const chosen = PICTURES.find((name) => me.status_emoji === `:${name}:`) ?? PICTURES[0];
  const choice = (name) =>
    h(
      "label",
      { class: "status-picture", title: t(`status_is_${name}`) },
      h("input", {
        type: "radio",
        name: "picture",
        value: name,
        checked: name === chosen,
        "aria-label": t(`status_is_${name}`),
      }),
      h("span", { "aria-hidden": "true" }, emojiNamed(name)),
    );
  return h("fieldset", {}, h("legend", {}, t("status_picture")), h("div", { class: "status-pictures" }, PICTURES.map(choice)));
}

function drawText({ t }, me) {
  const field = h("input", {
    type: "text",
    name: "text",
    class: "typed",
    value: me.status_text,
    maxlength: LONGEST_TEXT,
    autocomplete: "off",
    dir: "auto",
  });
  return labelled(t("status_text"), field);
}

/** The label is beside the field, not around it: a list inside would lend it the words of its options. */
function labelled(words, field) {
  field.id = freshId("status");
  return h("div", {}, h("label", { for: field.id }, words), field);
}

function drawUntil(desk, me, ends, problem) {
  const { t } = desk;
  const start = me.status_expiration ? "moment" : me.status_text ? "no_end" : Object.keys(ends)[0];
  const option = (name) => h("option", { value: name, selected: name === start }, t(`status_until_${name}`));
  const { date, time } = wallClock(me.status_expiration || ends.tomorrow, desk.reader().zone);
  const moment = h("input", {
    type: "datetime-local",
    name: "moment",
    class: "typed",
    value: `${date}T${time}`,
    "aria-label": t("status_until_moment"),
    "aria-describedby": problem.id,
  });
  const names = [...Object.keys(ends).filter((name) => name !== "no_end"), "moment", "no_end"];
  const until = h("select", { name: "until", class: "typed" }, names.map(option));
  return [labelled(t("status_until"), until), h("div", {}, moment)];
}

function drawFoot(desk, me, dialog) {
  const { t } = desk;
  const cancel = h("button", { type: "button", class: "button", onclick: () => dialog.close() }, t("cancel"));
  const save = h("button", { type: "submit", class: "button is-primary" }, t("save"));
  const clear = () => tell(desk, { text: "", emoji: "", expiration: 0 }, dialog);
  const has = me.status_text || me.status_emoji;
  return h(
    "div",
    { class: "dialog-foot" },
    has && h("button", { type: "button", class: "button status-clear", onclick: clear }, t("clear")),
    cancel,
    save,
  );
}

/** A picture brings its own words, unless somebody wrote others. */
function changed({ target }, form, { t }) {
  if (target.name === "until") suitMoment(form);
  if (target.name !== "picture") return;
  const usual = PICTURES.map((name) => t(`status_is_${name}`));
  const { text } = form.elements;
  if (text.value === "" || usual.includes(text.value))
    text.value = target.value === PICTURES[0] ? "" : t(`status_is_${target.value}`);
}

function suitMoment(form) {
  form.elements.moment.hidden = form.elements.until.value !== "moment";
}

function send(desk, form, ends, problem, dialog) {
  const { picture, text, until, moment } = form.elements;
  const expiration = until.value === "moment" ? chosenMoment(moment.value, desk) : ends[until.value];
  problem.hidden = expiration !== null;
  problem.textContent = expiration === null ? desk.t("status_past") : "";
  if (expiration === null) return moment.focus();
  return tell(desk, { text: text.value.trim(), emoji: `:${picture.value}:`, expiration }, dialog);
}

/** Unix seconds, or null when there is no such moment, or not any more. */
function chosenMoment(value, { reader, store }) {
  const [date, time] = value.split("T");
  const moment = time ? momentOf(date, time.slice(0, 5), reader().zone) : null;
  return moment > store.now() ? moment : null;
}

async function tell(desk, { text, emoji, expiration }, dialog) {
  const status = { status_text: text, status_emoji: emoji, status_expiration: expiration };
  const answer = await desk.client.post("/my/profile", status);
  dialog.close();
  if (!answer.ok) desk.toast(desk.why(answer));
}
