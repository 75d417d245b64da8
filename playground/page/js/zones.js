// Moments (Unix seconds) against the wall clock of a zone (IANA name), both ways.

import { dateWriter } from "./formats.js";

const SHOWN = {
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
};

/** What the wall clock of `zone` shows at `moment`: {date: "2026-11-23", time: "09:45", day} with `day` the number of
 *  calendar days since 1970, for counting days between two dates. */
export function wallClock(moment, zone) {
  const parts = Object.fromEntries(
    dateWriter("en-GB", zone, SHOWN)
      .formatToParts(moment * 1000)
      .map((part) => [part.type, part.value]),
  );
  const date = `${parts.year.padStart(4, "0")}-${parts.month}-${parts.day}`;
  return { date, time: `${parts.hour}:${parts.minute}`, day: dayNumber(date) };
}

/** Calendar days since 1970-01-01. */
export function dayNumber(date) {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
}

/** The date that is so many calendar days after 1970-01-01. */
export function dateOfDay(day) {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** The moment at which the clocks in `zone` show this date and time, or null when they skip it (summer time begins).
 *  Of an hour that comes twice (summer time ends) the first. */
export function momentOf(date, time, zone) {
  const naive = Date.parse(`${date}T${time}:00Z`) / 1000;
  const candidates = [naive - 86_400, naive + 86_400].map((near) => naive - offsetAt(near, zone));
  const shown = (moment) => {
    const { date: d, time: t } = wallClock(moment, zone);
    return d === date && t === time;
  };
  return candidates.filter(shown).sort((a, b) => a - b)[0] ?? null;
}

function offsetAt(moment, zone) {
  const { date, time } = wallClock(moment, zone);
  return Date.parse(`${date}T${time}:00Z`) / 1000 - Math.floor(moment / 60) * 60;
}
