"""`/smready picture`: the results as dots, without names, for oneself or shared in the team's channel."""

from bot.conditions.dotting import dots_of, in_words
from bot.conditions.gathering import Facts, facts_of
from bot.office import Visit
from bot.pictures.dots import dots
from bot.sharing import coming, in_channel
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
    return _picture(visit.say, facts)


def press_picture(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id."""
    facts = _entered(visit, press)
    return facts if isinstance(facts, Message) else _picture(visit.to_team(facts.team).say, facts)


def press_share(visit: Visit, press: ButtonPress) -> Reply:
    """In the team's channel, in its language, said by whom."""
    facts = _entered(visit, press)
    if isinstance(facts, Message):
        return facts
    say = visit.office.say(facts.team.language)
    comment = say("conditions.results.shared", who=mention(visit.user_id))
    return in_channel(_picture(say, facts), facts.team, comment)


def _entered(visit: Visit, press: ButtonPress) -> Facts | Message:
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        return team if isinstance(team, Message) else facts_of(session, team, visit.now)


def _picture(say: Say, facts: Facts) -> Picture | Message:
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
        meanwhile=coming(say, say("conditions.picture.coming"), "conditions.share", facts.team.id),
    )
