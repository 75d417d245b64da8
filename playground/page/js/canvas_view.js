// A canvas of a channel, to be read.

import { drawCanvas } from "./canvas_blocks.js";
import { channelTabs } from "./channel_tabs.js";
import { drawHead } from "./channel_view.js";
import { nameOf } from "./desk.js";
import { h, refill } from "./dom.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";

/** {root, refresh(), redraw(), focus()} of {channel, canvas}. */
export function createCanvasView(desk, where) {
  const view = {
    desk,
    where,
    head: h("div", { class: "view-head" }),
    tabs: h("div", { class: "view-tabs" }),
    body: h("div", {
      class: "canvas-scroll",
      role: "tabpanel",
      "aria-labelledby": `tab-${where.canvas}`,
      tabindex: "0",
    }),
    canvas: null,
  };
  view.root = h("section", { class: "view canvas-view" }, view.head, view.tabs, view.body);
  view.refresh = () => refresh(view);
  view.redraw = () => view.canvas && drawBody(view);
  view.focus = () => view.tabs.querySelector("[aria-selected=true]")?.focus();
  refresh(view);
  return view;
}

/** The tab as the channel now has it; its text is asked anew when it was written since. */
function refresh(view) {
  const { desk, where } = view;
  const channel = desk.store.channels.get(where.channel);
  const tab = channel.canvases.find(({ id }) => id === where.canvas);
  if (!tab) return desk.go({ channel: channel.id });
  view.root.setAttribute("aria-label", tab.title);
  refill(view.head, drawHead(channel, desk));
  refill(view.tabs, channelTabs(desk, channel, where.canvas));
  return view.canvas?.version === tab.version ? null : recall(view);
}

async function recall(view) {
  const answer = await view.desk.client.get("/my/canvas", { canvas: view.where.canvas });
  if (!answer.ok) return view.desk.toast(view.desk.why(answer));
  view.canvas = answer.canvas;
  return drawBody(view);
}

function drawBody({ desk, canvas, body }) {
  const by = desk.store.person(canvas.by);
  const title = h("h2", { class: "canvas-title", dir: "auto" }, canvas.title);
  refill(
    body,
    h(
      "article",
      { class: "canvas" },
      h("div", { class: "canvas-head" }, title, actions(desk, canvas)),
      by && h("p", { class: "canvas-by" }, desk.t("canvas_by", { name: nameOf(by) })),
      drawCanvas(canvas.markdown, desk.reader()),
    ),
  );
}

function actions(desk, canvas) {
  const remove = { label: desk.t("delete_canvas"), danger: true, pick: () => deleteCanvas(desk, canvas) };
  return menuButton({ class: "button-bare", "aria-label": desk.t("canvas_actions") }, icon("more"), () => [remove]);
}

async function deleteCanvas(desk, canvas) {
  const answer = await desk.client.post("/my/canvas", { do: "delete", canvas: canvas.id });
  if (!answer.ok) desk.toast(desk.why(answer));
}
