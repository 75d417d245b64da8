// Something that opens beside its anchor, above everything else, and closes by Esc or a press elsewhere.

const MARGIN = 8; // pixels kept free at the edges of the window
const GAP = 4; // pixels between anchor and popup

/** Shows `popup` beside `anchor` and answers a function that closes it. `onClose` is called once, however it closes.
 *  `sameWidth` makes it at least as wide as its anchor. */
export function openPopup(popup, anchor, { onClose = () => {}, sameWidth = false } = {}) {
  popup.popover = "manual";
  (anchor.closest("dialog") ?? document.body).append(popup);
  popup.showPopover();
  const layOut = () => (anchor.isConnected ? place(popup, anchor, sameWidth) : close());
  const ending = new AbortController();
  const close = () => {
    if (ending.signal.aborted) return;
    ending.abort();
    popup.remove();
    onClose();
  };
  listen(popup, anchor, layOut, close, ending.signal);
  layOut();
  return close;
}

function listen(popup, anchor, layOut, close, signal) {
  const outside = (event) => !popup.contains(event.target) && !anchor.contains(event.target);
  document.addEventListener(
    "pointerdown",
    (event) => {
      if (outside(event)) close();
    },
    { signal, capture: true },
  );
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      event.stopPropagation();
      close();
    },
    { signal, capture: true },
  );
  window.addEventListener("resize", layOut, { signal });
  document.addEventListener(
    "scroll",
    (event) => {
      if (!popup.contains(event.target)) layOut();
    },
    { signal, capture: true },
  );
}

function place(popup, anchor, sameWidth) {
  const at = anchor.getBoundingClientRect();
  const below = window.innerHeight - at.bottom - GAP - MARGIN;
  const above = at.top - GAP - MARGIN;
  popup.style.minWidth = sameWidth ? `${at.width}px` : "";
  popup.style.maxHeight = `${Math.max(below, above)}px`;
  const { width, height } = popup.getBoundingClientRect();
  const top = height <= below || below >= above ? at.bottom + GAP : at.top - GAP - height;
  const start = getComputedStyle(anchor).direction === "rtl" ? at.right - width : at.left;
  popup.style.top = `${Math.max(MARGIN, top)}px`;
  popup.style.left = `${Math.max(MARGIN, Math.min(start, window.innerWidth - width - MARGIN))}px`;
}
