// A field that takes files. Each goes to the server as soon as it is chosen; the field then holds what the server calls it.

import { h } from "./dom.js";
import { held, use } from "./use.js";

/** What files were called, by the server's id, for as long as the page is open. */
const NAMES = new Map();

export function drawFileInput(spot) {
  const { element } = spot;
  const list = h("ul", { class: "attached" });
  const problem = h("p", { class: "block-problem", role: "alert", hidden: true });
  const input = h("input", {
    id: spot.id,
    type: "file",
    class: "file-input",
    accept: (element.filetypes ?? []).map((kind) => `.${kind}`).join(",") || null,
    multiple: (element.max_files ?? 10) > 1,
    "aria-labelledby": spot.labelledBy,
    "aria-describedby": spot.describedBy || null,
    "data-action-id": element.action_id,
  });
  const show = () => list.replaceChildren(...(held(spot) ?? []).map((file) => h("li", {}, NAMES.get(file) ?? file)));
  input.addEventListener("change", async () => {
    problem.hidden = true;
    const answers = await Promise.all([...input.files].map((file) => attach(spot, file)));
    const refused = answers.find((answer) => !answer.ok);
    if (refused) return complain(problem, spot, refused);
    await use(
      spot,
      answers.map((answer) => answer.file),
    );
    show();
  });
  show();
  return h("div", { class: "takes-files" }, input, list, problem);
}

async function attach(spot, file) {
  const answer = await spot.place.attach(file);
  if (answer.ok) NAMES.set(answer.file, answer.name);
  return answer;
}

function complain(problem, spot, answer) {
  problem.textContent = spot.place.reader.slack(answer.message ?? answer.error);
  problem.hidden = false;
}
