"""In a crisis: the posts of the team wait and go on, by a press; and it is over. The team is held first."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.escalation import asking, forms, messages
from bot.office import Office, Visit
from bot.posting import pausing
from bot.posting.pausing import Cause
from bot.posting.private import Private
from bot.posting.writing import writer
from bot.slack.ids import row_id
from bot.slack.replies import Done, Form, Message, Reply
from bot.slack.requests import ButtonPress, FormSent
from bot.webcare import confirming, crisis, crisis_messages, crisis_rules, entering, history
from bot.webcare import messages as cases
from bot.webcare.entering import Entered
from bot.webcare.letters import Letters
from bot.webcare.roster import roster_of
from storage import campaigns, escalation, people
from storage.cases import BY_ITSELF, Case
from storage.escalation import Crisis
from storage.people import Team
from storage.posts import Post


@dataclass(frozen=True, slots=True)
class Meant:
    """The crisis that a button or form means, with its case."""

    entered: Entered
    crisis: Crisis

    @property
    def letters(self) -> Letters:
        return self.entered.letters

    def board(self) -> crisis_messages.Board:
        """As the person who acts reads it."""
        return crisis.read_by(crisis.look(self.letters, self.entered.case, self.crisis), self.entered.facts())

    def renewed_board(self) -> crisis_messages.Board:
        """The same; something changed, so everybody's is renewed."""
        return crisis.read_by(crisis.show(self.letters, self.entered.case, self.crisis), self.entered.facts())


def look_up(session: Session, visit: Visit, crisis_id: object) -> Meant | Message:
    found = escalation.find_crisis(session, visit.workspace_id, row_id(crisis_id))
    return confirming.gone(visit.say) if found is None else _meant(session, visit, found[1])


def hold(session: Session, visit: Visit, crisis_id: object) -> Meant | Message:
    """As `look_up`, to change it: its team is held, so posts may be changed, and then itself."""
    found = escalation.find_crisis(session, visit.workspace_id, row_id(crisis_id))
    if found is None:
        return confirming.gone(visit.say)
    team, one = found
    people.hold_team(session, visit.workspace_id, team.id)
    return _meant(session, visit, escalation.hold_crisis(session, one.id))


def _meant(session: Session, visit: Visit, one: Crisis) -> Meant | Message:
    entered = entering.look_up(session, visit, one.case_id)
    return entered if isinstance(entered, Message) else Meant(entered, one)


def press_pause(visit: Visit, press: ButtonPress) -> Reply:
    """Whatever is yet to go out waits."""
    with visit.transaction() as session:
        found = hold(session, visit, press.value)
        if isinstance(found, Message):
            return found
        say = found.entered.visit.say
        if not found.crisis.is_running:
            return crisis_messages.board(say, found.board())
        some = pause(session, visit.office, found.letters, found.entered.case, found.crisis, visit.user_id)
        text = say("escalation.pause.done", count=len(some)) if some else say("escalation.pause.none")
        return messages.answered(say, found.renewed_board() if some else found.board(), text)


def pause(
    session: Session, office: Office, letters: Letters, case: Case, one: Crisis, by: str
) -> Sequence[Post]:
    """Which posts wait from now on; `by` is nobody when it happens by itself."""
    one.pause_at = None
    posts = escalation.hold_awaited(session, letters.team, letters.now)
    if not posts:
        return posts
    one.paused_at, one.paused_by = letters.now, by
    history.note(letters, case, "posts_paused", by)
    return pausing.pause(private(session, office, letters), posts, _cause(case, one, by, "paused"))


def private(session: Session, office: Office, letters: Letters) -> Private:
    return Private(office, session, writer(session, letters.team, letters.now))


def _cause(case: Case, one: Crisis, by: str, did: str) -> Cause:
    number = case.number
    return Cause(
        by=by,
        reason=crisis.reason_of(case),
        key=f"crisis {one.id} {did} v{one.version}",
        told=lambda say: messages.told_owner(say, number, did),
    )


def press_go_on(visit: Visit, press: ButtonPress) -> Reply:
    """Which of the posts that wait: all of them are chosen already."""
    with visit.reading() as session:
        found = look_up(session, visit, press.value)
        return found if isinstance(found, Message) else _form(session, found, ends=False)


def press_over(visit: Visit, press: ButtonPress) -> Reply:
    """The crisis is over once the form is sent, which asks about the posts."""
    with visit.reading() as session:
        found = look_up(session, visit, press.value)
        if isinstance(found, Message):
            return found
        if not found.crisis.is_running:
            return crisis_messages.board(found.entered.visit.say, found.board())
        return _form(session, found, ends=True)


def _form(session: Session, found: Meant, *, ends: bool) -> Form:
    entered, say = found.entered, found.entered.visit.say
    posts = escalation.paused_for(session, entered.team, crisis.reason_of(entered.case))
    other = escalation.other_running(session, found.crisis)
    about = session.get(Case, other.case_id) if other is not None else None
    named = cases.what(say, about) if about is not None else ""
    return forms.go_on(say, entered.facts(), found.crisis, posts, ends=ends, other=named)


def go_on(visit: Visit, form: FormSent) -> Reply:
    """The chosen ones go on, the others wait until somebody lets them; and it may be over."""
    with visit.transaction() as session:
        found = hold(session, visit, form.facts.get("crisis"))
        if isinstance(found, Message):
            return Done(found)
        chosen = {row_id(one) for one in form.answers.choices("posts")}
        return Done(_go_on(session, found, chosen, ends=bool(form.facts.get("ends"))))


def _go_on(session: Session, found: Meant, chosen: set[int], *, ends: bool) -> Message:
    visit, one = found.entered.visit, found.crisis
    if ends and not one.is_running:
        return crisis_messages.board(visit.say, found.board())
    if ends:
        _end(session, found, visit.user_id)
    some = _let(session, found, chosen)
    seen = found.renewed_board()
    if ends:
        return messages.is_over(visit.say, seen, some)
    said = messages.went_on(visit.say, some, seen.paused) or visit.say("escalation.go_on.nothing")
    return messages.answered(visit.say, seen, said)


def _let(session: Session, found: Meant, chosen: set[int]) -> Sequence[Post]:
    case, by = found.entered.case, found.entered.visit.user_id
    waiting = campaigns.hold_paused_for(session, found.entered.team, crisis.reason_of(case))
    some = [post for post in waiting if post.id in chosen]
    if not some:
        return some
    found.crisis.pause_at = None  # who lets posts go on, was asked
    history.note(found.letters, case, "posts_go_on", by)
    letters = private(session, found.entered.visit.office, found.letters)
    return pausing.go_on(letters, some, _cause(case, found.crisis, by, "go_on"))


def _end(session: Session, found: Meant, by: str) -> None:
    """Who led it looks back on their next working morning; else who had the case, else who says so."""
    one, case, team = found.crisis, found.entered.case, found.entered.team
    one.over_at, one.over_by, one.pause_at = found.letters.now, by, None
    one.reviewer_id = one.led_by or case.owner_id or by
    roster = roster_of(session, team, found.letters.now)
    if roster.colleague(one.reviewer_id) is None:
        one.reviewer_id = by
    reviewer = roster.colleague(one.reviewer_id)
    one.look_at = crisis_rules.next_morning(reviewer.hours if reviewer else roster.hours, found.letters.now)
    asking.no_more(found.letters, one, roster)
    history.note(found.letters, case, "crisis_over", by)


def pause_by_itself(session: Session, office: Office, team: Team, letters: Letters) -> None:
    """Nobody is there to be asked: posts wait, and everybody on the list reads so. The team is held."""
    for one in escalation.hold_to_pause(session, team, letters.now):
        case = session.get_one(Case, one.case_id)
        if pause(session, office, letters, case, one, BY_ITSELF):
            crisis.show(letters, case, one)
