"""Setting up a team in a channel: who may, who is in the channel, two pages of questions, and the result."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from bot import holidays, zones
from bot.office import Visit
from bot.rituals import prompt_due_at
from bot.slack.acquaintance import meet
from bot.slack.errors import RefusedError, SlackError
from bot.slack.mrkdwn import escape, mention
from bot.slack.replies import Done, Fact, Form, FormProblems, Loading, Message, Push, Reply
from bot.slack.requests import ButtonPress, FormSent
from bot.team import forms, keeping, messages, rules
from bot.team.rules import Rhythm, Who
from bot.whose_team import refusal_to_set_up
from storage import outbox, people

DIRECT = "D"
"""Slack's ids of direct messages begin so."""
PREFILLED_AT_MOST = 30
"""Of a larger channel nobody is filled in beforehand: it is not the team."""


def press(visit: Visit, press: ButtonPress) -> Reply:
    """A form opens at once, and fills itself with who is in the channel; the button carries the channel."""
    say, channel_id = visit.say, press.value or ""
    if visit.person.is_stranger:
        return Message(say("team.set_up.stranger"))
    if channel_id.startswith(DIRECT):
        return Message(say("team.set_up.direct"))
    with visit.reading() as session:
        team = people.team_in_channel(session, visit.workspace_id, channel_id)
        if team is not None:
            return Message(_exists(visit, team))
    waiting = messages.only_text(say, "team.who", say("team.set_up.title"), say("team.set_up.loading"))
    return Loading(waiting, lambda: _first_page(visit, channel_id))


def _exists(visit: Visit, team: people.Team) -> str:
    return visit.say("team.set_up.exists", who=mention(team.created_by), team=escape(team.name))


def _first_page(visit: Visit, channel_id: str) -> Form:
    """The first page with the people of the channel, or why there can be no team here."""
    say, workspace_id = visit.say, visit.workspace_id
    title = say("team.set_up.title")
    try:
        channel = visit.office.slack.channel(workspace_id, channel_id)
        if channel.is_archived or not channel.bot_is_in:
            key = "team.set_up.archived" if channel.is_archived else "team.set_up.uninvited"
            return messages.only_text(say, "team.who", title, say(key))
        in_channel = _humans(visit, channel_id)
    except RefusedError:
        return messages.only_text(say, "team.who", title, say("team.set_up.uninvited"))
    except SlackError as error:
        text = say("team.set_up.unreachable", error=error.name)
        return messages.only_text(say, "team.who", title, text)
    who = Who(channel.name, in_channel, (visit.user_id,), say.language, visit.person.zone)
    return forms.who(say, who, {"channel": channel_id}, title=title, intro=say("team.set_up.intro"))


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
    if problems := rules.problems_with_who(who):
        return FormProblems({field: visit.say(key) for field, key in problems.items()})
    team_id = form.facts.get("team")
    if team_id is None:
        return Push(_second_page(visit, _usual(visit, who), who, form.facts))
    with visit.reading() as session:
        team = people.team(session, visit.workspace_id, int(team_id))
        if team is None:
            return Message(visit.say("team.gone.text"))
        if refusal := refusal_to_set_up(session, visit, team):
            return refusal
        rhythm = keeping.rhythm_of(session, team)
    return Push(_second_page(visit, rhythm, who, form.facts))


def _usual(visit: Visit, who: Who) -> Rhythm:
    """The usual rhythm, with the holidays ticked on which most offices close."""
    year = visit.now.year
    offered = holidays.offered(zones.country_of(who.zone), (year, year + 1), visit.say.language)
    return Rhythm(holidays=tuple(line.key for line in offered if line.ticked))


def _second_page(visit: Visit, rhythm: Rhythm, who: Who, facts: Mapping[str, Fact]) -> Form:
    country = zones.country_of(who.zone)
    return forms.rhythm(visit.say, rhythm, country, visit.now.year, {**facts, **keeping.facts_of(who)})


def finish(visit: Visit, form: FormSent) -> Reply:
    """The team stands, or its settings are changed; nobody wrote that it can be both."""
    who, rhythm = keeping.who_of(form.facts), forms.rhythm_from(form.answers)
    if problems := rules.problems_with_rhythm(rhythm, rules.everyone(who)):
        return FormProblems({field: visit.say(key) for field, key in problems.items()})
    team_id = form.facts.get("team")
    if team_id is None:
        return _set_up(visit, str(form.facts["channel"]), who, rhythm)
    return _change(visit, int(team_id), who, rhythm)


def _set_up(visit: Visit, channel_id: str, who: Who, rhythm: Rhythm) -> Reply:
    with visit.transaction() as session:
        new = keeping.new_team(visit.workspace_id, channel_id, visit.user_id, visit.now, who)
        keeping.apply(new, who, rhythm)
        new.prompt_due_at = prompt_due_at(new, visit.now)
        team = people.add_team(session, new)
        if team is None:
            other = people.team_in_channel(session, visit.workspace_id, channel_id)
            return Done(Message(_exists(visit, other))) if other else Done()
        everyone = keeping.keep_people(session, team, who, rhythm, visit.now)
        _announce(session, visit, team, rhythm)
        return Done(messages.done(visit.to_team(team).say, team, len(everyone)))


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


def _change(visit: Visit, team_id: int, who: Who, rhythm: Rhythm) -> Reply:
    with visit.transaction() as session:
        team = people.hold_team(session, visit.workspace_id, team_id)
        if team is None:
            return Done(Message(visit.say("team.gone.text")))
        if refusal := refusal_to_set_up(session, visit, team):
            return Done(refusal)
        before = keeping.settings_of(team)
        keeping.apply(team, who, rhythm)
        team.prompt_due_at = prompt_due_at(team, visit.now)
        keeping.keep_people(session, team, who, rhythm, visit.now)
        keeping.note(session, team, visit.user_id, visit.now, before)
        return Done(messages.saved(visit.to_team(team).say, team))
