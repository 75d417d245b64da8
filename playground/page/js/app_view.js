// The page of the app: its Home tab and its Messages tab.

import { createChannelView } from "./channel_view.js";
import { avatar } from "./avatar.js";
import { h, refill } from "./dom.js";
import { createPlace } from "./places.js";
import { createSurface } from "./surface.js";
import { drawTabs } from "./tabs.js";

/** {root, tab, channelView, refreshHome(), redraw()} for "home" or "messages". */
export function createAppView(desk, tab) {
  const { app } = desk.store;
  const channel = desk.store.botChannel();
  const view = {
    desk,
    tab,
    body: h("div", { class: "app-body", role: "tabpanel", "aria-labelledby": `tab-${tab}` }),
    surface: null,
    place: null,
  };
  const tabs = [
    ["messages", app.messages_tab],
    ["home", app.home_tab],
  ]
    .filter(([, offered]) => offered)
    .map(([name]) => ({
      id: name,
      label: desk.t(`tab_${name}`),
      selected: name === tab,
      pick: () => desk.go({ app: name }),
    }));
  const title = h(
    "div",
    { class: "view-head app-head" },
    h("h1", { class: "view-title" }, avatar(desk.store.person(app.bot_user), "is-small"), app.name),
    drawTabs(app.name, tabs),
  );
  view.root = h("section", { class: "view app-view", "aria-label": app.name }, title, view.body);
  if (tab === "messages" && channel) fillMessages(view, channel);
  else fillHome(view);
  view.refreshHome = () => fillHome(view);
  view.redraw = () => view.surface?.redraw();
  return view;
}

function fillMessages(view, channel) {
  view.channelView = createChannelView(view.desk, channel.id);
  refill(view.body, view.channelView.list.root, view.channelView.foot);
  if (view.desk.store.app.messages_tab_read_only) view.channelView.foot.remove();
}

/** The Home tab as the app last published it. A new version keeps what the person has in hand. */
function fillHome(view) {
  const { home } = view.desk.store;
  if (view.tab !== "home") return;
  if (!home) {
    view.surface = null;
    refill(view.body, h("p", { class: "empty" }, view.desk.t("home_empty", { app: view.desk.store.app.name })));
    return;
  }
  if (view.surface && view.place.subject.id === home.id) {
    view.surface.replace(home);
    return;
  }
  view.place = createPlace({ kind: "home", subject: home, conversation: null }, view.desk);
  view.surface = createSurface(view.place);
  refill(view.body, h("div", { class: "home" }, view.surface.root));
}
