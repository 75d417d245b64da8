// Slack's date tokens, written for one reader: in their zone, in their language, against their today.
// Tokens: docs.slack.dev, "Formatting message text" and "Date element", read 2026-11-24.

import { dateWriter, spanWriter } from "./formats.js";
import { wallClock } from "./zones.js";

const DATE = { day: "numeric", month: "long", year: "numeric" };
const SHORT = { day: "numeric", month: "short", year: "numeric" };
const LONG = { weekday: "long", ...DATE };
const LONG_NO_YEAR = { weekday: "long", day: "numeric", month: "long" };
const SLASHED = { day: "2-digit", month: "2-digit", year: "numeric" };
const TIME = { timeStyle: "short" };
const SECONDS = { timeStyle: "medium" };

const TOKENS = {
  date_num: (moment, reader) => wallClock(moment, reader.zone).date,
  date_slash: (moment, reader) => written(moment, reader, SLASHED),
  date: (moment, reader) => written(moment, reader, DATE),
  date_short: (moment, reader) => written(moment, reader, SHORT),
  date_long: (moment, reader) => written(moment, reader, LONG),
  date_long_full: (moment, reader) => written(moment, reader, DATE),
  date_pretty: (moment, reader) => nearby(moment, reader) ?? written(moment, reader, DATE),
  date_short_pretty: (moment, reader) => nearby(moment, reader) ?? written(moment, reader, SHORT),
  date_long_pretty: (moment, reader) => nearby(moment, reader) ?? written(moment, reader, LONG),
  day_divider_pretty: (moment, reader) =>
    nearby(moment, reader) ?? written(moment, reader, thisYear(moment, reader) ? LONG_NO_YEAR : LONG),
  time: (moment, reader) => written(moment, reader, TIME),
  time_secs: (moment, reader) => written(moment, reader, SECONDS),
  ago: (moment, reader) => ago(moment, reader),
};

/** `format` with its tokens filled in, or null when Slack would show the fallback: no moment, no or unknown tokens.
 *  As in Slack the first letter becomes a capital. */
export function writeDate(moment, format, reader) {
  const names = [...format.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
  if (!Number.isFinite(moment) || names.length === 0 || !names.every((name) => Object.hasOwn(TOKENS, name)))
    return null;
  const text = format.replace(/\{(\w+)\}/g, (_, name) => TOKENS[name](moment, reader));
  return text.slice(0, 1).toLocaleUpperCase(reader.locale) + text.slice(1);
}

/** The time of day, as beside a message. */
export const writeTime = (moment, reader) => TOKENS.time(moment, reader);

/** Day and time in full, for a tooltip. */
export const writeMoment = (moment, reader) =>
  `${TOKENS.date_long(moment, reader)} ${TOKENS.time_secs(moment, reader)}`;

/** A short day and the time, as in the clock of the top bar: "ma 23 nov 09:45". */
export function writeClock(moment, reader) {
  return `${written(moment, reader, { weekday: "short", day: "numeric", month: "short" })} ${writeTime(moment, reader)}`;
}

/** A date without a time ("2026-11-24") in full, in the reader's language. */
export function writePlainDate(date, reader) {
  return written(Date.parse(`${date}T12:00:00Z`) / 1000, { ...reader, zone: "UTC" }, LONG);
}

function written(moment, reader, how) {
  const parts = dateWriter(reader.locale, reader.zone, how).formatToParts(moment * 1000);
  return parts
    .map((part) => (part.type === "day" && how.month === "long" ? ordinal(part.value, reader.locale) : part.value))
    .join("");
}

/** American English writes "February 18th". */
function ordinal(day, locale) {
  if (locale !== "en-US") return day;
  const word = { one: "st", two: "nd", few: "rd", other: "th" };
  return day + word[new Intl.PluralRules("en-US", { type: "ordinal" }).select(Number(day))];
}

function daysAway(moment, reader) {
  return wallClock(moment, reader.zone).day - wallClock(reader.now(), reader.zone).day;
}

/** "yesterday", "today" or "tomorrow" in the reader's language, or null when it is further away. */
function nearby(moment, reader) {
  const days = daysAway(moment, reader);
  return Math.abs(days) > 1 ? null : spanWriter(reader.locale, { numeric: "auto" }).format(days, "day");
}

function thisYear(moment, reader) {
  return wallClock(moment, reader.zone).date.slice(0, 4) === wallClock(reader.now(), reader.zone).date.slice(0, 4);
}

const SPANS = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

function ago(moment, reader) {
  const seconds = Math.round(moment - reader.now());
  const [unit, size] = SPANS.find((span) => Math.abs(seconds) >= span[1]) ?? SPANS.at(-1);
  return spanWriter(reader.locale).format(Math.trunc(seconds / size), unit);
}
