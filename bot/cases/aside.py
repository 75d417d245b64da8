"""What its kind asks beside the answer: a colleague who hears a compliment, a date of the law."""

from datetime import date, datetime

from bot.cases.finishing_form import Finished
from bot.presence import hours_of
from bot.slack.replies import Message
from bot.texts import Say
from bot.webcare import legal, notices
from bot.webcare.entering import Entered
from bot.webcare.messages import Facts
from bot.webcare.roster import roster_of
from bot.working_time import local_day, next_opening
from storage import leaves, people
from storage.cases import Kind, Status
from storage.legal_dates import LegalDate
from storage.people import Person


def problems(entered: Entered, filled: Finished) -> dict[str, str]:
    """Field -> sentence, of the fields that the form shows for this kind."""
    say, kind = entered.visit.say, entered.case.kind
    if kind is Kind.COMPLIMENT and filled.colleague is not None:
        return {} if _can_hear(entered, filled.colleague) else {"colleague": say("webcare.compliment.nobody")}
    if kind is Kind.FORMAL and filled.due_on is not None:
        return (
            {} if filled.due_on >= _referred_on(entered, filled) else {"due_on": say("webcare.formal.early")}
        )
    return {}


def _can_hear(entered: Entered, user_id: str) -> bool:
    """Whom we never heard of may be anyone; Slack says who they are soon."""
    known = people.person(entered.letters.session, entered.team.workspace_id, user_id)
    return known is None or not (known.is_bot or known.is_stranger or known.has_left)


def _referred_on(entered: Entered, filled: Finished) -> date:
    return filled.referred_on or local_day(entered.visit.now, entered.team.zone)


def keep(entered: Entered, filled: Finished, outcome: Status) -> None:
    """In the transaction that closes the case."""
    match entered.case.kind:
        case Kind.COMPLIMENT if filled.colleague is not None:
            _pass_on(entered, filled.colleague)
        case Kind.FORMAL if outcome is Status.REFERRED:
            _keep_dates(entered, filled)


def _pass_on(entered: Entered, user_id: str) -> None:
    """A colleague reads what somebody outside said of them, once, when they are in."""
    letters, team, by = entered.letters, entered.team, entered.visit.user_id
    people.name_people(letters.session, team.workspace_id, [user_id], team.language)
    letters.know({by})

    def say_it(say: Say, facts: Facts) -> Message:
        return notices.compliment(say, facts, by)

    key = f"case {entered.case.id}, compliment"
    letters.tell(user_id, key, entered.case, say_it, not_before=_comes_in(entered, letters.person(user_id)))


def _comes_in(entered: Entered, person: Person) -> datetime:
    now = entered.visit.now
    away = leaves.of(entered.letters.session, person.workspace_id, [person.user_id], now)
    return next_opening(hours_of(person, away), now) or now


def _keep_dates(entered: Entered, filled: Finished) -> None:
    session, case, now = entered.letters.session, entered.case, entered.visit.now
    remind_at = None
    if filled.due_on is not None:
        remind_at = legal.next_reminder(filled.due_on, roster_of(session, entered.team, now).hours, now)
    session.merge(
        LegalDate(
            case_id=case.id,
            team_id=case.team_id,
            referred_on=_referred_on(entered, filled),
            due_on=filled.due_on,
            remind_at=remind_at,
        )
    )
