// Draws blocks without a server, for the tests of the drawing itself. What the person does is written down in
// window.deeds as [what, block_id, action_id, value, trigger].

import { createSurface } from "/js/surface.js";
import { words } from "/js/words.js";

const PEOPLE = [
  { id: "U1", real_name: "Noor Pennevree", title: "Medewerker klantcontact", is_bot: false },
  { id: "U2", real_name: "Oliver Quillfeather", title: "International recruiter", is_bot: false },
  { id: "U3", real_name: "Weg Gegaan", title: "", is_bot: false, is_deactivated: true },
];
const CHANNELS = [
  { id: "C1", name: "social", kind: "public", topic: "Wat gaat er vandaag live?", is_archived: false },
  { id: "C2", name: "webcare", kind: "private", topic: "", is_archived: false },
  { id: "D1", name: "noor", kind: "im", with: "U1", is_archived: false },
];

window.deeds = [];

/** Shows these blocks. `values` is what the server says is filled in, `answer` what it answers to every act. */
window.draw = (
  blocks,
  {
    locale = "nl-NL",
    zone = "Europe/Amsterdam",
    now = 1795423500,
    kind = "message",
    values = {},
    errors = {},
    answer = { ok: true },
  } = {},
) => {
  window.deeds = [];
  const names = new Map([
    ...PEOPLE.map((person) => [person.id, person.real_name]),
    ...CHANNELS.map((channel) => [channel.id, channel.name]),
  ]);
  const reader = {
    id: "U1",
    locale,
    zone,
    now: () => now,
    t: words(locale),
    slack: (sentence) => sentence,
    personName: (id) => names.get(id) ?? null,
    channelName: (id) => names.get(id) ?? null,
  };
  const held = structuredClone(values);
  const place = {
    kind,
    key: "gallery",
    reader,
    errors,
    subject: { blocks },
    people: () => PEOPLE,
    conversations: () => CHANNELS,
    value: (block, action) => held[block]?.[action] ?? null,
    fill: (block, action, value) => {
      keep(held, block, action, value);
      window.deeds.push(["fill", block, action, value]);
    },
    act: async (block, action, value, trigger) => {
      if (answer.ok && value !== undefined) keep(held, block, action, value);
      window.deeds.push(["act", block, action, value ?? null, trigger ?? null]);
      return answer;
    },
    replace: (subject) => {
      place.subject = subject;
      place.errors = subject.errors ?? {};
    },
  };
  const surface = createSurface(place);
  document.body.replaceChildren(surface.root);
  window.surface = surface;
};

function keep(held, block, action, value) {
  held[block] = { ...held[block], [action]: value };
}

window.ready = true;
