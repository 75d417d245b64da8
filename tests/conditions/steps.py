"""The steps of stories about preconditions."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta

from bot.texts import every_sentence
from playground.screen import Form, Seen
from storage import ratings
from storage.actions import Action
from storage.people import Team
from storage.ratings import FACTORS, Ballot, Rating, RatingRound
from tests.team.founding import SMPLAN, told_privately
from tests.town import Resident, Town

FOUR = ("Sanne", "Bram", "Noor", "Oliver")
DIVIDED = dict(
    zip(
        FOUR,
        (
            (-1, -2, 0, 1, -1, 1, 1, 1, 0, 0, 1),
            (-1, -1, -2, 1, -1, 0, -2, 1, 0, 0, 0),
            (-1, 0, 2, 1, 0, 0, 2, 1, None, 1, 1),
            (0, 0, 1, 1, 0, 1, 2, 2, None, 0, 0),
        ),
        strict=True,
    )
)
TEXT, OWNER = "Wat doe je? Begin met een werkwoord", "Wie doet het?"

WORDS = {-2: "minus_two", -1: "minus_one", 0: "zero", 1: "one", 2: "two", None: "unknown"}

Scores = Mapping[str, int | None]

THREE_BLOCKS = (-1, -1, 0, 1, -2, 1, 1, 1, 0, None, 1)
"""Eleven scores in the article's order: three below the middle, one not known."""


def label(factor: str, language: str = "nl") -> str:
    say = every_sentence().say(language)
    return f"{say(f'conditions.factor.{factor}.name')}: {say(f'conditions.factor.{factor}.statement')}"


def word(score: int | None, language: str = "nl") -> str:
    return every_sentence().say(language)(f"conditions.score.{WORDS[score]}.option")


def starts(person: Resident, channel: str = "#social") -> Form:
    """A round of five working days is running; what happens next is on the screen."""
    person.types("/smready starten", channel)
    person.waits_for_form("Ronde starten")
    assert person.submits() == "updated"
    return person.form


def overview(person: Resident, channel: str = "#social") -> Seen:
    person.types("/smready", channel)
    return told_privately(person, channel)


def opens_rating(person: Resident, channel: str = "#social") -> None:
    person.types("/smready invullen", channel)
    person.waits_for_form("Randvoorwaarden")


def taps(person: Resident, factors: Iterable[str], scores: Sequence[int | None]) -> None:
    for factor, score in zip(factors, scores, strict=True):
        person.chooses(label(factor), word(score))


def rates(person: Resident, scores: Sequence[int | None], sentence: str = "") -> Form:
    """Both pages are filled in and sent; the thanks are on the screen."""
    opens_rating(person)
    taps(person, FACTORS[:6], scores[:6])
    assert person.submits() == "updated"
    taps(person, FACTORS[6:], scores[6:])
    if sentence:
        person.fills("Wil je er één zin bij zeggen?", sentence)
    assert person.submits() == "updated"
    return person.form


def letters_of(person: Resident) -> list[str]:
    """What the bot wrote to somebody, oldest first."""
    return [seen.text for seen in person.sees(SMPLAN)]


def rounds(town: Town, team: Team) -> list[RatingRound]:
    with town.bot.office.reading() as session:
        return list(ratings.newest_rounds(session, team))


def agreed(town: Town, team: Team) -> list[Action]:
    with town.bot.office.reading() as session:
        return list(ratings.actions(session, team))


def closed_round(
    town: Town,
    team: Team,
    given: Mapping[str, Sequence[int | None]],
    *,
    chosen: Sequence[str] = (),
    sentences: Sequence[str] = (),
    days_ago: int = 3,
) -> RatingRound:
    """A round that closed a while ago; `given`: who -> eleven scores."""
    moment = town.bot.office.now() - timedelta(days=days_ago)
    with town.bot.office.transaction() as session:
        rated = RatingRound(
            team_id=team.id,
            opened_at=moment - timedelta(days=7),
            opened_by=town.person("Sanne").id,
            closes_at=moment,
            closed_at=moment,
            raters=len(given),
            chosen=list(chosen),
            sentences=list(sentences),
        )
        session.add(rated)
        session.flush()
        for name, scores in given.items():
            who = town.person(name).id
            session.add(Ballot(round_id=rated.id, user_id=who, sent_at=moment))
            for factor, score in zip(FACTORS, scores, strict=True):
                session.add(Rating(round_id=rated.id, user_id=who, factor=factor, score=score))
    return rated


def presses_first(person: Resident, text: str) -> None:
    """The first of several buttons that say the same on the open form."""
    control = next(one for one in person.form.controls if one.label == text)
    place = control.place
    person.acts({**person.form.where, "block_id": place.block_id, "action_id": place.action_id})


def given_so_far(town: Town, team: Team, person: Resident) -> dict[str, int | None]:
    with town.bot.office.reading() as session:
        [newest, *_] = ratings.newest_rounds(session, team)
        return ratings.given_by(session, newest.id, person.id)


def have_rated(town: Town, team: Team, names: Iterable[str], scores: Sequence[int | None]) -> None:
    """They sent their ballots, without a walk through the forms."""
    with town.bot.office.transaction() as session:
        [running, *_] = ratings.newest_rounds(session, team)
        for name in names:
            ballot = ratings.ballot_of(session, running.id, town.person(name).id)
            ballot.sent_at, ballot.due_at = town.now, None
            ratings.rate(session, running.id, ballot.user_id, dict(zip(FACTORS, scores, strict=True)))
