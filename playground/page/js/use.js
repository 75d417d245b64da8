// Using an element: remembered when it stands in a form's input, else sent to the app, after its confirm dialog.
//
// A spot is where an element stands: {place, blockId, element, inInput, dispatches, id, labelledBy, describedBy}.
// A place is what it stands in: {kind, reader, value(blockId, actionId), fill(blockId, actionId, value),
// act(blockId, actionId, value, trigger), errors, people(), conversations(), conversation}.

import { askConfirmation } from "./confirm.js";
import { h } from "./dom.js";

/** What the element at this spot holds now (null: nothing). */
export const held = (spot) => spot.place.value(spot.blockId, spot.element.action_id);

/** The element was used and now holds `value`. Answers false when the person thought better of it at the confirm
 *  dialog or the app did not take it. `trigger` is "enter" or "character" for text; `busy` is what shows that the app
 *  has not answered yet. */
export async function use(spot, value, { trigger, busy = null } = {}) {
  const { place, blockId, element } = spot;
  if (spot.inInput && !spot.dispatches) {
    place.fill(blockId, element.action_id, value);
    return true;
  }
  if (element.confirm && !(await askConfirmation(element.confirm, place.reader))) return false;
  busy?.setAttribute("aria-busy", "true");
  const answer = await place.act(blockId, element.action_id, value, trigger);
  busy?.removeAttribute("aria-busy");
  tell(spot, answer);
  return answer.ok;
}

/** The sentence of a refusal stands under the block that was used; the next use takes it away. */
function tell(spot, answer) {
  const { place } = spot;
  const block = document.querySelector(`[data-place="${place.key}"] [data-block-id="${CSS.escape(spot.blockId)}"]`);
  block?.querySelector(":scope > .block-problem")?.remove();
  if (!answer.ok)
    block?.append(
      h("p", { class: "block-problem", role: "alert" }, place.reader.slack(answer.message ?? answer.error)),
    );
}
