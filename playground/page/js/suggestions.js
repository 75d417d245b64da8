// What the composer offers while one types: commands after /, people after @, channels after #.

import { nameOf } from "./desk.js";

/** Slack's own commands that the playground knows, with the key of what they do in the page's words. */
const OWN = [
  ["/invite", "@…"],
  ["/remove", "@…"],
  ["/join", "#…"],
  ["/leave", ""],
  ["/topic", "…"],
  ["/rename", "…"],
  ["/archive", ""],
  ["/unarchive", ""],
];

/** For the text before the caret: {from, options: [{insert, text, detail}]} with `from` where the word begins, or null.
 *  A command with its words keeps one line that says how it goes on; that line inserts nothing. */
export function suggestionsFor(before, desk) {
  if (before.startsWith("/")) return commands(before, desk);
  const word = /(?:^|\s)([@#])([\p{L}\p{N}_.-]*)$/u.exec(before);
  if (!word) return null;
  const from = before.length - word[2].length - 1;
  return word[1] === "@" ? people(from, word[2], desk) : channels(from, word[2], desk);
}

function commands(before, desk) {
  const all = [
    ...desk.store.app.commands.map(({ command, description, usage_hint: hint }) => ({
      command,
      hint,
      detail: description,
      by: desk.store.app.name,
    })),
    ...OWN.map(([command, hint]) => ({ command, hint, detail: desk.t(`command_${command.slice(1)}`), by: "Slack" })),
  ];
  const [typed] = before.split(/\s/, 1);
  const finished = before.length > typed.length;
  const fitting = all.filter(({ command }) => (finished ? command === typed : command.startsWith(typed)));
  return {
    from: 0,
    options: fitting.map(({ command, hint, detail, by }) => ({
      insert: finished ? null : `${command} `,
      text: `${command} ${hint ?? ""}`.trim(),
      detail: `${detail} · ${by}`,
    })),
  };
}

function people(from, typed, desk) {
  const fits = (person) =>
    `${nameOf(person)} ${person.name}`
      .toLowerCase()
      .split(/\s+/)
      .some((word) => word.startsWith(typed.toLowerCase()));
  const found = [...desk.store.people.values()].filter((person) => !person.is_deactivated && fits(person));
  return {
    from,
    options: found.map((person) => ({
      insert: `@${nameOf(person)} `,
      text: nameOf(person),
      detail: person.is_bot ? desk.t("app") : person.title,
    })),
  };
}

function channels(from, typed, desk) {
  const found = [...desk.store.channels.values()].filter(
    (channel) => channel.kind !== "im" && channel.name.startsWith(typed.toLowerCase()),
  );
  return {
    from,
    options: found.map((channel) => ({ insert: `#${channel.name} `, text: `#${channel.name}`, detail: channel.topic })),
  };
}
