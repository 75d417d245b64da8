"""Reading the two pages of a team as they were sent: what they say, or what to do at which field."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.slack.replies import FormProblems
from bot.slack.requests import FormSent
from bot.team import forms, keeping, messages, rules
from bot.team.rules import Rhythm, Who
from bot.texts import Say
from storage import people


@dataclass(frozen=True, slots=True)
class Pages:
    """Both pages, without whoever turned out to be unfit since the first one: `left_out` are their names."""

    who: Who
    rhythm: Rhythm
    left_out: tuple[str, ...]


def read_first(session: Session, visit: Visit, say: Say, form: FormSent) -> Who | FormProblems:
    who = forms.who_from(form.answers)
    known = people.named(session, visit.workspace_id, who.everyone)
    if problems := rules.problems_with_who(who, rules.unfit(known)):
        return messages.problems(say, problems, known)
    return who


def read_both(session: Session, visit: Visit, say: Say, form: FormSent) -> Pages | FormProblems:
    """The second page was sent; it remembers the first."""
    who, rhythm = keeping.who_of(form.facts), forms.rhythm_from(form.answers)
    known = people.named(session, visit.workspace_id, (*who.everyone, *rhythm.on_duty))
    if problems := rules.problems_with_rhythm(rhythm, who.everyone, rules.guests(known)):
        return messages.problems(say, problems, known)
    cannot = rules.unfit(known)
    who, rhythm = rules.without(who, rhythm, cannot, instead=visit.user_id)
    return Pages(who, rhythm, tuple(known[user_id].name for user_id in cannot))
