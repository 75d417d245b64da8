"""Ideas: one vote for a person, the open ones as a list, and one typed without an answer."""

from sqlalchemy.orm import Session

from bot.meetup import idea_messages, place, rules
from bot.meetup.idea_messages import Listed
from bot.meetup.refreshing import hold_days, refresh
from bot.meetup.summary_messages import Counted
from bot.meetup.talk_messages import Choice
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Done, FormProblems, Message, Nothing, Replace, Reply
from bot.slack.requests import ButtonPress, FormSent
from bot.whose_team import by_button, by_word, in_its_team
from bot.working_time import local_day
from storage import ideas, people
from storage.ideas import Idea
from storage.people import Team

LISTED = 12
"""Ideas in one list: what has no votes by then is rarely chosen (own choice)."""


def press_vote(visit: Visit, press: ButtonPress) -> Reply:
    """A vote, or the same vote taken back; the messages show the new number."""
    with visit.transaction() as session:
        both = ideas.team_and_idea(session, visit.workspace_id, row_id(press.value))
        found = in_its_team(session, visit, both, "meetup.idea.gone")
        if isinstance(found, Message):
            return found
        visit, team, idea = found
        hold_days(session, team, visit.now, idea.day)
        held = ideas.hold_idea(session, team, idea.id)
        if held is None or (why := _not_open(held)):
            return Message(visit.say("meetup.idea.gone" if held is None else why or ""))
        ideas.vote(session, held, visit.user_id, visit.now)
        refresh(session, visit.office, team, visit.now, held.day, held.by)
        if not press.is_ephemeral:
            return Nothing()
        return Replace(_list(session, visit, team))


def _not_open(idea: Idea) -> str | None:
    """The sentence that says why there is nothing to vote for any more."""
    if idea.removed_at is not None or not idea.text:
        return "meetup.idea.gone"
    return "meetup.idea.is_post" if idea.post_id is not None else None


def _list(session: Session, visit: Visit, team: Team) -> Message:
    """The open ideas, those with most votes first."""
    found = ideas.open_ideas(session, team, LISTED)
    known = people.named(session, team.workspace_id, {idea.by for idea, _ in found})
    unknown = visit.say("common.unknown")
    names = {user_id: person.name for user_id, person in known.items()}
    listed = [
        Choice(idea.id, Counted(names.get(idea.by, unknown), idea.text, votes)) for idea, votes in found
    ]
    return idea_messages.ideas(visit.say, Listed(team.id, listed, ideas.count_open_ideas(session, team)))


show_ideas = by_word(_list)
press_ideas = by_button(_list)


def press_idea(visit: Visit, press: ButtonPress) -> Reply:
    """The form for an idea that comes up in the ten minutes."""
    with visit.reading() as session:
        here = place.enter(session, visit, press.value)
    return here if isinstance(here, Message) else idea_messages.form(here.visit.say, here.key)


def save_idea(visit: Visit, sent: FormSent) -> Reply:
    """The idea is in the list, for everybody to vote for."""
    text = (sent.answers.text("text") or "").strip()
    with visit.transaction() as session:
        here = place.enter(session, visit, str(sent.facts.get("key")))
        if isinstance(here, Message):
            return Done(here)
        say, day = here.visit.say, local_day(visit.now, here.team.zone)
        if not text or len(text) > rules.LONGEST:
            return FormProblems({"text": say("meetup.idea.empty" if not text else "meetup.idea.too_long")})
        hold_days(session, here.team, visit.now, day)
        session.add(Idea(team_id=here.team.id, text=text, by=visit.user_id, at=visit.now, day=day))
        refresh(session, visit.office, here.team, visit.now)
    return Done(Message(say("meetup.idea.saved")))
