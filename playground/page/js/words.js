// The page's own words, in Dutch and English. What people and apps wrote is never translated.

import { ENGLISH } from "./words_en.js";
import { DUTCH } from "./words_nl.js";

/** A function that answers the sentence for a key in the language of this locale, with {names} filled in. A sentence
 *  that counts is {one, other} and needs `count`. */
export function words(locale) {
  const language = locale.startsWith("nl") ? DUTCH : ENGLISH;
  return (key, values = {}) => {
    const sentence = language[key];
    if (sentence === undefined) throw new Error(`no words for ${key}`);
    const chosen = typeof sentence === "string" ? sentence : sentence[values.count === 1 ? "one" : "other"];
    return chosen.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
  };
}
