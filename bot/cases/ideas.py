"""What somebody outside proposed becomes an idea of the team, in one press and once."""

from bot.office import Visit
from bot.slack.blocks import actions, section
from bot.slack.elements import button
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress
from bot.texts import Say
from bot.webcare import buttons, entering, messages, moves, privacy
from bot.webcare.entering import Entered, case_id
from bot.working_time import local_day
from storage import caseload
from storage.ideas import Idea


def press_to_idea(visit: Visit, press: ButtonPress) -> Reply:
    """Pressed again, it leads to the same idea."""
    with visit.transaction() as session:
        entered = entering.hold(session, visit, case_id(press))
        if isinstance(entered, Message):
            return entered
        say, case = entered.visit.say, entered.case
        if case.idea_id is not None:
            return _led_to(say, "webcare.to_idea.already", entered, case.idea_id)
        if privacy.personal(case.paraphrase, local_day(visit.now, entered.team.zone)):
            add = button("adding.add", say("webcare.to_idea.write.button"), str(entered.team.id))
            text = say("webcare.to_idea.personal")
            return Message(text, (section(text), actions(add)))
        return _led_to(say, "webcare.to_idea.done", entered, _make(entered))


def _make(entered: Entered) -> int:
    """The idea is in our own words, as the paraphrase was."""
    letters, case, by = entered.letters, entered.case, entered.visit.user_id
    idea = Idea(team_id=case.team_id, text=case.paraphrase, by=by, at=entered.visit.now)
    letters.session.add(idea)
    letters.session.flush()
    case.idea_id = idea.id
    case.version += 1
    if (turn := caseload.turn(letters.session, case)) is not None:
        letters.ping(case, turn)
    moves.note(letters, case, "became_idea", by, case.owner_id)
    return idea.id


def _led_to(say: Say, key: str, entered: Entered, idea_id: int) -> Message:
    text = say(key, what=messages.what(say, entered.case))
    post = button("adding.from_idea", say("webcare.to_idea.post.button"), str(idea_id))
    return Message(text, (section(text), actions(post, buttons.show(say, entered.case))))
