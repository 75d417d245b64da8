// Where one is, in the address: /?as=U…#C… for a channel, #home and #messages for the app's page, and Slack's permalinks
// /archives/C…/p1795423500000100, with ?thread_ts=… for an answer in a thread.

const PERMALINK = /^\/archives\/([A-Z0-9]+)\/p(\d{10})(\d{6})$/;

/** {channel, message?, thread?} or {app: "home" | "messages"}, or null when the address names nothing. */
export function placeInAddress() {
  const link = PERMALINK.exec(location.pathname);
  if (link && !location.hash) {
    const thread = new URLSearchParams(location.search).get("thread_ts");
    return { channel: link[1], message: `${link[2]}.${link[3]}`, thread };
  }
  const word = location.hash.slice(1);
  if (word === "home" || word === "messages") return { app: word };
  return word ? { channel: word } : null;
}

/** A permalink names no person, so whoever looked last in this browser looks again; else ?as= says who. */
export function personInAddress() {
  const named = new URLSearchParams(location.search).get("as");
  return named ?? (PERMALINK.test(location.pathname) ? localStorage.getItem("person") : null);
}

/** The address of a place, for this person. */
export function addressFor(desk, where) {
  return `/?${new URLSearchParams({ as: desk.store.me })}#${where.app ?? where.channel ?? ""}`;
}
