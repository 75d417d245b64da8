// Where one is, in the address: /?as=U…#C… for a channel, #home and #messages for the app's page, and Slack's permalinks
// /archives/C…/p1795423500000100.

const PERMALINK = /^\/archives\/([A-Z0-9]+)\/p(\d{10})(\d{6})$/;

/** {channel, message?} or {app: "home" | "messages"}, or null when the address names nothing. */
export function placeInAddress() {
  const link = PERMALINK.exec(location.pathname);
  if (link && !location.hash) return { channel: link[1], message: `${link[2]}.${link[3]}` };
  const word = location.hash.slice(1);
  if (word === "home" || word === "messages") return { app: word };
  return word ? { channel: word } : null;
}

/** The address of a place, for this person. */
export function addressFor(desk, where) {
  return `/?${new URLSearchParams({ as: desk.store.me })}#${where.app ?? where.channel ?? ""}`;
}
