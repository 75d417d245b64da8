// The tabs of a channel: its messages, and its canvases. A channel without a canvas has none.

import { drawTabs } from "./tabs.js";

export const MESSAGES = "messages";

/** The row of tabs with the one of this id selected, or null. */
export function channelTabs(desk, channel, selected) {
  if (channel.canvases.length === 0) return null;
  const messages = { id: MESSAGES, label: desk.t("tab_messages"), pick: () => desk.go({ channel: channel.id }) };
  const canvases = channel.canvases.map(({ id, title }) => ({
    id,
    label: title,
    pick: () => desk.go({ channel: channel.id, canvas: id }),
  }));
  const tabs = [messages, ...canvases].map((tab) => ({ ...tab, selected: tab.id === selected }));
  return drawTabs(desk.t("tabs_of", { name: channel.name }), tabs);
}
