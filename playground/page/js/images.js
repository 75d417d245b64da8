// Pictures. A picture that does not come shows its alternative text.

import { h } from "./dom.js";
import { safeAddress } from "./links.js";
import { refusal } from "./refusal.js";
import { plainText } from "./texts.js";

/** An image element, as in a section's accessory or a context: a picture of the web, or one that was uploaded. */
export function drawImage(element, reader) {
  const address = element.slack_file ? addressOf(element.slack_file, reader) : safeAddress(element.image_url ?? "");
  if (!address) return refusal("image", reader);
  const image = h("img", {
    src: address,
    alt: element.alt_text,
    title: element.alt_text,
    loading: "lazy",
    referrerpolicy: "no-referrer",
  });
  return showsAlternative(image, element.alt_text);
}

const addressOf = ({ id, url }, reader) => `/my/file?${new URLSearchParams({ person: reader.id, file: id ?? url })}`;

/** The picture, whose place is taken by `words` when it does not come. */
export function showsAlternative(image, words) {
  image.addEventListener("error", () =>
    image.replaceWith(h("span", { class: "image-missing", role: "img", "aria-label": words, dir: "auto" }, words)),
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
