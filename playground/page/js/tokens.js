// What stands between < and > in mrkdwn: links, people, channels, dates, and the words that call a whole group.
//
// Nodes: {type: "link", address, nodes} · {type: "person", id, label} · {type: "channel", id, label} ·
// {type: "group", label} · {type: "broadcast", range} · {type: "date", moment, format, address, fallback}.

import { withEmoji } from "./emoji.js";
import { decode } from "./entities.js";
import { safeAddress } from "./links.js";

const TOKEN = /<([^<>\n]+)>/y;

/** The token at `at`: {node, length}; null when what stands there is no token that Slack knows, so that it stays text. */
export function readToken(text, at) {
  TOKEN.lastIndex = at;
  const found = TOKEN.exec(text);
  if (!found) return null;
  const bar = found[1].indexOf("|");
  const target = bar < 0 ? found[1] : found[1].slice(0, bar);
  const label = bar < 0 ? null : found[1].slice(bar + 1);
  const node = nodeFor(target, label && decode(label));
  return node && { node, length: found[0].length };
}

function nodeFor(target, label) {
  if (/^@[UW][A-Z0-9]+$/.test(target)) return { type: "person", id: target.slice(1), label };
  if (/^#C[A-Z0-9]*$/.test(target)) return { type: "channel", id: target.slice(1), label };
  if (target.startsWith("!")) return commandNode(target.slice(1), label);
  return linkNode(target, label);
}

function commandNode(command, label) {
  if (/^(?:here|channel|everyone)$/.test(command)) return { type: "broadcast", range: command };
  if (command.startsWith("subteam^")) return { type: "group", label: label ?? `@${command.slice("subteam^".length)}` };
  if (command.startsWith("date^")) return dateNode(command, label);
  return label === null ? null : { type: "text", text: label };
}

function dateNode(command, label) {
  const [, moment, format = "", address = null] = command.split("^");
  return {
    type: "date",
    moment: moment === "" ? NaN : Number(moment),
    format: decode(format),
    address: address && decode(address),
    fallback: label ?? "",
  };
}

function linkNode(target, label) {
  const address = safeAddress(decode(target));
  if (!address) return null;
  const text = label ?? decode(target).replace(/^mailto:/, "");
  return { type: "link", address, nodes: [{ type: "text", text: withEmoji(text) }] };
}
