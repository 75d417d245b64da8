// Slack's blocks, drawn: JSON in, nodes out. What this page has no drawing for is refused by name.

import { freshId, h } from "./dom.js";
import { drawElement } from "./elements.js";
import { drawImage, drawImageBlock } from "./images.js";
import { refusal } from "./refusal.js";
import { drawRichText } from "./rich_text.js";
import { drawTable } from "./table.js";
import { drawText, plainText } from "./texts.js";

const DRAWERS = {
  section: drawSection,
  header: (block, place) => h("h3", { class: "header-text", dir: "auto" }, plainText(block.text)),
  divider: () => h("hr"),
  context: drawContext,
  actions: drawActions,
  image: (block, place) => drawImageBlock(block, place.reader),
  input: drawInput,
  rich_text: (block, place) => drawRichText(block, place.reader),
  table: (block, place) => drawTable(block, place.reader),
};

/** All blocks of a message or view, in an element that says which place it is. */
export function drawBlocks(blocks, place) {
  return h(
    "div",
    { class: "blocks", "data-place": place.key },
    blocks.map((block) => drawBlock(block, place)),
  );
}

/** One block; a block that cannot be drawn does not take the others with it. */
export function drawBlock(block, place) {
  return h(
    "div",
    { class: `block block-${block.type}`, "data-block-id": block.block_id },
    drawnOrRefused(block, place),
  );
}

function drawnOrRefused(block, place) {
  if (!Object.hasOwn(DRAWERS, block.type)) return refusal(block.type, place.reader);
  try {
    return DRAWERS[block.type](block, place);
  } catch (error) {
    console.error("block not drawn", block, error);
    return refusal(block.type, place.reader);
  }
}

function drawSection(block, place) {
  const { text, fields, accessory } = block;
  const words = h(
    "div",
    { class: "section-words" },
    text && drawText(text, place.reader, { tag: "div" }),
    fields &&
      h(
        "div",
        { class: "fields" },
        fields.map((field) => drawText(field, place.reader, { tag: "div" })),
      ),
  );
  return [
    words,
    accessory && h("div", { class: `accessory accessory-${accessory.type}` }, drawAccessory(accessory, block, place)),
  ];
}

function drawAccessory(accessory, block, place) {
  return accessory.type === "image" ? drawImage(accessory, place.reader) : drawElement(accessory, block, place);
}

function drawContext(block, place) {
  return block.elements.map((element) =>
    element.type === "image" ? drawImage(element, place.reader) : drawText(element, place.reader),
  );
}

function drawActions(block, place) {
  return block.elements.map((element) => drawElement(element, block, place));
}

/** Label, element, hint, and the problem that the app or Slack found with it. */
function drawInput(block, place) {
  const [label, hint, problem] = [freshId("label"), freshId("hint"), freshId("problem")];
  const sentence = place.errors[block.block_id];
  const describedBy = [block.hint && hint, sentence && problem].filter(Boolean).join(" ") || null;
  const element = drawElement(block.element, block, place, { inInput: true, labelledBy: label, describedBy });
  const target = element.matches("input, textarea") ? element : element.querySelector("input[id], textarea[id]");
  return [
    h(
      "label",
      { class: "input-label", id: label, for: target?.id, dir: "auto" },
      plainText(block.label),
      block.optional && h("span", { class: "optional" }, ` ${place.reader.t("optional")}`),
    ),
    element,
    block.hint && h("small", { class: "hint", id: hint, dir: "auto" }, plainText(block.hint)),
    sentence &&
      h("p", { class: "block-problem", id: problem, role: "alert", dir: "auto" }, place.reader.slack(sentence)),
  ];
}
