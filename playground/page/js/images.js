// Pictures. A picture that does not come shows its alternative text.

import { h } from "./dom.js";
import { safeAddress } from "./links.js";
import { refusal } from "./refusal.js";
import { plainText } from "./texts.js";

/** An image element, as in a section's accessory or a context. */
export function drawImage(element, reader) {
  const address = element.image_url && safeAddress(element.image_url);
  if (!address) return refusal(element.slack_file ? "slack_file" : "image", reader);
  const image = h("img", {
    src: address,
    alt: element.alt_text,
    title: element.alt_text,
    loading: "lazy",
    referrerpolicy: "no-referrer",
  });
  image.addEventListener("error", () =>
    image.replaceWith(
      h("span", { class: "image-missing", role: "img", "aria-label": element.alt_text, dir: "auto" }, element.alt_text),
    ),
  );
  return image;
}

export function drawImageBlock(block, reader) {
  return h(
    "figure",
    {},
    block.title && h("figcaption", { dir: "auto" }, plainText(block.title)),
    drawImage(block, reader),
  );
}
