// The clock of the demo: what it shows for this person, and the buttons that move it.

import { writeClock, writeMoment } from "./dates.js";
import { h, refill } from "./dom.js";
import { icon } from "./icons.js";
import { menuButton } from "./menu.js";

const MOVES = ["plus_10_minutes", "next_morning", "friday_15"];
const TICK = 1000; // milliseconds

/** {root, redraw()}. */
export function createClock(desk) {
  const time = h("time", { class: "clock-time" });
  const zone = h("small", { class: "clock-zone" });
  const face = menuButton(
    { class: "clock-face", "aria-label": desk.t("move_clock") },
    [icon("clock"), time, zone],
    () => MOVES.map((move) => ({ label: desk.t(move), pick: () => moveClock(desk, move) })),
  );
  const moves = h("div", { class: "clock-moves", role: "group" });
  const root = h("div", { class: "clock", role: "group" }, face, moves);
  const tick = () => show(desk, time, zone);
  const redraw = () => {
    face.setAttribute("aria-label", desk.t("move_clock"));
    root.setAttribute("aria-label", desk.t("clock"));
    refill(
      moves,
      MOVES.map((move) =>
        h(
          "button",
          {
            type: "button",
            class: "button is-small",
            "data-move": move,
            onclick: (event) => pressed(event, desk, move),
          },
          desk.t(move),
        ),
      ),
    );
    tick();
  };
  setInterval(tick, TICK);
  redraw();
  return { root, redraw };
}

function show(desk, time, zone) {
  const reader = desk.reader();
  const now = desk.store.now();
  const words = writeClock(now, reader);
  if (time.textContent !== words) time.textContent = words;
  time.dateTime = new Date(now * 1000).toISOString();
  time.title = writeMoment(now, reader);
  const place = reader.zone.split("/").at(-1).replaceAll("_", " ");
  if (zone.textContent !== place) zone.textContent = place;
}

async function pressed(event, desk, move) {
  const button = event.currentTarget;
  if (button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  await moveClock(desk, move);
  button.removeAttribute("aria-busy");
}

async function moveClock(desk, move) {
  const answer = await desk.client.post("/my/clock", { move });
  if (!answer.ok) desk.toast(desk.why(answer));
}
