"""Setting up a team in a channel: who may, who is in the channel, two pages of questions, and the result."""

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.rituals import prompt_due_at
from bot.slack.acquaintance import meet
from bot.slack.errors import RefusedError, SlackError
from bot.slack.mrkdwn import escape, mention
from bot.slack.replies import Done, Form, Loading, Message, Push, Reply
from bot.slack.requests import ButtonPress, FormSent
from bot.team import forms, keeping, messages, rules
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
    except RefusedError:
        return messages.only_text(say, say("team.set_up.uninvited"))
    except SlackError as error:
        return messages.only_text(say, say("team.set_up.unreachable", error=error.name))
    who = Who(channel.name, in_channel, (visit.user_id,), say.language, visit.person.zone)
    opening = forms.Opening("team.who", say("team.set_up.title"), say("team.set_up.intro"))
    return forms.who(say, opening, who, {"channel": channel_id})


def _humans(visit: Visit, channel_id: str) -> tuple[str, ...]:
    """Who is in the channel and belongs to the organisation; all of them are known afterwards."""
    member_ids = visit.office.slack.member_ids(visit.workspace_id, channel_id)
    if len(member_ids) > PREFILLED_AT_MOST:
        return (visit.user_id,)
    met = meet(visit.office, visit.workspace_id, member_ids, visit.now)
    return tuple(one.user_id for one in met if not (one.is_stranger or one.is_guest or one.has_left))


def next_page(visit: Visit, form: FormSent) -> Reply:
    """The first page is right: the second opens on top of it, and knows what the first one said."""
    who = forms.who_from(form.answers)
    with visit.reading() as session:
        known = people.named(session, visit.workspace_id, who.everyone)
    if problems := rules.problems_with_who(who, rules.unfit(known)):
        return messages.problems(visit.say, problems, known)
    offered = keeping.holidays_of(who, visit.now, visit.say.language)
    facts = {**form.facts, **keeping.facts_of(who)}
    return Push(forms.rhythm(visit.say, "team.rhythm", keeping.usual(offered), offered, facts))


def finish(visit: Visit, form: FormSent) -> Reply:
    """The team stands, and its channel hears it; unless somebody was first, who is named."""
    who, rhythm, channel_id = (
        keeping.who_of(form.facts),
        forms.rhythm_from(form.answers),
        str(form.facts["channel"]),
    )
    with visit.transaction() as session:
        if refusal := _refusal(session, visit, channel_id):
            return Done(refusal)
        known = people.named(session, visit.workspace_id, (*who.everyone, *rhythm.on_duty))
        if problems := rules.problems_with_rhythm(rhythm, who.everyone, rules.guests(known)):
            return messages.problems(visit.say, problems, known)
        cannot = rules.unfit(known)
        who, rhythm = rules.without(who, rhythm, cannot, instead=visit.user_id)
        team = _new_team(session, visit, channel_id, who, rhythm)
        if team is None:
            return Done(_refusal(session, visit, channel_id))
        left_out = tuple(known[user_id].name for user_id in cannot)
        count = len(people.members(session, team))
        return Done(messages.done(visit.to_team(team).say, messages.Outcome(team, count, left_out)))


def _new_team(
    session: Session, visit: Visit, channel_id: str, who: Who, rhythm: Rhythm
) -> people.Team | None:
    """The team with its people; None when another transaction has just set one up in the channel."""
    new = keeping.new_team(visit.workspace_id, channel_id, visit.user_id, visit.now, who)
    keeping.apply(new, who, rhythm)
    new.prompt_due_at = prompt_due_at(new, visit.now)
    team = people.add_team(session, new)
    if team is not None:
        keeping.keep_people(session, team, who, rhythm, visit.now)
        keeping.note(session, team, visit.user_id, visit.now, {})
        _announce(session, visit, team, rhythm)
    return team


def _announce(session: Session, visit: Visit, team: people.Team, rhythm: Rhythm) -> None:
    message = messages.announced(visit.office.say(team.language), team, visit.user_id, rhythm)
    letter = outbox.NewLetter(
        workspace_id=team.workspace_id,
        channel=team.channel_id,
        key=f"team {team.id} set up",
        text=message.text,
        blocks=message.blocks,
        team_id=team.id,
    )
    outbox.write(session, letter, visit.now)
