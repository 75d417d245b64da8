// Intl's writers cost far more to make than to use, so each is made once.

const made = new Map();

/** A writer of dates in this language and zone. */
export function dateWriter(locale, zone, how) {
  return once(["date", locale, zone, how], () => new Intl.DateTimeFormat(locale, { timeZone: zone, ...how }));
}

/** A writer of spans of time, such as "3 minutes ago". */
export function spanWriter(locale, how = {}) {
  return once(["span", locale, how], () => new Intl.RelativeTimeFormat(locale, how));
}

function once(words, make) {
  const key = JSON.stringify(words);
  if (!made.has(key)) made.set(key, make());
  return made.get(key);
}
