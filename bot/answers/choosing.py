"""Choosing an answer for a case: what is chosen counts as used, and who answers always changes the text.

The text stands in a field that people copy from. The form of webcare in which they note what they placed
begins with it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from bot.answers import choice_form, filling, frames, tone
from bot.answers.choice_form import Around, Chosen, Offered, picks_name
from bot.answers.frames import FRAMES
from bot.answers.rules import ANSWERS_AT_MOST, PICKED_AT_MOST
from bot.answers.suggesting import suggestions
from bot.office import Visit
from bot.slack.answers import Answers
from bot.slack.ids import row_id
from bot.slack.replies import Done, Fact, Form, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.wall_clock import local_day
from bot.webcare import confirming, entering, rules
from bot.webcare.entering import Entered, case_id
from bot.webcare.letters import Letters
from storage import brands, caseload, library, people
from storage.cases import Kind
from storage.people import Team

CASE = re.compile(r"#\d{1,9}", re.ASCII)
SAID_AT_MOST = 20
"""Replies at one link that are looked back at."""


def press_for_case(visit: Visit, press: ButtonPress) -> Reply:
    """The suggestions for a case; the button carries its id."""
    with visit.reading() as session:
        entered = entering.look_up(session, visit, case_id(press))
        return entered if isinstance(entered, Message) else _opened(session, entered)


def by_number(session: Session, visit: Visit, team: Team, number: int) -> Form | Message:
    """The same for who types the number of a case."""
    case = caseload.find(session, team, number)
    if case is None:
        return confirming.no_such_number(visit.say, number)
    letters = Letters(visit.office, session, team, visit.now, {visit.user_id: visit.person})
    return _opened(session, Entered(visit, team, case, letters))


def _opened(session: Session, entered: Entered) -> Form | Message:
    if refusal := rules.may_close(entered.case):
        return entered.refused(refusal)
    return _form(session, entered, Chosen(entered.team.language))


def press_language(visit: Visit, press: ButtonPress) -> Reply:
    """The writer's language: the suggestions and the text are in it."""
    with visit.reading() as session:
        entered = entering.look_up(session, visit, _case_of(press))
        if isinstance(entered, Message):
            return entered
        before = _chosen(press)
        language = press.answers.choice("language") or before.language
        after = replace(before, language=language, round=before.round + 1)
        return Update(_form(session, entered, _worded(session, entered, before, after)))


def press_pick(visit: Visit, press: ButtonPress) -> Reply:
    """What was chosen in the menu is in the text, and counts as used."""
    before = _chosen(press)
    return _picked(visit, press, before, _ids(press.answers.choices(picks_name(before.round))))


def press_use(visit: Visit, press: ButtonPress) -> Reply:
    """One of the suggestions that are shown: it comes with what was chosen before."""
    before = _chosen(press)
    return _picked(visit, press, before, (*before.ids, row_id(press.value)))


def press_use_frame(visit: Visit, press: ButtonPress) -> Reply:
    """A frame of the kind is taken over, and used: one press. The case is held before the team."""
    before = _chosen(press)
    with visit.transaction() as session:
        entered = _held(session, visit, press)
        if isinstance(entered, Message):
            return entered
        people.hold_team(session, visit.workspace_id, entered.team.id)
        key = press.value or ""
        taken = frames.adopt(session, entered.visit, entered.team, key)[:1] if key in FRAMES else []
        return _pick(session, entered, before, (*before.ids, *(one.id for one in taken)))


def _picked(visit: Visit, press: ButtonPress, before: Chosen, ids: tuple[int, ...]) -> Reply:
    with visit.transaction() as session:
        entered = _held(session, visit, press)
        return entered if isinstance(entered, Message) else _pick(session, entered, before, ids)


def _held(session: Session, visit: Visit, press: ButtonPress) -> Entered | Message:
    """The open case of the form, yours alone to change."""
    entered = entering.hold(session, visit, _case_of(press))
    if not isinstance(entered, Message) and (refusal := rules.may_close(entered.case)):
        return entered.refused(refusal)
    return entered


def _pick(session: Session, entered: Entered, before: Chosen, ids: tuple[int, ...]) -> Reply:
    """These are chosen for the case, as far as the team has them."""
    visit, case, known = entered.visit, entered.case, library.of_ids(session, entered.team, ids)
    kept = tuple(one for one in dict.fromkeys(ids) if one in known)[:PICKED_AT_MOST]
    is_new = library.choose(session, case, visit.user_id, kept, visit.now)
    if is_new and case.kind is Kind.QUESTION:
        case.compare_at = visit.now
    after = replace(before, ids=kept, round=before.round + 1)
    return Update(_form(session, entered, _worded(session, entered, before, after)))


def check(visit: Visit, form: FormSent) -> Reply:
    """The text is looked at again, as it was changed: advice, and never more than that."""
    with visit.reading() as session:
        entered = entering.look_up(session, visit, row_id(form.facts.get("case")))
        if isinstance(entered, Message):
            return Done(entered)
        return Update(_form(session, entered, _read(form.facts, form.answers)))


def _case_of(press: ButtonPress) -> int:
    return row_id(press.form.facts.get("case")) if press.form else 0


def _chosen(press: ButtonPress) -> Chosen:
    """What stood on the form before this press."""
    return _read(press.form.facts if press.form else {}, press.answers)


def _read(facts: Mapping[str, Fact], answers: Answers) -> Chosen:
    number = row_id(facts.get("round"))
    picked = str(facts.get("picked") or "").split(",")
    language = str(facts.get("language") or filling.LANGUAGES[0])
    return Chosen(language, _ids(picked), answers.text(entering.reply_name(number)) or "", number)


def _ids(told: Iterable[str]) -> tuple[int, ...]:
    return tuple(row_id(one) for one in told if one)


def _worded(session: Session, entered: Entered, before: Chosen, after: Chosen) -> Chosen:
    """The text in the new language or of the new choice; what somebody changed in it stays."""
    known = library.of_ids(session, entered.team, {*before.ids, *after.ids})
    was, is_now = (
        filling.composed(
            [known[one] for one in some.ids if one in known], some.language, _gaps(entered, some)
        )
        for some in (before, after)
    )
    gaps = _gaps(entered, after)
    added = [filling.said(known[one], after.language, gaps) for one in after.ids if one not in before.ids]
    return replace(after, text=filling.recomposed(before.text, was, is_now, added))


def _gaps(entered: Entered, chosen: Chosen) -> dict[str, str]:
    team, language = entered.team, chosen.language
    return {
        "first_name": entered.visit.person.name.partition(" ")[0],
        "from": filling.clock(team.webcare_from, language),
        "until": filling.clock(team.webcare_until, language),
    }


def _form(session: Session, entered: Entered, chosen: Chosen) -> Form:
    team, case = entered.team, entered.case
    answers = library.answers_of(session, team, ANSWERS_AT_MOST)
    known = library.of_ids(session, team, chosen.ids)
    around = Around(
        case=case,
        some=suggestions(case, answers, chosen.language),
        chosen=[known[one] for one in chosen.ids if one in known],
        gaps=_gaps(entered, chosen),
        values=brands.values_of(session, team),
        frames=_offered(session, entered, chosen),
        advice=_advice(session, entered, chosen),
    )
    return choice_form.choice(entered.visit.say, around, chosen)


def _offered(session: Session, entered: Entered, chosen: Chosen) -> list[Offered]:
    """Frames for the kind of the case: called as the reader reads, said as who asked does."""
    say, spoken = entered.visit.say, entered.visit.office.say(chosen.language)
    return [
        Offered(key, say(f"answers.frame.{name}.option"), spoken(f"answers.frame.{name}.text"))
        for key in frames.fitting(session, entered.team, entered.case.kind)
        for name in FRAMES[key].answers[:1]
    ]


def _advice(session: Session, entered: Entered, chosen: Chosen) -> list[tone.Advice] | None:
    """What to look at again in the text; None while there is none."""
    if not chosen.text:
        return None
    case, today = entered.case, local_day(entered.visit.now, entered.team.zone)
    said = library.said_at_link(session, case, SAID_AT_MOST)
    was_used = bool(library.chosen_at_link(session, case) & {*chosen.ids})
    return tone.advice(chosen.text, case.kind, today, said, was_used=was_used)
