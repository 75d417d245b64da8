// What this page knows: the snapshot, kept current by the live changes. Drawers ask it and listen by topic.

/** Topics: message (the message), message_gone ({channel, ts}), channels, people, app, home, forms, clock, faults,
 *  complaints, notice (the text), everything (a new snapshot: draw all of it). */
export function createStore(snapshot) {
  const listeners = new Map();
  const store = {
    complaints: [],
    on(topic, listener) {
      listeners.set(topic, [...(listeners.get(topic) ?? []), listener]);
    },
    tell(topic, about) {
      for (const listener of listeners.get(topic) ?? []) listener(about);
    },
    reset(next) {
      take(store, next);
      store.tell("everything");
    },
    apply(change) {
      APPLY[change.type]?.(store, change);
    },
    /** The moved clock, Unix seconds. */
    now: () => Date.now() / 1000 + store.clock.offset_seconds,
    person: (id) => store.people.get(id),
    messagesOf: (channel) => store.messages.get(channel) ?? store.messages.set(channel, new Map()).get(channel),
    botChannel: () => [...store.channels.values()].find((channel) => channel.is_app),
  };
  take(store, snapshot);
  return store;
}

function take(store, snapshot) {
  const { me, clock, workspace, workspaces, app, home, forms, faults } = snapshot;
  Object.assign(store, { me, clock, workspace, workspaces, app, home, forms, faults });
  store.people = byId(snapshot.people);
  store.channels = byId(snapshot.channels);
  store.messages = new Map(
    Object.entries(snapshot.messages).map(([channel, list]) => [
      channel,
      new Map(list.map((message) => [message.ts, message])),
    ]),
  );
}

const byId = (list) => new Map(list.map((each) => [each.id, each]));

const APPLY = {
  message(store, { message }) {
    countUnread(store, message);
    store.messagesOf(message.channel).set(message.ts, message);
    store.tell("message", message);
  },
  message_gone(store, { channel, ts }) {
    store.messagesOf(channel).delete(ts);
    store.tell("message_gone", { channel, ts });
  },
  channel(store, { channel }) {
    store.channels.set(channel.id, channel);
    store.tell("channels", channel);
  },
  channel_gone(store, { channel }) {
    store.channels.delete(channel);
    store.tell("channels", null);
  },
  person(store, { person }) {
    store.people.set(person.id, person);
    store.tell("people", person);
  },
  app: replace("app"),
  home: (store, { view }) => {
    store.home = view;
    store.tell("home");
  },
  forms: replace("forms"),
  clock: replace("clock"),
  faults: replace("faults"),
  notice: (store, { text }) => store.tell("notice", text),
  complaint(store, { complaint }) {
    store.complaints.push(complaint);
    store.tell("complaints", complaint);
  },
};

/** The server counts when it tells of a channel; in between the page does. */
function countUnread(store, message) {
  const channel = store.channels.get(message.channel);
  const shown = !message.thread_ts || message.thread_ts === message.ts || message.is_broadcast;
  const counts = channel?.is_member && shown && message.user !== store.me && !message.is_ephemeral && !message.subtype;
  if (!counts || store.messagesOf(message.channel).has(message.ts)) return;
  store.channels.set(channel.id, { ...channel, unread: channel.unread + 1 });
  store.tell("channels", store.channels.get(channel.id));
}

function replace(field) {
  return (store, change) => {
    store[field] = change[field];
    store.tell(field);
  };
}
