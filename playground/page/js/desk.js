// What every part of the page works with: the server, what is known, and the person who looks.

import { createClient } from "./client.js";
import { createStore } from "./store.js";
import { slackSays } from "./slack_words.js";
import { words } from "./words.js";

/** {client, store, reader(), language, setLanguage(choice), why(answer), drafts, toast(text), go(where), …}. The reader is made anew when the
 *  person, their zone or the language changed. */
export function createDesk(snapshot) {
  const store = createStore(snapshot);
  const desk = { store, language: localStorage.getItem(`language ${snapshot.me}`) ?? "person" };
  desk.client = createClient(snapshot.me, () => desk.reader().t("no_connection"));
  desk.reader = () => readerFor(store, desk.language);
  desk.setLanguage = (choice) => {
    desk.language = choice;
    localStorage.setItem(`language ${snapshot.me}`, choice);
    store.tell("everything");
  };
  desk.drafts = new Map();
  /** Why something was refused, as the person reads it. */
  desk.why = (answer) => slackSays(answer.message ?? answer.error, desk.reader().locale);
  desk.t = (key, values) => desk.reader().t(key, values);
  return desk;
}

function readerFor(store, language) {
  const me = store.person(store.me);
  const locale = localeFor(me, language);
  return {
    id: me.id,
    locale,
    zone: me.zone,
    now: store.now,
    t: words(locale),
    slack: (sentence) => slackSays(sentence, locale),
    personName: (id) => {
      const person = store.person(id);
      return person ? nameOf(person) : null;
    },
    channelName: (id) => store.channels.get(id)?.name ?? null,
  };
}

/** The page speaks Dutch and English; dates follow the person's own kind of English. */
function localeFor(person, language) {
  if (language === "nl") return "nl-NL";
  if (language === "en") return person.locale.startsWith("en") ? person.locale : "en-GB";
  return person.locale;
}

/** What a person is called: the name they chose to show. */
export const nameOf = (person) => person.display_name || person.real_name || person.name;
