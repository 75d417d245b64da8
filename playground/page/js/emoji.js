// Emoji by Slack's short names. A name that is not in the table stays visible as its shortcode.

import { EMOJI } from "./emoji_table.js";

const SHORTCODE = /:([a-z0-9_+'-]+):(?::skin-tone-([2-6]):)?/y;

/** The character for a short name, or null. `tone` is Slack's skin tone, "2" to "6". */
export function emojiNamed(name, tone) {
  const character = Object.hasOwn(EMOJI, name) ? EMOJI[name] : null;
  return character && tone ? character + EMOJI[`skin-tone-${tone}`] : character;
}

/** The emoji whose shortcode stands at `at` in `text`: {character, name, length}, or null. */
export function emojiAt(text, at) {
  SHORTCODE.lastIndex = at;
  const found = SHORTCODE.exec(text);
  if (!found) return null;
  const character = emojiNamed(found[1], found[2]);
  return character ? { character, name: found[1], length: found[0].length } : null;
}

/** Text in which known shortcodes have become characters. */
export function withEmoji(text) {
  return text.replace(new RegExp(SHORTCODE.source, "g"), (code, name, tone) => emojiNamed(name, tone) ?? code);
}
