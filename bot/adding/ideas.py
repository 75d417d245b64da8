"""What was said becomes a post: an idea of the meet-up, a message in Slack, or what comes to mind."""

from dataclasses import replace

from sqlalchemy.orm import Session

from bot.adding import forms, mirrors
from bot.adding.entering import form_for, source
from bot.adding.gathering import around_of
from bot.adding.naming import as_read, mentioned
from bot.adding.rules import LONGEST
from bot.adding.saving import IDEA
from bot.adding.understanding import first_words, titled, with_place
from bot.adding.wish import Wish
from bot.office import Visit
from bot.slack.errors import SlackError
from bot.slack.ids import row_id
from bot.slack.mrkdwn import shorten
from bot.slack.replies import Form, Loading, Message, Reply
from bot.slack.requests import ButtonPress, MessageShortcut, Shortcut
from bot.stacking import on_top
from bot.whose_team import in_its_team, refusal_to_enter, teams_meant
from storage import calendar, ideas, people
from storage.people import Team

GONE = "adding.idea.gone"


def press_from_idea(visit: Visit, press: ButtonPress) -> Reply:
    """The form, filled in with the idea; who made a post of it before is said. The button carries its id."""
    with visit.reading() as session:
        both = ideas.team_and_idea(session, visit.workspace_id, row_id(press.value))
        found = in_its_team(session, visit, both, GONE)
        if isinstance(found, Message):
            return found
        visit, team, idea = found
        wish = titled(Wish(team.id, f"{IDEA}{idea.id}"), idea.text)
        if (known := calendar.came_from(session, team, wish.source)) is not None:
            return mirrors.already(visit.say, known, visit.user_id)
        if idea.removed_at is not None or not idea.text:
            return Message(visit.say(GONE))
        return on_top(press, _form_of_idea(session, visit, team, wish))


def _form_of_idea(session: Session, visit: Visit, team: Team, wish: Wish) -> Form:
    around = around_of(session, team, visit.now)
    placed = with_place(wish, around, visit.user_id)
    opening = visit.say("adding.idea.later" if placed.at is None else "adding.idea.opening")
    return form_for(visit, around, placed, opening)


def new_idea(visit: Visit, _shortcut: Shortcut) -> Reply:
    """From anywhere in Slack; with several teams the form asks which one."""
    return _form(visit, "", Wish(0, source(visit, "form")))


def from_message(visit: Visit, shortcut: MessageShortcut) -> Reply:
    """Its first line is the title; the whole of it and its address are the text. Saved once for a team."""
    wish = Wish(
        0, f"message:{shortcut.channel_id}:{shortcut.message_ts}", first_words(_read(visit, shortcut))
    )
    form = _form(visit, shortcut.channel_id, wish)
    if isinstance(form, Message):
        return form
    return Loading(form, lambda: _with_text(visit, shortcut, wish, form))


def _with_text(visit: Visit, shortcut: MessageShortcut, wish: Wish, form: Form) -> Form:
    made = _form(visit, shortcut.channel_id, replace(wish, draft=_text(visit, shortcut)))
    return made if isinstance(made, Form) else form


def _text(visit: Visit, shortcut: MessageShortcut) -> str:
    """The address first, so that it is kept when the text is long; without it when Slack does not give it."""
    try:
        where = (visit.workspace_id, shortcut.channel_id, shortcut.message_ts)
        address = visit.office.slack.permalink(*where)
    except SlackError:
        return shorten(_read(visit, shortcut), LONGEST["draft"])
    return shorten(f"{address}\n{_read(visit, shortcut)}", LONGEST["draft"])


def _read(visit: Visit, shortcut: MessageShortcut) -> str:
    """The message as people read it: names in place of ids."""
    ids = mentioned(shortcut.text)
    with visit.reading() as session:
        known = people.named(session, visit.workspace_id, ids)
    return as_read(shortcut.text, {user_id: one.name for user_id, one in known.items()})


def _form(visit: Visit, channel_id: str, wish: Wish) -> Form | Message:
    with visit.reading() as session:
        teams = teams_meant(session, visit, channel_id)
        if len(teams) != 1:
            return _which_team(visit, teams, wish)
        team = teams[0]
        if refusal := refusal_to_enter(session, visit, team):
            return refusal
        visit = visit.to_team(team)
        if (known := calendar.came_from(session, team, wish.source)) is not None:
            return mirrors.already(visit.say, known, visit.user_id)
        around = around_of(session, team, visit.now)
        return form_for(visit, around, replace(wish, team_id=team.id), visit.say("adding.idea.later"))


def _which_team(visit: Visit, teams: list[Team], wish: Wish) -> Form | Message:
    if not teams:
        return Message(visit.say("slack.team.none"))
    filled = forms.filled_of(wish, visit.person.zone)
    return forms.idea(visit.say, teams, filled, forms.facts_for(wish))
