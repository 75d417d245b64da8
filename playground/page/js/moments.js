// What a person types for a date or a time, read. Day before month, as both of the page's languages write it.

import { dateOfDay, dayNumber } from "./zones.js";

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const DAY_FIRST = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/;
const TIME = /^(\d{1,2})(?:[:.u]?(\d{2}))?$/;

/** "2026-11-24" for a date that exists, or null. */
export function readDate(text) {
  const iso = ISO.exec(text.trim());
  const dayFirst = DAY_FIRST.exec(text.trim());
  const [year, month, day] = iso ? iso.slice(1) : dayFirst ? dayFirst.slice(1).reverse() : [];
  if (!year) return null;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const number = dayNumber(date);
  return Number.isFinite(number) && dateOfDay(number) === date ? date : null;
}

/** "09:20" for a time of day ("9:20", "9.20", "0920", "9"), or null. */
export function readTime(text) {
  const found = TIME.exec(text.trim());
  if (!found) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  return hour < 24 && minute < 60 ? `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}` : null;
}
