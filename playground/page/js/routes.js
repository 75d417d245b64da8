// Where one is, in the address: /?as=U…#C… for a channel, #home and #messages for the app's page, and Slack's permalinks
// /archives/C…/p1795423500000100, with ?thread_ts=… for an answer in a thread. A canvas is #C…/F…, and /docs/T…/F… at Slack.

const PERMALINK = /^\/archives\/([A-Z0-9]+)\/p(\d{10})(\d{6})$/;
const DOCUMENT = /^\/docs\/[A-Z0-9]+\/([A-Z0-9]+)$/;

/** {channel, message?, thread?, canvas?}, {canvas}, {app: "home" | "messages"}, or null when the address names nothing. */
export function placeInAddress() {
  const link = PERMALINK.exec(location.pathname);
  if (link && !location.hash) {
    const thread = new URLSearchParams(location.search).get("thread_ts");
    return { channel: link[1], message: `${link[2]}.${link[3]}`, thread };
  }
  const document = DOCUMENT.exec(location.pathname);
  if (document && !location.hash) return { canvas: document[1] };
  const word = location.hash.slice(1);
  if (word === "home" || word === "messages") return { app: word };
  const [channel, canvas] = word.split("/");
  return channel ? { channel, canvas } : null;
}

/** An address of Slack's names no person, so whoever looked last in this browser looks again; else ?as= says who. */
export function personInAddress() {
  const named = new URLSearchParams(location.search).get("as");
  return named ?? (PERMALINK.test(location.pathname) || DOCUMENT.test(location.pathname) ? localStorage.getItem("person") : null);
}

/** The address of a place, for this person. */
export function addressFor(desk, where) {
  return `/?${new URLSearchParams({ as: desk.store.me })}#${where.app ?? [where.channel, where.canvas].filter(Boolean).join("/")}`;
}
