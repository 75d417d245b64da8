// A place is what elements stand in: one message, one form, or the Home tab. It knows what is filled in there, sends what
// people do, and keeps what was typed until the server has it.

const PAUSE = 250; // milliseconds of quiet before typed text is remembered by the server

/** `about`: {kind: "message" | "modal" | "home", subject, conversation}. `desk`: {client, store, reader()}. */
export function createPlace(about, desk) {
  const place = {
    kind: about.kind,
    key: keyOf(about),
    subject: about.subject,
    conversation: about.conversation,
    unsent: new Map(),
    typed: new Map(),
    errors: {},
    get reader() {
      return desk.reader();
    },
    people: () => [...desk.store.people.values()],
    conversations: () => [...desk.store.channels.values()],
    value: (blockId, actionId) => valueIn(place, blockId, actionId),
    fill: (blockId, actionId, value) => fill(place, desk.client, blockId, actionId, value),
    attach: (file) => desk.client.attach(file),
    act: (blockId, actionId, value, trigger) =>
      act(place, desk.client, { block_id: blockId, action_id: actionId, value, trigger }),
    /** A newer version of the same message or view. What was typed and not yet sent stays. */
    replace(subject) {
      place.subject = subject;
      place.errors = subject.errors ?? {};
      place.typed = new Map(place.unsent);
    },
    /** Submits the form with what the server does not know yet. */
    submit: () => submit(place, desk.client),
  };
  place.errors = about.subject.errors ?? {};
  return place;
}

function keyOf({ kind, subject }) {
  return kind === "message" ? `message-${subject.channel}-${subject.ts}` : `${kind}-${subject.id}`;
}

function targetOf({ kind, subject }) {
  return kind === "message" ? { channel: subject.channel, ts: subject.ts } : { view: subject.id };
}

function valueIn(place, blockId, actionId) {
  const key = JSON.stringify([blockId, actionId]);
  return place.typed.has(key) ? place.typed.get(key) : (place.subject.values?.[blockId]?.[actionId] ?? null);
}

function fill(place, client, blockId, actionId, value) {
  const key = JSON.stringify([blockId, actionId]);
  place.typed.set(key, value);
  place.unsent.set(key, value);
  clearTimeout(place.timer);
  place.timer = setTimeout(() => send(place, client), PAUSE);
}

async function send(place, client) {
  if (place.unsent.size > 0) await deliver(place, (values) => client.post("/my/fill", { ...targetOf(place), values }));
}

function submit(place, client) {
  return deliver(place, (values) => client.post("/my/submit", { view: place.subject.id, values }));
}

/** A value counts as sent when the server answered and it was not typed over meanwhile. */
async function deliver(place, post) {
  clearTimeout(place.timer);
  const { subject } = place;
  const sending = new Map(place.unsent);
  const answer = await post(nested(sending));
  if (answer.error === "no_connection") return answer;
  for (const [key, value] of sending) {
    remember(place, subject, key, value);
    if (Object.is(place.unsent.get(key), value)) place.unsent.delete(key);
  }
  return answer;
}

/** The server tells of a value only when something else changes too, so what it took is written down here; not in a
 *  newer version of the view, which knows better. */
function remember(place, subject, key, value) {
  if (place.subject !== subject) return;
  const [blockId, actionId] = JSON.parse(key);
  subject.values = { ...subject.values, [blockId]: { ...subject.values?.[blockId], [actionId]: value } };
}

/** What the person typed goes before what they press, so that the app is told of both. */
async function act(place, client, action) {
  const key = JSON.stringify([action.block_id, action.action_id]);
  if (action.value !== undefined) place.typed.set(key, action.value);
  place.unsent.delete(key);
  await send(place, client);
  const { subject } = place;
  const answer = await client.post("/my/act", { ...targetOf(place), ...action });
  if (answer.ok && action.value !== undefined) remember(place, subject, key, action.value);
  if (!answer.ok && place.kind !== "modal") place.typed.delete(key);
  return answer;
}

function nested(values) {
  const all = {};
  for (const [key, value] of values) {
    const [blockId, actionId] = JSON.parse(key);
    all[blockId] = { ...all[blockId], [actionId]: value };
  }
  return all;
}
