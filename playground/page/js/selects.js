// Slack's select menus, single and multi, on top of the combobox.

import { combobox } from "./combobox.js";
import { plainText } from "./texts.js";
import { held, use } from "./use.js";

const SOURCES = {
  static_select: staticGroups,
  users_select: peopleGroups,
  conversations_select: conversationGroups,
  channels_select: channelGroups,
};

/** One drawer for all eight kinds: `multi_` in front of the type means several. */
export function drawSelect(spot) {
  const { element, place } = spot;
  const several = element.type.startsWith("multi_");
  const groups = SOURCES[element.type.replace("multi_", "")](element, place);
  const box = combobox({
    id: spot.id,
    labelledBy: spot.labelledBy,
    describedBy: spot.describedBy,
    placeholder: plainText(element.placeholder) || place.reader.t("choose"),
    several,
    most: element.max_selected_items,
    groups,
    chosen: chosen(spot, several),
    words: words(element, place.reader),
    change: (values) => use(spot, several ? values : (values[0] ?? null)),
  });
  box.dataset.actionId = element.action_id;
  return box;
}

function chosen(spot, several) {
  const value = held(spot);
  if (value === null || value === undefined) return [];
  return several ? value : [value];
}

function words(element, reader) {
  return {
    clear: reader.t("clear"),
    nothing: reader.t("nothing_found"),
    remove: (text) => reader.t("remove_choice", { text }),
    full: reader.t("at_most_choices", { most: element.max_selected_items }),
  };
}

function staticGroups(element) {
  const groups = element.option_groups ?? [{ options: element.options }];
  return groups.map((group) => ({
    label: group.label && plainText(group.label),
    options: group.options.map((option) => ({
      value: option.value,
      text: plainText(option.text),
      detail: option.description && plainText(option.description),
    })),
  }));
}

function peopleGroups(element, place) {
  const people = place.people().filter((person) => !person.is_deactivated);
  return [
    {
      options: people.map((person) => ({
        value: person.id,
        text: person.real_name,
        detail: person.is_bot ? place.reader.t("app") : person.title,
      })),
    },
  ];
}

function channelGroups(element, place) {
  return [
    {
      options: place
        .conversations()
        .filter((channel) => channel.kind === "public" && !channel.is_archived)
        .map(channelOption),
    },
  ];
}

/** `default_to_current_conversation` is filled in by the server, which knows where the form came from. */
function conversationGroups(element, place) {
  const filter = element.filter ?? {};
  const fits = (channel) =>
    (filter.include?.includes(channel.kind) ?? true) &&
    !(filter.exclude_bot_users && channel.is_app) &&
    !channel.is_archived;
  const options = place
    .conversations()
    .filter(fits)
    .map((channel) =>
      channel.kind === "im"
        ? { value: channel.id, text: place.reader.personName(channel.with) ?? channel.name }
        : channelOption(channel),
    );
  return [{ options }];
}

function channelOption(channel) {
  return {
    value: channel.id,
    text: `${channel.kind === "private" ? "🔒" : "#"}${channel.name}`,
    detail: channel.topic || undefined,
  };
}
