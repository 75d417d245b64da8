// The left column: which workspace, who one is, channels, the app, direct messages.

import { avatar } from "./avatar.js";
import { openDirect, titleOf } from "./channel_view.js";
import { writeTime } from "./dates.js";
import { nameOf } from "./desk.js";
import { h, refill } from "./dom.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";
import { drawStatus, statusButton } from "./status.js";

/** Draws the column anew in `root`. */
export function drawSidebar(root, desk) {
  const channels = [...desk.store.channels.values()];
  const rooms = channels.filter((channel) => channel.kind !== "im").sort(byName);
  const direct = channels.filter((channel) => channel.kind === "im" && !channel.is_app).sort(byName);
  const scroll = root.querySelector(".side-scroll")?.scrollTop ?? 0;
  refill(
    root,
    drawWorkspace(desk),
    drawPerson(desk),
    statusButton(desk),
    h(
      "div",
      { class: "side-scroll" },
      section(
        desk.t("channels"),
        rooms.map((channel) => drawChannel(channel, desk)),
        addChannel(desk),
      ),
      section(desk.t("apps"), [drawApp(desk)]),
      section(
        desk.t("direct_messages"),
        direct.map((channel) => drawChannel(channel, desk)),
        addDirect(desk),
      ),
    ),
  );
  root.querySelector(".side-scroll").scrollTop = scroll;
}

const byName = (a, b) => a.name.localeCompare(b.name);

function drawWorkspace(desk) {
  return h(
    "div",
    { class: "workspace" },
    h("span", { class: "workspace-name", dir: "auto" }, desk.store.workspace.name),
    h("small", {}, desk.t("playground")),
  );
}

function drawPerson(desk) {
  const me = desk.store.person(desk.store.me);
  const words = h(
    "span",
    { class: "you-words" },
    h("small", {}, desk.t("you_are")),
    h("b", { dir: "auto" }, nameOf(me)),
  );
  return menuButton(
    { class: "you", "aria-label": desk.t("you_are_switch", { name: nameOf(me) }) },
    [avatar(me), words, icon("chevron")],
    () => personItems(desk),
  );
}

/** Everybody of every workspace, each with the time on their own clock; a second list opens them beside this window. */
function personItems(desk) {
  return desk.store.workspaces.flatMap((workspace) => {
    const people = workspace.people.filter((person) => !person.is_bot && !person.is_deactivated);
    const item = (person) => ({
      label: nameOf(person),
      detail: `${person.title || person.zone} · ${timeAt(person, desk)}`,
      checked: person.id === desk.store.me,
      href: addressOf(person),
    });
    const others = people
      .filter((person) => person.id !== desk.store.me)
      .map((person) => ({ label: nameOf(person), icon: "window", href: addressOf(person), target: "_blank" }));
    return [{ heading: workspace.name }, ...people.map(item), { heading: desk.t("open_beside") }, ...others];
  });
}

const addressOf = (person) => `/?${new URLSearchParams({ as: person.id })}`;
const timeAt = (person, desk) => writeTime(desk.store.now(), { ...desk.reader(), zone: person.zone });

function section(title, items, add = null) {
  return h(
    "section",
    { class: "side-section" },
    h("div", { class: "side-title" }, h("h2", {}, title), add),
    h("ul", {}, items),
  );
}

function drawChannel(channel, desk) {
  const current = desk.where?.channel === channel.id;
  const words = [
    "side-item",
    channel.unread > 0 && "is-unread",
    !channel.is_member && "is-outside",
    channel.is_archived && "is-archived",
  ]
    .filter(Boolean)
    .join(" ");
  const sign =
    channel.kind === "im"
      ? avatar(desk.store.person(channel.with), "is-small")
      : icon(channel.kind === "private" ? "lock" : "hash");
  const status = channel.kind === "im" && drawStatus(desk.store.person(channel.with), desk.reader());
  const unread =
    channel.unread > 0 &&
    h("span", { class: "unread", "aria-label": desk.t("unread", { count: channel.unread }) }, String(channel.unread));
  const attributes = {
    class: words,
    type: "button",
    "aria-current": current ? "page" : null,
    "data-channel": channel.id,
    onclick: () => desk.go({ channel: channel.id }),
  };
  return h(
    "li",
    {},
    h("button", attributes, sign, h("span", { class: "side-name", dir: "auto" }, titleOf(channel, desk)), status, unread),
  );
}

function drawApp(desk) {
  const { app } = desk.store;
  const channel = desk.store.botChannel();
  const unread =
    channel?.unread > 0 &&
    h("span", { class: "unread", "aria-label": desk.t("unread", { count: channel.unread }) }, String(channel.unread));
  const state = desk.t(app.connected ? "app_connected" : "app_away", { app: app.name });
  const attributes = {
    class: `side-item${unread ? " is-unread" : ""}`,
    type: "button",
    "aria-current": desk.where?.app ? "page" : null,
    "data-app": app.id,
    onclick: () => desk.go({ app: unread || !app.home_tab ? "messages" : "home" }),
  };
  return h(
    "li",
    {},
    h(
      "button",
      attributes,
      avatar(desk.store.person(app.bot_user), "is-small"),
      h("span", { class: "side-name" }, app.name),
      h("span", { class: `dot${app.connected ? " is-on" : ""}`, role: "img", title: state, "aria-label": state }),
      unread,
    ),
  );
}

function addChannel(desk) {
  const make = async () => {
    const name = window.prompt(desk.t("new_channel_name"))?.trim();
    if (!name) return;
    const answer = await desk.client.post("/my/channels", { name });
    if (answer.ok) desk.go({ channel: answer.channel.id });
    else desk.toast(desk.why(answer));
  };
  return h(
    "button",
    {
      type: "button",
      class: "button-bare",
      "aria-label": desk.t("new_channel"),
      title: desk.t("new_channel"),
      onclick: make,
    },
    icon("plus"),
  );
}

function addDirect(desk) {
  const label = desk.t("new_direct");
  const items = () =>
    [...desk.store.people.values()]
      .filter((person) => person.id !== desk.store.me && !person.is_deactivated)
      .map((person) => ({
        label: nameOf(person),
        detail: person.is_bot ? desk.t("app") : person.title,
        pick: () => openDirect(desk, person),
      }));
  return menuButton({ class: "button-bare", "aria-label": label, title: label }, icon("plus"), items);
}
