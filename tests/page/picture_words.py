"""What people of the demo press and say in the README's pictures, in either language."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    language: str
    plan: str
    steps: str
    matrix: str
    week: str
    question: str
    rumour: str
    answer: str
    heard: str
    asked: str
    stuck: str
    answers: Mapping[str, Mapping[str, str]]
    """By who gives them: the first of an answer's fields that is filled in, with what is said."""
    outside: str
    shortcut: str
    where: str
    kind: str
    of_kind: str
    about: str
    gist: str
    handle: str
    my_day: str


DUTCH = Words(
    language="nl",
    plan="Het plan van Streekziekenhuis Nergenshuizen",
    steps="Stap 1, waarom:",
    matrix="Rollenmatrix",
    week="Week 48",
    question="Vraag van de dag:",
    rumour="Gerucht:",
    answer="Antwoorden",
    heard="Wat hoorde je dat anderen moeten weten?",
    asked="Welk moment deze week mogen we niet missen?",
    stuck="Loop je ergens op vast?",
    answers={
        "Bram": {
            "asked": "Woensdag: Orange the World. Teun wil vertellen hoe je een collega aanspreekt.",
            "stuck": "De foto van de introductiedag mist nog een toestemming.",
        },
        "Noor": {"heard": "Vijf keer dezelfde vraag dit weekend: kan ik ook 24 uur werken?"},
        "Sanne": {
            "heard": "De introductiedag zit vol; er staan drie buddy's klaar.",
            "asked": "Donderdag: de eerste nieuwe collega met een vaste buddy.",
        },
    },
    outside="Op Instagram vraagt iemand",
    shortcut="Make webcare case",
    where="Waar?",
    kind="Wat voor bericht is het?",
    of_kind="Vraag",
    about="Wat vraagt of zegt iemand?",
    gist="Kan de opleiding tot OK-assistent ook in deeltijd?",
    handle="Naam van het account",
    my_day="Mijn dag",
)

ENGLISH = Words(
    language="en",
    plan="The plan of Nergenshuizen Regional Hospital",
    steps="Step 1, why:",
    matrix="Role matrix",
    week="Week 48",
    question="Question of the day:",
    rumour="Rumour:",
    answer="Answer",
    heard="What did you hear that others should know?",
    asked="Which moment must we not miss this week?",
    stuck="Are you stuck on anything?",
    answers={
        "Bram": {
            "asked": "Wednesday: Orange the World. Teun wants to tell how you speak up to a colleague.",
            "stuck": "The photo of induction day still lacks a consent.",
        },
        "Noor": {"heard": "Same question five times this weekend: can I also work 24 hours?"},
        "Sanne": {
            "heard": "Induction day is full; three buddies are ready.",
            "asked": "Thursday: the first new colleague with a buddy of her own.",
        },
    },
    outside="Somebody on Instagram asks",
    shortcut="Make webcare case",
    where="Where?",
    kind="What kind of message is it?",
    of_kind="Question",
    about="What does somebody ask or say?",
    gist="Can one train as a theatre assistant part-time?",
    handle="Name of the account",
    my_day="My day",
)
