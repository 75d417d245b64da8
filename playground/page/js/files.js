// The files of a message: pictures are shown, anything else can be fetched.

import { h } from "./dom.js";
import { icon } from "./icons.js";
import { showsAlternative } from "./images.js";

const KILO = 1024;

/** All files of a message, or nothing when it has none. */
export function drawFiles(message, reader) {
  const files = message.files ?? [];
  return files.length > 0 && h("div", { class: "files" }, files.map((file) => drawFile(file, reader)));
}

const drawFile = (file, reader) => (file.is_picture ? drawPicture(file, reader) : drawOther(file, reader));

function drawPicture(file, reader) {
  const words = file.alt_text || file.title;
  const image = showsAlternative(h("img", { src: file.url, alt: words, title: words }), words);
  const label = reader.t("open_picture", { title: file.title });
  return h(
    "figure",
    { class: "file" },
    h("figcaption", { dir: "auto" }, file.title),
    h("a", { href: file.url, target: "_blank", rel: "noopener", "aria-label": label }, image),
  );
}

function drawOther(file, reader) {
  const size = file.size < KILO ? `${file.size} B` : `${Math.round(file.size / KILO)} kB`;
  return h(
    "a",
    { class: "file file-other", href: file.url, download: file.name },
    icon("file"),
    h("span", { class: "file-words" }, h("b", { dir: "auto" }, file.title), h("small", {}, `${file.name} · ${size}`)),
  );
}
