// The app's global shortcuts, as items of a menu.

/** Items for the ⚡ menu; says so when the app has none. */
export function shortcutItems(desk) {
  const { app } = desk.store;
  const offered = app.shortcuts.filter((shortcut) => shortcut.type === "global");
  if (offered.length === 0) return [{ heading: desk.t("no_shortcuts", { app: app.name }) }];
  return [
    { heading: app.name },
    ...offered.map((shortcut) => ({
      label: shortcut.name,
      detail: shortcut.description,
      icon: "bolt",
      pick: () => run(desk, shortcut),
    })),
  ];
}

async function run(desk, shortcut) {
  const answer = await desk.client.post("/my/shortcut", { callback_id: shortcut.callback_id });
  if (!answer.ok) desk.toast(desk.why(answer));
}
