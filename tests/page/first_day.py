"""The first day in words: what stands on the buttons and fields that a newcomer meets, in either language."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    language: str
    set_up: str
    uninvited: str
    on_duty: str
    next: str
    save: str
    announced: str
    open_why: str
    add: str
    sentence: str
    typed: str
    before: str
    due: str
    topics: str
    topic: str
    after: str
    understood: str
    done: str
    next_morning: str
    question: str
    answer: str
    heard: str
    send: str
    replies: str
    asked_outside: str
    shortcut: str
    where: str
    kind: str
    of_kind: str
    about: str
    gist: str
    waits: str
    take: str
    taken: str


ENGLISH = Words(
    language="en",
    set_up="Set up a team",
    uninvited="I am not in this channel yet. Type /invite @smplan there",
    on_duty="Who does webcare (answering people online)?",
    next="Next",
    save="Save",
    announced="@Wietske Nieuwelicht has set up smplan here for social.",
    open_why="Open Why",
    add="Add an issue",
    sentence="Which problem is smaller in six months if this works?",
    typed="Turnover among new hires drops from 22% to 15%.",
    before="70 out of 100: concrete",
    due="By when?",
    topics="What is it about? Choose one or two",
    topic="Onboarding",
    after="100 out of 100: concrete",
    understood="This is how I understand it:",
    done="Done",
    next_morning="Next morning",
    question="Question of the day:",
    answer="Answer",
    heard="What did you hear that others should know?",
    send="Send",
    replies="1 reply",
    asked_outside="On LinkedIn somebody asks whether we take trainees in spring.",
    shortcut="Make webcare case",
    where="Where?",
    kind="What kind of message is it?",
    of_kind="Question",
    about="What does somebody ask or say?",
    gist="Asks whether we take trainees in spring",
    waits="For Joris Zandverhaal, not taken yet.",
    take="Take",
    taken="Taken by Joris Zandverhaal.",
)

DUTCH = Words(
    language="nl",
    set_up="Team opzetten",
    uninvited="Ik zit nog niet in dit kanaal. Typ daar /invite @smplan",
    on_duty="Wie doet webcare (online vragen beantwoorden)?",
    next="Verder",
    save="Opslaan",
    announced="@Wietske Nieuwelicht heeft smplan hier opgezet voor social.",
    open_why="Waarom bekijken",
    add="Vraagstuk toevoegen",
    sentence="Welk probleem is over een half jaar kleiner als dit lukt?",
    typed="Het verloop onder nieuwe medewerkers daalt van 22% naar 15%.",
    before="70 van 100: concreet",
    due="Wanneer moet het zover zijn?",
    topics="Waar gaat het over? Kies er één of twee",
    topic="Onboarding",
    after="100 van 100: concreet",
    understood="Dit begrijp ik ervan:",
    done="Klaar",
    next_morning="Volgende ochtend",
    question="Vraag van de dag:",
    answer="Antwoorden",
    heard="Wat hoorde je dat anderen moeten weten?",
    send="Versturen",
    replies="1 reactie",
    asked_outside="Op LinkedIn vraagt iemand of we in het voorjaar stagiairs aannemen.",
    shortcut="Make webcare case",
    where="Waar?",
    kind="Wat voor bericht is het?",
    of_kind="Vraag",
    about="Wat vraagt of zegt iemand?",
    gist="Vraagt of we in het voorjaar stagiairs aannemen",
    waits="Voor Joris Zandverhaal, nog niet opgepakt.",
    take="Oppakken",
    taken="Opgepakt door Joris Zandverhaal.",
)
