"""What people can do with search terms: see, add, change and remove them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot import editing
from bot.monitoring import term_form, term_messages, terms
from bot.monitoring.looks import start_watch
from bot.monitoring.term_form import LISTS, Draft
from bot.monitoring.term_messages import Seen
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Done, FormProblems, Message, Replace, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.whose_team import in_its_team, team_to_enter
from storage import changes, people, watching
from storage.monitoring import TERM, SearchTerm, TermKind
from storage.people import Team

NAME = 80


@dataclass(frozen=True, slots=True)
class Found:
    """A term of a team that the person may enter; `visit` speaks as they read."""

    visit: Visit
    team: Team
    term: SearchTerm


def page(session: Session, visit: Visit, team: Team, notice: str | None = None) -> Message:
    """Every term, as a search machine takes it."""
    some, names = watching.terms_of(session, team), names_in(session, team)
    persons = {one.id: terms.persons(one, names, team.name) for one in some}
    return term_messages.overview(visit.say, Seen(team.id, some, persons), notice)


def names_in(session: Session, team: Team) -> list[str]:
    return [one.name for one in people.people_in(session, team)]


def press_add(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        if full := _full(session, visit, team):
            return Message(full)
        return term_form.term(visit.say, Draft(), {"team": team.id})


def _full(session: Session, visit: Visit, team: Team) -> str | None:
    """Why there is no place for another one."""
    if len(watching.terms_of(session, team)) < terms.MOST_TERMS:
        return None
    return visit.say("monitoring.terms.full", most=visit.say.number(terms.MOST_TERMS))


def press_change(visit: Visit, press: ButtonPress) -> Reply:
    """With the question why, at once, for a term that follows a person."""
    with visit.reading() as session:
        found = look_up(session, visit, press.value)
        if isinstance(found, Message):
            return found
        one, team = found.term, found.team
        persons = terms.persons(one, names_in(session, team), team.name)
        facts = {"team": team.id, "term": one.id, "version": one.version}
        return term_form.term(found.visit.say, term_form.draft_of(one), facts, persons)


def press_remove(visit: Visit, press: ButtonPress) -> Reply:
    with visit.transaction() as session:
        found = hold(session, visit, press.value)
        if isinstance(found, Message):
            return found
        visit, team, one = found.visit, found.team, found.term
        if row_id((press.value or "").partition("/")[2]) != one.version:
            return Replace(page(session, visit, team, what_happened(session, found)))
        one.remove(visit.now)
        one.version += 1
        editing.note(session, visit, team, TERM, one.id, "removed")
        session.flush()
        return Replace(page(session, visit, team, visit.say("monitoring.terms.removed")))


def look_up(session: Session, visit: Visit, value: object) -> Found | Message:
    both = watching.team_and_term(session, visit.workspace_id, row_id(str(value).partition("/")[0]))
    found = in_its_team(session, visit, both, "monitoring.terms.gone")
    if isinstance(found, Message):
        return found
    visit, team, one = found
    if one.removed_at is not None:
        return Message(what_happened(session, Found(visit, team, one)))
    if not one.is_there:
        return Message(visit.say("monitoring.terms.gone"))
    return Found(visit, team, one)


def hold(session: Session, visit: Visit, value: object) -> Found | Message:
    """The same, to change it: held before anything of it is read."""
    watching.hold_term(session, row_id(str(value).partition("/")[0]))
    return look_up(session, visit, value)


def what_happened(session: Session, found: Found) -> str:
    """Somebody was first: what they did."""
    say, team = found.visit.say, found.team
    last = changes.history(session, team, TERM, found.term.id, 1)[0]
    known = people.named(session, team.workspace_id, (last.by,))
    who = line_within(known[last.by].name if last.by in known else "?", NAME)
    when = say.short_moment(last.at, found.visit.person.zone)
    return say(f"monitoring.terms.late.{last.did}", who=who, when=when)


def save(visit: Visit, form: FormSent) -> Reply:
    """Kept, unless something is wrong or must be asked first."""
    draft = term_form.draft_from(form.answers)
    with visit.transaction() as session:
        team = team_to_enter(session, visit, form.facts.get("team"))
        if isinstance(team, Message):
            return Done(team)
        visit = visit.to_team(team)
        if wrong := _problems(visit, draft):
            return FormProblems(wrong)
        if asked := _asked_why(visit, form, draft, _persons(session, team, draft)):
            return asked
        start_watch(session, team, visit.now)
        return _keep(session, visit, team, form, draft)


def _asked_why(visit: Visit, form: FormSent, draft: Draft, persons: Sequence[str]) -> Reply | None:
    """A term that looks like a person comes back once with the question why; a reason keeps it."""
    if not persons or draft.kept_because is not None:
        return None
    if form.facts.get("asked"):
        return FormProblems({"kept_because": visit.say("monitoring.term.kept_because.missing")})
    return Update(term_form.term(visit.say, draft, form.facts, persons))


def _problems(visit: Visit, draft: Draft) -> dict[str, str]:
    wrong = {}
    for name in LISTS:
        words = getattr(draft, name)
        if len(words) > terms.MOST_WORDS or any(len(one) > terms.LONGEST_WORD for one in words):
            wrong[name] = visit.say(
                "monitoring.term.too_many", most=terms.MOST_WORDS, longest=terms.LONGEST_WORD
            )
    if not (draft.any_of or draft.all_of):
        wrong["any_of"] = visit.say("monitoring.term.any_of.missing")
    return wrong


def _persons(session: Session, team: Team, draft: Draft) -> tuple[str, ...]:
    words = (*draft.any_of, *draft.all_of)
    return terms.followed(draft.kind, words, names_in(session, team), team.name)


def _keep(session: Session, visit: Visit, team: Team, form: FormSent, draft: Draft) -> Reply:
    if form.facts.get("term") is None:
        if full := _full(session, visit, team):
            return FormProblems({"any_of": full})
        made = _made(visit, team, draft)
        session.add(made)
        session.flush()
        editing.note(session, visit, team, TERM, made.id, "added")
        return Done(page(session, visit, team, visit.say("monitoring.terms.added")))
    found = hold(session, visit, form.facts["term"])
    return Done(found) if isinstance(found, Message) else _change(session, found, form, draft)


def _change(session: Session, found: Found, form: FormSent, draft: Draft) -> Reply:
    visit, team, one = found.visit, found.team, found.term
    if others := editing.meanwhile(session, team, TERM, one, form):
        above = others.told(visit.say, lambda name: visit.say(f"monitoring.term.{name}.label"))
        return Update(term_form.term(visit.say, draft, others.facts, _persons(session, team, draft), above))
    changed = editing.differences(term_form.draft_of(one), draft)
    if changed:
        _fill(one, draft)
        one.version += 1
        # Only which fields: the words may be somebody's name, and the log is for ever.
        names = {name: [None, None] for name in changed}
        editing.note(session, visit, team, TERM, one.id, "changed", **names)
        session.flush()
    return Done(page(session, visit, team, visit.say("monitoring.terms.changed")))


def _made(visit: Visit, team: Team, draft: Draft) -> SearchTerm:
    return SearchTerm(
        team_id=team.id,
        kind=TermKind(draft.kind),
        any_of=list(draft.any_of),
        all_of=list(draft.all_of),
        none_of=list(draft.none_of),
        created_at=visit.now,
        created_by=visit.user_id,
        kept_because=draft.kept_because,
    )


def _fill(one: SearchTerm, draft: Draft) -> None:
    one.kind, one.kept_because = TermKind(draft.kind), draft.kept_because
    one.any_of, one.all_of, one.none_of = (list(getattr(draft, name)) for name in LISTS)
