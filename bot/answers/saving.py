"""Keeping what people say of an answer: a form that was sent, still right, archived, and back."""

from collections.abc import Callable
from datetime import date

from sqlalchemy.orm import Session

from bot import editing
from bot.answers import entering, forms, keeping, rules
from bot.answers.entering import Found, is_as_seen
from bot.answers.rules import Draft
from bot.asking_owners import may_own
from bot.office import Visit
from bot.slack.blocks import section
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Done, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.wall_clock import local_day
from bot.whose_team import team_to_enter
from storage import library, people
from storage.library import ANSWER, LibraryAnswer
from storage.people import Team

Keeps = Callable[[Session, Visit, Team, LibraryAnswer], None]


def save(visit: Visit, form: FormSent) -> Reply:
    with visit.transaction() as session:
        team = team_to_enter(session, visit, form.facts.get("team"))
        if isinstance(team, Message):
            return Done(team)
        visit = visit.to_team(team)
        people.hold_team(session, visit.workspace_id, team.id)
        its_id = form.facts.get("answer")
        found = entering.hold(session, visit, its_id) if its_id else None
        if isinstance(found, Message):
            return Done(found)
        draft = forms.draft_from(form.answers)
        if refused := _refused(session, visit, team, draft, found):
            return FormProblems(refused)
        today = local_day(visit.now, team.zone)
        return _unless_doubted(visit, form, draft, today) or _keep(session, visit, team, form, draft, found)


def _refused(session: Session, visit: Visit, team: Team, draft: Draft, found: Found | None) -> dict[str, str]:
    """Field -> the sentence why it cannot be kept. An owner who left since they were chosen may stay."""
    wrong = rules.problems(draft, local_day(visit.now, team.zone))
    was = found.answer.owner_id if found else None
    if draft.owner_id != was and not may_own(session, team, draft.owner_id):
        wrong["owner_id"] = "not_in_team"
    return {name: _problem(visit, why, name) for name, why in wrong.items()}


def _problem(visit: Visit, why: str, name: str) -> str:
    say = visit.say
    return say(f"answers.problem.{why}", most=say.number(rules.LONGEST.get(name, 0)))


def _unless_doubted(visit: Visit, form: FormSent, draft: Draft, today: date) -> Reply | None:
    """What may be somebody's number is asked once: the form comes back with a box to tick."""
    doubts, asked = rules.doubts(draft, today), forms.doubts_in(form.facts)
    if not set(doubts) <= set(asked):
        return Update(forms.answer(visit.say, draft, form.facts, doubts=doubts))
    if doubts and not form.answers.checked(forms.sure_name(asked)):
        return FormProblems({forms.sure_name(asked): visit.say("answers.doubt.tick")})
    return None


def _keep(
    session: Session, visit: Visit, team: Team, form: FormSent, draft: Draft, found: Found | None
) -> Reply:
    if found is None:
        return _add(session, visit, team, draft, str(form.facts.get("source") or "") or None)
    if found.answer.archived_at is not None:
        return Done(found.too_late(session))
    if others := editing.meanwhile(session, team, ANSWER, found.answer, form):
        above = others.told(visit.say, lambda name: visit.say(f"answers.form.{name}.label"))
        return Update(forms.answer(visit.say, draft, others.facts, above))
    did = keeping.change(session, visit, team, found.answer, draft)
    return Done(found.kept("changed" if did else "same"))


def _add(session: Session, visit: Visit, team: Team, draft: Draft, source: str | None) -> Reply:
    """One answer of one source: who comes second may change the first, with what they typed."""
    there = library.came_from(session, team, [source]) if source else {}
    if source and source in there:
        return _instead(visit, team, there[source], draft)
    answer = keeping.add(session, visit, team, draft, source)
    return Done(Found(visit, team, answer).kept("added"))


def _instead(visit: Visit, team: Team, there: LibraryAnswer, draft: Draft) -> Reply:
    facts = {"team": team.id, "answer": there.id, "version": there.version}
    above = [section(visit.say("answers.already", title=line_within(there.title, rules.LONGEST["title"])))]
    return Update(forms.answer(visit.say, draft, facts, above))


def press_is_right(visit: Visit, press: ButtonPress) -> Reply:
    """Somebody looked at it."""
    return _changes(visit, press, "is_right", keeping.is_right)


def press_archive(visit: Visit, press: ButtonPress) -> Reply:
    """It is not offered any more."""
    return _changes(visit, press, "archived", keeping.archive)


def press_restore(visit: Visit, press: ButtonPress) -> Reply:
    with visit.transaction() as session:
        found = entering.hold(session, visit, press.value)
        if isinstance(found, Message):
            return found
        if found.answer.archived_at is None:
            return found.too_late(session)
        keeping.restore(session, found.visit, found.team, found.answer)
        return found.kept("restored")


def _changes(visit: Visit, press: ButtonPress, did: str, does: Keeps) -> Reply:
    """Unless it is archived or somebody changed it since: the button carries the version that they saw."""
    with visit.transaction() as session:
        found = entering.hold(session, visit, press.value)
        if isinstance(found, Message):
            return found
        if found.answer.archived_at is not None or not is_as_seen(found, press):
            return found.too_late(session)
        does(session, found.visit, found.team, found.answer)
        return found.kept(did)
