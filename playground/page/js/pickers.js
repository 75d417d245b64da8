// Slack's date, time and date-time pickers.

import { combobox } from "./combobox.js";
import { dateField } from "./date_field.js";
import { h, refill } from "./dom.js";
import { readTime } from "./moments.js";
import { plainText } from "./texts.js";
import { held, use } from "./use.js";
import { momentOf, wallClock } from "./zones.js";

/** Every half hour of a day: "00:00" to "23:30". */
const HALF_HOURS = Array.from(
  { length: 48 },
  (_, at) => `${String(Math.floor(at / 2)).padStart(2, "0")}:${at % 2 ? "30" : "00"}`,
);

export function drawDatePicker(spot) {
  const { reader } = spot.place;
  const placeholder = plainText(spot.element.placeholder) || reader.t("choose_date");
  const field = dateField({
    ...labels(spot),
    placeholder,
    date: held(spot),
    reader,
    change: (date) => use(spot, date),
  });
  field.dataset.actionId = spot.element.action_id;
  return field;
}

export function drawTimePicker(spot) {
  const { element, place } = spot;
  const zone =
    element.timezone && h("small", { class: "hint" }, place.reader.t("times_in_zone", { zone: element.timezone }));
  const field = timeField(spot, { ...labels(spot), time: held(spot), change: (time) => use(spot, time) });
  return h("span", { class: "time-field", "data-action-id": element.action_id }, field, zone);
}

/** Both halves are in the person's own zone; only a moment that their clocks show can be chosen. */
export function drawDateTimePicker(spot) {
  const {
    element,
    place: { reader },
  } = spot;
  const moment = held(spot);
  const halves = moment === null || moment === undefined ? { date: null, time: null } : wallClock(moment, reader.zone);
  const note = h("small", { class: "hint", role: "status" }, reader.t("times_in_zone", { zone: reader.zone }));
  const change = (part) => {
    Object.assign(halves, part);
    return settle(spot, halves, note);
  };
  const date = dateField({
    ...labels(spot),
    placeholder: reader.t("choose_date"),
    date: halves.date,
    reader,
    change: (value) => change({ date: value }),
  });
  const time = timeField(spot, {
    ...labels(spot),
    id: null,
    time: halves.time,
    change: (value) => change({ time: value }),
  });
  return h("span", { class: "date-time-field", "data-action-id": element.action_id }, date, time, note);
}

function settle(spot, { date, time }, note) {
  const { reader } = spot.place;
  const moment = date && time ? momentOf(date, time, reader.zone) : null;
  const half = Boolean(date) !== Boolean(time);
  const skipped = Boolean(date && time && moment === null);
  refill(
    note,
    skipped
      ? reader.t("skipped_hour", { time, date })
      : reader.t(half ? "choose_both" : "times_in_zone", { zone: reader.zone }),
  );
  note.classList.toggle("field-problem", skipped || half);
  note.toggleAttribute("data-unfinished", skipped || half);
  return use(spot, moment);
}

function timeField(spot, { id, labelledBy, describedBy, time, change }) {
  const { reader } = spot.place;
  const free = (text) => {
    const read = readTime(text);
    return read && { value: read, text: read };
  };
  return combobox({
    id,
    labelledBy,
    describedBy,
    placeholder: plainText(spot.element.placeholder) || reader.t("choose_time"),
    several: false,
    groups: [{ options: HALF_HOURS.map((each) => ({ value: each, text: each })) }],
    chosen: time ? [time] : [],
    free,
    words: { clear: reader.t("clear"), nothing: reader.t("no_such_time") },
    change: (values) => change(values[0] ?? null),
  });
}

function labels(spot) {
  return { id: spot.id, labelledBy: spot.labelledBy, describedBy: spot.describedBy };
}
