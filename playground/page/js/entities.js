// The three characters that Slack writes as entities in mrkdwn.

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };
const ENTITY = /&(?:amp|lt|gt);/y;

/** The entity that starts at `at`: {text, length}, or null. */
export function entityAt(text, at) {
  ENTITY.lastIndex = at;
  const found = ENTITY.exec(text);
  return found && { text: ENTITIES[found[0]], length: found[0].length };
}

/** Text with its entities as the characters they stand for. */
export function decode(text) {
  return text.replace(new RegExp(ENTITY.source, "g"), (entity) => ENTITIES[entity]);
}
