"""The webcare cases of the demo team: eight that are done, one of Oliver's, and a rumour nobody has yet."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.demo.channels import network_of
from bot.demo.story import ids
from bot.desk_hours import counting, desk_hours
from bot.letters import letter_to
from bot.office import language_of
from bot.presence import hours_of
from bot.rituals import team_free_days
from bot.texts import every_sentence
from bot.webcare import clock, messages
from bot.webcare.deadlines import begun, deadline
from bot.webcare.legal import next_reminder
from bot.webcare.letters import ping_of
from bot.webcare.messages import Facts
from bot.working_time import Hours, next_opening
from storage import cases, clocks, outbox, people, turns
from storage.cases import Kind, Status
from storage.channels import names_of
from storage.clocks import ClockRules
from storage.crews import crews
from storage.duties import CRISIS, WEBCARE
from storage.legal_dates import LegalDate

Told = Mapping[str, Any]

KINDS = {
    "crisis": Kind.CRISIS,
    "klacht": Kind.COMPLAINT,
    "vraag": Kind.QUESTION,
    "formeel": Kind.FORMAL,
    "compliment": Kind.COMPLIMENT,
    "trol": Kind.TROLL,
    "spam": Kind.SPAM,
}
STATUSES = {
    "closed": Status.ANSWERED,
    "hidden": Status.HIDDEN,
    "no_reply": Status.NO_REPLY,
    "referred": Status.REFERRED,
    "open": Status.WAITING,
}


def load_cases(session: Session, team: people.Team, story: Told, now: datetime) -> None:
    told = story["webcare"]
    told_minutes = story["plan"]["where"]["sla_minutes"]
    minutes = {**cases.USUAL_MINUTES, **{str(KINDS[kind]): span for kind, span in told_minutes.items()}}
    desk = cases.Desk(team_id=team.id, last_number=len(told), minutes=minutes)
    session.add(desk)
    held = crews(session, [team.id], now, (WEBCARE, CRISIS))[team.id].duties
    rules = clocks.change(session, team.id, counting(team, held, minutes).written(), now)
    hours = desk_hours(team, held, now)
    names = names_of(session, team).ever
    for number, one in enumerate(told, start=1):
        story_case = StoryCase(one, ids(story), ZoneInfo(team.zone))
        case = _case(team, number, story_case, names)
        _start_clock(case, rules, hours)
        session.add(case)
        session.flush()
        _load_what_happened(session, case, story_case, hours)
        if case.turn_id is not None:
            _ring(session, team, case, now)
        if "due" in one:
            session.add(_by_law(case, story_case, hours))


@dataclass(frozen=True, slots=True)
class StoryCase:
    """A case as the story tells it, its wall-clock times in the team's zone as moments."""

    told: Told
    known: Mapping[str, str]
    zone: ZoneInfo

    @property
    def status(self) -> Status:
        return STATUSES[self.told["status"]]

    @property
    def owner(self) -> str | None:
        return self.known.get(self.told["assignee"])

    @property
    def given_by(self) -> str | None:
        """Who handed it over to its owner."""
        return self.known.get(self.told.get("given_by", ""))

    def at(self, name: str) -> datetime | None:
        """When that happened; None when it did not."""
        told = self.told[name]
        return None if told is None else datetime.fromisoformat(told).replace(tzinfo=self.zone)

    @property
    def reported_at(self) -> datetime:
        return self.at("received") or datetime.min.replace(tzinfo=self.zone)

    @property
    def ended_at(self) -> datetime | None:
        """When nobody outside waited any more: answered, referred or set aside."""
        return None if self.status is Status.WAITING else self.at("closed") or self.at("first_reply")


def _case(team: people.Team, number: int, story: StoryCase, names: Mapping[str, str]) -> cases.Case:
    channel = network_of(story.told["channel"])
    return cases.Case(
        team_id=team.id,
        number=number,
        channel=channel,
        channel_name=names.get(channel),
        kind=KINDS[story.told["kind"]],
        paraphrase=story.told["body"],
        handle=story.told["person"],
        reported_at=story.reported_at,
        reported_by=team.created_by,
        status=story.status,
        owner_id=story.owner,
        closed_at=story.ended_at,
    )


def _start_clock(case: cases.Case, rules: ClockRules, hours: Hours) -> None:
    """As webcare itself starts it; what is answered has nothing left to say."""
    fresh = begun(clock.pressing(case), rules.facts["minutes"], hours, case.reported_at)
    clock.show(case, fresh, deadline(fresh, hours), rules, case.reported_at)


def _load_what_happened(session: Session, case: cases.Case, story: StoryCase, hours: Hours) -> None:
    if story.owner is None:
        case.deal_at = story.reported_at
        return
    turn = _turn(case, story, story.owner)
    session.add(turn)
    session.flush()
    if story.ended_at is not None:
        session.add(_answer(case, story, story.owner, hours))
        return
    case.turn_id, case.leave_at = turn.id, story.reported_at


def _ring(session: Session, team: people.Team, case: cases.Case, now: datetime) -> None:
    """Its owner gets the message from which they take and answer it: what comes later is about that."""
    turn = session.get_one(turns.Turn, case.turn_id)
    owner = session.get_one(people.Person, (team.workspace_id, turn.user_id))
    named = people.named(session, team.workspace_id, {owner.user_id, turn.by})
    names = {who: one.name for who, one in named.items()}
    facts = Facts(case, now, team.zone, names, reads_in=owner.zone, is_in_care=team.is_in_care)
    said = messages.ping(every_sentence().say(language_of(owner, team)), facts, turn)
    subject = ping_of(turn)
    comes = next_opening(hours_of(owner, (), team_free_days(team, now)), now)
    letter = letter_to(
        owner.user_id, team, f"{subject} v{case.version}", said, subject=subject, not_before=comes
    )
    outbox.write(session, replace(letter, about=(messages.about(case),)), now)


def _by_law(case: cases.Case, story: StoryCase, hours: Hours) -> LegalDate:
    """The official answer has a last day; who decides hears of it while webcare is open."""
    due_on = date.fromisoformat(story.told["due"])
    referred_at = story.ended_at or story.reported_at
    return LegalDate(
        case_id=case.id,
        team_id=case.team_id,
        referred_on=referred_at.astimezone(story.zone).date(),
        due_on=due_on,
        remind_at=next_reminder(due_on, hours, referred_at),
    )


def _turn(case: cases.Case, story: StoryCase, owner: str) -> turns.Turn:
    return turns.Turn(
        case_id=case.id,
        team_id=case.team_id,
        user_id=owner,
        at=story.reported_at,
        because=turns.Because.HANDED_OVER if story.given_by else turns.Because.ONLY,
        by=story.given_by or cases.BY_ITSELF,
        ping_at=story.reported_at,
        ended_at=story.ended_at,
        ended_by=owner if story.ended_at else None,
        ended_how=turns.Ended.CLOSED if story.ended_at else None,
    )


def _answer(case: cases.Case, story: StoryCase, owner: str, hours: Hours) -> turns.Answer:
    at = story.at("first_reply") or story.ended_at or story.reported_at
    waited = None if case.target is None else clock.clock_of(case).gone(hours, at)
    return turns.Answer(
        case_id=case.id,
        at=at,
        by=owner,
        outcome=story.status,
        words=story.told.get("reason"),
        waited=None if waited is None else int(waited.total_seconds()),
        in_time=None if waited is None or case.target is None else waited <= case.target,
    )
