// Which addresses may become a link. Anything else (javascript:, data:, …) is shown as text.

const SAFE = new Set(["http:", "https:", "mailto:", "tel:"]);

/** The address as the browser understands it, or null when it must not be a link. */
export function safeAddress(address) {
  try {
    const url = new URL(address);
    return SAFE.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** Attributes of a link that opens beside the page and tells the other side nothing about it. */
export function linkAttributes(address) {
  return { href: address, target: "_blank", rel: "noopener noreferrer" };
}
