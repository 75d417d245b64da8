// The blocks of one place on the screen. Drawn again, only what changed is replaced, so that a person who is typing or
// choosing keeps what they have in hand.

import { drawBlock } from "./blocks.js";
import { h } from "./dom.js";

/** {root, replace(subject), redraw()}: `replace` with a newer version of the message or view, `redraw` when every word
 *  may differ (language, zone, clock). */
export function createSurface(place) {
  const root = h("div", { class: "blocks", "data-place": place.key });
  let shown = new Map();
  const draw = (keep) => {
    const focus = focused(root);
    shown = new Map(tablesLast(place.subject.blocks).map((block) => [block.block_id, keep(block) ?? drawn(block, place)]));
    arrange(
      root,
      [...shown.values()].map((entry) => entry.node),
    );
    if (focus && !root.contains(document.activeElement)) refocus(root, focus);
  };
  const replace = (subject) => {
    const held = new Map([...shown].map(([id, entry]) => [id, heldIn(entry.block, place)]));
    place.replace(subject);
    draw((block) => {
      const entry = shown.get(block.block_id);
      return entry?.words === wordsOf(block, place) && held.get(block.block_id) === heldIn(block, place) ? entry : null;
    });
  };
  const redraw = () => draw(() => null);
  redraw();
  return { root, replace, redraw };
}

/** Slack puts a table under everything else (docs.slack.dev, "Table block"). */
const tablesLast = (blocks) => [
  ...blocks.filter((block) => block.type !== "table"),
  ...blocks.filter((block) => block.type === "table"),
];

function drawn(block, place) {
  return { block, words: wordsOf(block, place), node: drawBlock(block, place) };
}

const wordsOf = (block, place) => JSON.stringify([block, place.errors[block.block_id]]);

/** Makes these the children of `root` without taking out the ones that stay. */
function arrange(root, nodes) {
  const staying = new Set(nodes);
  for (const child of [...root.children]) if (!staying.has(child)) child.remove();
  nodes.forEach((node, at) => {
    if (root.children[at] !== node) root.insertBefore(node, root.children[at] ?? null);
  });
}

/** Everything the elements of a block hold. */
function heldIn(block, place) {
  const elements = [block.element, block.accessory, ...(block.elements ?? [])].filter((element) => element?.action_id);
  return JSON.stringify(elements.map((element) => place.value(block.block_id, element.action_id)));
}

function focused(root) {
  const element = root.contains(document.activeElement) ? document.activeElement : null;
  const action = element?.closest("[data-action-id]");
  if (!action) return null;
  const caret = "selectionStart" in element ? [element.selectionStart, element.selectionEnd] : null;
  return { block: element.closest("[data-block-id]").dataset.blockId, action: action.dataset.actionId, caret };
}

function refocus(root, { block, action, caret }) {
  const found = root.querySelector(`[data-block-id="${CSS.escape(block)}"] [data-action-id="${CSS.escape(action)}"]`);
  const target = found?.matches("input, textarea, button, a")
    ? found
    : found?.querySelector("input, textarea, button, a");
  target?.focus();
  if (caret?.[0] !== undefined && caret?.[0] !== null) target?.setSelectionRange?.(...caret);
}
