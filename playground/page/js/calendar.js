// A month to choose a day from, walked with the arrow keys (the date picker grid of the ARIA Authoring Practices).

import { writePlainDate } from "./dates.js";
import { h, refill } from "./dom.js";
import { dateWriter } from "./formats.js";
import { icon } from "./icons.js";
import { openPopup } from "./popup.js";
import { dateOfDay, dayNumber } from "./zones.js";

/** Opens a month beside `anchor`. `setup`: {date: "2026-11-24" to start at, chosen, today, reader, pick(date)}. */
export function openCalendar(anchor, setup) {
  const popup = h("div", { class: "calendar", role: "dialog", "aria-label": setup.reader.t("choose_date") });
  const month = { ...setup, popup, day: dayNumber(setup.date) };
  month.close = openPopup(popup, anchor, { onClose: () => setup.closed?.() });
  popup.addEventListener("keydown", (event) => keyed(event, month));
  draw(month);
}

function draw(month) {
  const { reader, popup } = month;
  const first = firstOfMonth(month.day);
  const title = dateWriter(reader.locale, "UTC", { month: "long", year: "numeric" }).format(first * 86_400_000);
  refill(
    popup,
    h(
      "div",
      { class: "calendar-head" },
      stepButton(month, -1, "back", reader.t("month_before")),
      h("h3", { "aria-live": "polite" }, title),
      stepButton(month, 1, "back", reader.t("month_after")),
    ),
    h("table", { role: "grid" }, h("thead", {}, h("tr", {}, weekdays(reader))), h("tbody", {}, weeks(month, first))),
  );
  popup.querySelector("[tabindex='0']").focus();
  window.dispatchEvent(new Event("resize"));
}

function stepButton(month, by, name, label) {
  const step = () => {
    month.day = monthsAway(month.day, by);
    draw(month);
  };
  return h(
    "button",
    { type: "button", class: `button-bare${by > 0 ? " is-turned" : ""}`, "aria-label": label, onclick: step },
    icon(name),
  );
}

/** Monday first, in both languages of the page. 1970-01-05 was a Monday: day 4. */
function weekdays(reader) {
  const write = (how, day) => dateWriter(reader.locale, "UTC", { weekday: how }).format(day * 86_400_000);
  return [4, 5, 6, 7, 8, 9, 10].map((day) =>
    h("th", { scope: "col", abbr: write("long", day) }, write("short", day).slice(0, 2)),
  );
}

function weeks(month, first) {
  const start = first - mondayIndex(first);
  const rows = Math.ceil((mondayIndex(first) + daysInMonth(first)) / 7);
  return Array.from({ length: rows }, (_, row) =>
    h(
      "tr",
      {},
      Array.from({ length: 7 }, (__, column) => dayCell(month, start + row * 7 + column, first)),
    ),
  );
}

function dayCell(month, day, first) {
  const date = dateOfDay(day);
  if (firstOfMonth(day) !== first) return h("td", {});
  const words = [month.chosen === date && "is-chosen", month.today === date && "is-today"].filter(Boolean).join(" ");
  const pick = () => {
    month.close();
    month.pick(date);
  };
  return h(
    "td",
    { role: "gridcell", "aria-selected": String(month.chosen === date) },
    h(
      "button",
      {
        type: "button",
        class: `day ${words}`,
        "data-date": date,
        tabindex: day === month.day ? "0" : "-1",
        "aria-label": writePlainDate(date, month.reader),
        "aria-current": month.today === date ? "date" : null,
        onclick: pick,
      },
      String(Number(date.slice(8))),
    ),
  );
}

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

function keyed(event, month) {
  const target =
    {
      PageUp: () => monthsAway(month.day, event.shiftKey ? -12 : -1),
      PageDown: () => monthsAway(month.day, event.shiftKey ? 12 : 1),
      Home: () => month.day - mondayIndex(month.day),
      End: () => month.day + 6 - mondayIndex(month.day),
    }[event.key] ?? (event.key in STEPS && event.target.matches(".day") ? () => month.day + STEPS[event.key] : null);
  if (!target) return;
  event.preventDefault();
  month.day = target();
  draw(month);
}

const mondayIndex = (day) => (((day - 4) % 7) + 7) % 7;
const firstOfMonth = (day) => dayNumber(`${dateOfDay(day).slice(0, 7)}-01`);
const daysInMonth = (first) => firstOfMonth(first + 31) - first;

/** The same day of another month, or its last day when that month is shorter. */
function monthsAway(day, by) {
  const date = new Date(day * 86_400_000);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + by, 1) / 86_400_000;
  return first + Math.min(date.getUTCDate(), daysInMonth(first)) - 1;
}
