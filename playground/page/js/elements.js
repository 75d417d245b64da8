// Which drawer draws which of Slack's elements, and the spot each of them stands in.

import { drawButton, drawOverflow } from "./buttons.js";
import { drawCheckboxes, drawRadioButtons } from "./choices.js";
import { freshId } from "./dom.js";
import { drawFileInput } from "./file_input.js";
import { drawDatePicker, drawDateTimePicker, drawTimePicker } from "./pickers.js";
import { refusal } from "./refusal.js";
import { drawSelect } from "./selects.js";
import { drawTextInput } from "./text_inputs.js";

const DRAWERS = {
  button: drawButton,
  overflow: drawOverflow,
  static_select: drawSelect,
  multi_static_select: drawSelect,
  users_select: drawSelect,
  multi_users_select: drawSelect,
  conversations_select: drawSelect,
  multi_conversations_select: drawSelect,
  channels_select: drawSelect,
  multi_channels_select: drawSelect,
  datepicker: drawDatePicker,
  timepicker: drawTimePicker,
  datetimepicker: drawDateTimePicker,
  radio_buttons: drawRadioButtons,
  checkboxes: drawCheckboxes,
  file_input: drawFileInput,
  plain_text_input: drawTextInput,
  email_text_input: drawTextInput,
  number_input: drawTextInput,
  url_text_input: drawTextInput,
};

/** An interactive element of `block`. In an input block it is labelled and described by the texts with these ids. */
export function drawElement(element, block, place, { inInput = false, labelledBy = null, describedBy = null } = {}) {
  const draw = DRAWERS[element.type];
  if (!draw) return refusal(element.type, place.reader);
  const node = draw({
    place,
    blockId: block.block_id,
    element,
    inInput,
    dispatches: block.dispatch_action === true,
    id: freshId("element"),
    labelledBy,
    describedBy,
  });
  if (element.focus_on_load) node.dataset.focusOnLoad = "";
  return node;
}
