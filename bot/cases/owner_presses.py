"""What one press says about a case: it is still mine, or they wrote again."""

from bot.office import Visit
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress
from bot.webcare import entering, owning
from bot.webcare.entering import case_id
from bot.webcare.owner_rules import may_say_they_wrote, may_speak_for
from bot.webcare.roster import roster_of
from storage import caseload


def press_still(visit: Visit, press: ButtonPress) -> Reply:
    """Nothing is asked for another two hours."""
    with visit.transaction() as session:
        entered = entering.hold(session, visit, case_id(press))
        if isinstance(entered, Message):
            return entered
        if refusal := may_speak_for(entered.case, visit.user_id):
            return entered.refused(refusal)
        owning.still_mine(entered.letters, entered.case)
        return entered.confirms("webcare.still.done")


def press_wrote_again(visit: Visit, press: ButtonPress) -> Reply:
    """Somebody outside waits again: a new clock."""
    with visit.transaction() as session:
        entered = entering.hold_with_desk(session, visit, case_id(press))
        if isinstance(entered, Message):
            return entered
        if refusal := may_say_they_wrote(entered.case):
            return entered.refused(refusal)
        desk = caseload.hold_desk(session, entered.team)
        roster = roster_of(session, entered.team, visit.now)
        owning.wrote_again(entered.letters, entered.case, desk, roster, visit.user_id)
        return entered.confirms("webcare.wrote_again.done")
