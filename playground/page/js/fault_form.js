// The form with which a fault is switched on. Each kind asks only what it needs.

import { h } from "./dom.js";

const LASTING = ["slow", "ratelimited", "refused", "answer_lost", "dropped", "server_error"];
const AT_ONCE = ["socket_goodbye", "socket_broken", "socket_silent", "token_revoked"];
const METHODS = [
  "",
  "chat.postMessage",
  "chat.postEphemeral",
  "chat.update",
  "views.open",
  "views.push",
  "views.update",
  "views.publish",
  "conversations.info",
  "conversations.open",
  "files.getUploadURLExternal",
  "upload_url",
  "files.completeUploadExternal",
  "conversations.canvases.create",
  "canvases.create",
  "canvases.edit",
  "users.info",
];
const REFUSALS = [
  "channel_not_found",
  "not_in_channel",
  "is_archived",
  "invalid_auth",
  "account_inactive",
  "missing_scope",
  "internal_error",
  "fatal_error",
];

/** The form; what it did is said in a toast. */
export function drawFaultForm(desk) {
  const { t } = desk;
  const kind = choice(
    "kind",
    t("fault_kind"),
    [...LASTING, ...AT_ONCE].map((name) => [name, t(`fault_${name}`)]),
  );
  const method = choice(
    "method",
    t("fault_method"),
    METHODS.map((name) => [name, name || t("fault_any_method")]),
  );
  const error = choice(
    "error",
    t("fault_error"),
    REFUSALS.map((name) => [name, name]),
  );
  const seconds = number("seconds", t("fault_seconds"), { value: 4, min: 1 });
  const times = number("times", t("fault_times"), { value: 1, min: 0 });
  const fields = { method, error, seconds, times };
  const form = h(
    "form",
    {
      class: "fault-form",
      onsubmit: (event) => {
        event.preventDefault();
        switchOn(desk, new FormData(form));
      },
    },
    kind,
    Object.values(fields),
    h("button", { type: "submit", class: "button is-primary" }, t("fault_on")),
  );
  const suit = () => suitFields(form.elements.kind.value, fields);
  form.addEventListener("change", suit);
  suit();
  return form;
}

/** Each kind of fault asks only what it needs. */
function suitFields(kind, { method, error, seconds, times }) {
  const lasting = LASTING.includes(kind);
  method.hidden = !lasting;
  times.hidden = !lasting;
  error.hidden = kind !== "refused";
  seconds.hidden = kind !== "slow" && kind !== "ratelimited";
}

function choice(name, label, options) {
  return h(
    "label",
    {},
    h("span", {}, label),
    h(
      "select",
      { name },
      options.map(([value, words]) => h("option", { value }, words)),
    ),
  );
}

function number(name, label, limits) {
  return h("label", {}, h("span", {}, label), h("input", { type: "number", name, max: 600, ...limits }));
}

async function switchOn(desk, form) {
  const kind = form.get("kind");
  const lasting = LASTING.includes(kind)
    ? { method: form.get("method") || null, times: Number(form.get("times")) || null }
    : {};
  const answer = await desk.client.post("/my/faults", {
    kind,
    ...lasting,
    ...(kind === "refused" ? { error: form.get("error") } : {}),
    ...(kind === "slow" || kind === "ratelimited" ? { seconds: Number(form.get("seconds")) || 1 } : {}),
  });
  desk.toast(answer.ok ? desk.t("fault_is_on", { fault: desk.t(`fault_${kind}`) }) : desk.why(answer));
}
