// A date that can be typed or chosen from a month. It knows nothing of Slack.

import { openCalendar } from "./calendar.js";
import { writePlainDate } from "./dates.js";
import { freshId, h } from "./dom.js";
import { icon } from "./icons.js";
import { readDate } from "./moments.js";
import { wallClock } from "./zones.js";

/** `setup`: {id, labelledBy, describedBy, placeholder, date: "2026-11-24" or null, reader, change(date or null)}. */
export function dateField(setup) {
  const { reader } = setup;
  const field = {
    ...setup,
    problem: h("small", { class: "field-problem", role: "alert", id: freshId("problem"), hidden: true }),
  };
  field.input = h("input", {
    type: "text",
    class: "typed date-typed",
    id: setup.id,
    autocomplete: "off",
    placeholder: setup.placeholder,
    "aria-labelledby": setup.labelledBy,
    "aria-label": setup.labelledBy ? null : setup.placeholder,
    "aria-describedby": [setup.describedBy, field.problem.id].filter(Boolean).join(" "),
    onchange: () => typed(field),
    onfocus: () => {
      if (field.date) field.input.value = field.date;
      field.input.select();
    },
    onblur: () => show(field),
    onkeydown: (event) => keyed(event, field),
  });
  field.button = h(
    "button",
    {
      type: "button",
      class: "button-bare field-button",
      "aria-label": reader.t("open_calendar"),
      onclick: () => choose(field),
    },
    icon("calendar"),
  );
  show(field);
  return h("span", { class: "date-field" }, h("span", { class: "date-box" }, field.input, field.button), field.problem);
}

/** Away from the keyboard a date is written out; while typing it is "2026-11-24". */
function show(field) {
  if (field.input.getAttribute("aria-invalid") === "true") return;
  field.input.value = field.date ? writePlainDate(field.date, field.reader) : "";
}

function typed(field) {
  const text = field.input.value.trim();
  const date = readDate(text);
  if (text !== "" && date === null) return refuse(field, field.reader.t("no_such_date", { text }));
  return take(field, date);
}

function refuse(field, words) {
  field.date = null;
  field.input.setAttribute("aria-invalid", "true");
  field.problem.textContent = words;
  field.problem.hidden = false;
  field.change(null);
}

function take(field, date) {
  const changed = date !== field.date || field.input.getAttribute("aria-invalid") === "true";
  field.date = date;
  field.input.removeAttribute("aria-invalid");
  field.problem.hidden = true;
  if (changed) field.change(date);
}

function choose(field) {
  const today = wallClock(field.reader.now(), field.reader.zone).date;
  openCalendar(field.button, {
    date: field.date ?? today,
    chosen: field.date,
    today,
    reader: field.reader,
    pick: (date) => {
      take(field, date);
      show(field);
      field.button.focus();
    },
    closed: () => field.button.focus(),
  });
}

function keyed(event, field) {
  if (event.key === "ArrowDown") {
    event.preventDefault();
    choose(field);
  }
  if (event.key === "Enter") typed(field);
}
