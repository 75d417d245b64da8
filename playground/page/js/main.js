// The page begins here: who looks, and what there is to see.

import { createClient } from "./client.js";
import { createDesk } from "./desk.js";
import { h, refill } from "./dom.js";
import { listenLive } from "./live.js";
import { buildPage } from "./page.js";
import { personInAddress } from "./routes.js";
import { slackSays } from "./slack_words.js";
import { applyTheme } from "./theme.js";
import { words } from "./words.js";

const PATIENCE = 1500; // milliseconds to wait for the live connection before drawing without it

applyTheme();
start();

/** The live connection stands before the snapshot is taken, so nothing falls in between. */
async function start() {
  const t = words(navigator.language);
  const first = await createClient(personInAddress(), () => t("no_connection")).get("/my/state");
  if (!first.ok) {
    refuse(first, t);
    return;
  }
  localStorage.setItem("person", first.me);
  const early = [];
  const live = {
    onChange: (change) => early.push(change),
    onOpen: () => {
      live.open = true;
    },
    onLost: () => {},
    open: false,
  };
  const opened = listenLive(first.me, {
    onChange: (change) => live.onChange(change),
    onOpen: () => live.onOpen(),
    onLost: () => live.onLost(),
  });
  await Promise.race([
    opened,
    new Promise((resolve) => {
      setTimeout(resolve, PATIENCE);
    }),
  ]);
  const snapshot = await createClient(first.me, () => t("no_connection")).get("/my/state");
  buildPage(createDesk(snapshot.ok ? snapshot : first), live);
  early.forEach(live.onChange);
}

function refuse(answer, t) {
  const sentence = slackSays(answer.message ?? answer.error, navigator.language);
  refill(
    document.body,
    h(
      "main",
      { class: "empty", role: "alert" },
      h("p", {}, sentence),
      h("p", {}, h("a", { href: "/" }, t("start_over"))),
    ),
  );
}
