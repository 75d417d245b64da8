"""Setting up a team in a channel: who may, who is in the channel, two pages of questions, and the result."""

from sqlalchemy.orm import Session

from bot.letters import letter_to
from bot.office import Visit
from bot.rituals import prompt_due_at
from bot.roster_checks import roster_check_due_at
from bot.slack.acquaintance import meet_a_crowd
from bot.slack.errors import UNSEEN, SlackError
from bot.slack.mrkdwn import escape, mention
from bot.slack.replies import Done, Form, FormProblems, Loading, Message, Push, Reply
from bot.slack.requests import ButtonPress, FormSent
from bot.team import forms, keeping, messages, pages, rules
from bot.team.rules import Rhythm, Who
from storage import outbox, people

PREFILLED_AT_MOST = 30
"""Of a larger channel nobody is filled in beforehand: it is not the team."""


def press(visit: Visit, press: ButtonPress) -> Reply:
    """A form opens at once, and fills itself with who is in the channel; the button carries the channel."""
    channel_id = press.value or ""
    with visit.reading() as session:
        if refusal := _refusal(session, visit, channel_id):
            return refusal
    waiting = messages.only_text(visit.say, visit.say("team.set_up.loading"))
    return Loading(waiting, lambda: _first_page(visit, channel_id))


def _refusal(session: Session, visit: Visit, channel_id: str) -> Message | None:
    """Why this person cannot set up a team here, or None."""
    if not rules.may_set_up(visit.person):
        return Message(visit.say("team.set_up.outsider"))
    team = people.team_in_channel(session, visit.workspace_id, channel_id)
    return None if team is None else Message(_exists(visit, team))


def _exists(visit: Visit, team: people.Team) -> str:
    return visit.say("team.set_up.exists", who=mention(team.created_by), team=escape(team.name))


def _first_page(visit: Visit, channel_id: str) -> Form:
    """The first page with the people of the channel, or why there can be no team here."""
    say = visit.say
    try:
        channel = visit.office.slack.channel(visit.workspace_id, channel_id)
        if channel.is_archived:
            return messages.only_text(say, say("team.set_up.archived"))
        if not channel.bot_is_in:
            return messages.only_text(say, say("team.set_up.uninvited"))
        in_channel = _humans(visit, channel_id)
    except SlackError as error:
        if error.name in UNSEEN:
            return messages.only_text(say, say("team.set_up.uninvited"))
        known = "refused" if error.permanent else "unreachable"
        return messages.only_text(say, say(f"team.set_up.{known}", error=error.name))
    who = Who(channel.name, in_channel, (visit.user_id,), say.language, visit.person.zone)
    opening = forms.Opening("team.who", say("team.set_up.title"), say("team.set_up.intro"))
    return forms.who(say, opening, who, {"channel": channel_id})


def _humans(visit: Visit, channel_id: str) -> tuple[str, ...]:
    """Who is in the channel and belongs to the organisation; all of them are known afterwards."""
    member_ids = visit.office.slack.member_ids(visit.workspace_id, channel_id)
    if len(member_ids) > PREFILLED_AT_MOST:
        return (visit.user_id,)
    met = meet_a_crowd(visit.office, visit.workspace_id, member_ids, visit.now)
    return tuple(one.user_id for one in met if not (one.is_stranger or one.is_guest or one.has_left))


def next_page(visit: Visit, form: FormSent) -> Reply:
    """The first page is right: the second opens on top of it, and knows what the first one said."""
    say = visit.say
    with visit.reading() as session:
        who = pages.read_first(session, visit, say, form)
    if isinstance(who, FormProblems):
        return who
    offered = keeping.holidays_of(who, visit.now, say.language)
    facts = {**form.facts, **keeping.facts_of(who)}
    return Push(forms.rhythm(say, "team.rhythm", keeping.usual(offered), offered, facts))


def finish(visit: Visit, form: FormSent) -> Reply:
    """The team stands, and its channel hears it; unless somebody was first, who is named."""
    channel_id = str(form.facts["channel"])
    with visit.transaction() as session:
        if refusal := _refusal(session, visit, channel_id):
            return Done(refusal)
        read = pages.read_both(session, visit, visit.say, form)
        if isinstance(read, FormProblems):
            return read
        team = _new_team(session, visit, channel_id, read.who, read.rhythm)
        if team is None:
            return Done(_refusal(session, visit, channel_id))
        outcome = messages.Outcome(team, len(people.members(session, team)), read.left_out)
        return Done(messages.done(visit.to_team(team).say, outcome))


def _new_team(
    session: Session, visit: Visit, channel_id: str, who: Who, rhythm: Rhythm
) -> people.Team | None:
    """The team with its people; None when another transaction has just set one up in the channel."""
    new = keeping.new_team(visit.workspace_id, channel_id, visit.user_id, visit.now, who)
    keeping.apply(new, who, rhythm)
    new.prompt_due_at = prompt_due_at(new, visit.now)
    new.roster_check_due_at = roster_check_due_at(new, visit.now)
    team = people.add_team(session, new)
    if team is not None:
        keeping.keep_people(session, team, who, rhythm, visit.now)
        keeping.note(session, team, visit.user_id, visit.now, {})
        _announce(session, visit, team, rhythm)
    return team


def _announce(session: Session, visit: Visit, team: people.Team, rhythm: Rhythm) -> None:
    message = messages.announced(visit.office.say(team.language), team, visit.user_id, rhythm)
    outbox.write(session, letter_to(team.channel_id, team, f"team {team.id} set up", message), visit.now)
