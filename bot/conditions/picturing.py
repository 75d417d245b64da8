"""`/smready picture`: the results as dots, without names, for oneself or shared in the team's channel."""

from bot.conditions.dotting import dots_of, in_words
from bot.conditions.gathering import Facts, facts_of
from bot.office import Visit
from bot.pictures.dots import dots
from bot.slack.blocks import actions, section
from bot.slack.elements import button
from bot.slack.mrkdwn import mention
from bot.slack.replies import Message, Picture, Reply
from bot.slack.requests import ButtonPress, Command
from bot.texts import Say
from bot.whose_team import team_to_enter
from storage.people import Team


def show(visit: Visit, team: Team, _command: Command) -> Reply:
    """Privately, where one talks with the bot."""
    with visit.reading() as session:
        facts = facts_of(session, team, visit.now)
    return _picture(visit.say, facts, None, "")


def press_picture(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        if isinstance(team, Message):
            return team
        facts = facts_of(session, team, visit.now)
    return _picture(visit.to_team(team).say, facts, None, "")


def press_share(visit: Visit, press: ButtonPress) -> Reply:
    """In the team's channel, in its language, said by whom."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        if isinstance(team, Message):
            return team
        facts = facts_of(session, team, visit.now)
    say = visit.office.say(team.language)
    return _picture(say, facts, team.channel_id, say("conditions.results.shared", who=mention(visit.user_id)))


def _picture(say: Say, facts: Facts, channel: str | None, comment: str) -> Reply:
    """Nothing is drawn of a round in which fewer rated than may be shown."""
    last = facts.rounds.last
    if last is None or not facts.results:
        return Message(say("conditions.refusal.no_results"))
    drawn = dots_of(say, facts, last)
    return Picture(
        draw=lambda: dots(drawn),
        file_name=say("conditions.picture.file"),
        title=drawn.title,
        alt_text=in_words(say, facts, last),
        channel=channel,
        comment=comment,
        meanwhile=_coming(say, facts.team.id) if channel is None else None,
    )


def _coming(say: Say, team_id: int) -> Message:
    text = say("conditions.picture.coming")
    share = button("conditions.share", say("conditions.picture.share.button"), str(team_id))
    return Message(text, (section(text), actions(share)))
