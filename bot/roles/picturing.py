"""`/smroles picture`: the matrix as a picture, for oneself or shared in the team's channel."""

from bot.office import Visit
from bot.pictures.heat_map import heat_map
from bot.roles.gathering import Facts, facts_of
from bot.roles.health import findings
from bot.roles.heat import heat_map_of
from bot.sharing import coming, in_channel
from bot.slack.mrkdwn import mention
from bot.slack.replies import Message, Picture, Reply
from bot.slack.requests import ButtonPress, Command
from bot.texts import Say
from bot.whose_team import team_to_enter
from storage.people import Team

IN_TWO_WORDS = ("several_decide", "nobody_decides", "nobody_does", "uncovered_day", "single_no_backup")


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
    comment = say("roles.picture.shared", who=mention(visit.user_id))
    return in_channel(_picture(say, facts), facts.team, comment)


def _entered(visit: Visit, press: ButtonPress) -> Facts | Message:
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        return team if isinstance(team, Message) else facts_of(session, team, visit.now)


def _picture(say: Say, facts: Facts) -> Picture | Message:
    if not facts.lines:
        return Message(say("roles.overview.empty"))
    drawn = heat_map_of(say, facts, _alerts(say, facts))
    return Picture(
        draw=lambda: heat_map(drawn),
        file_name=say("roles.picture.file"),
        title=drawn.title,
        alt_text=say(
            "roles.picture.alt", team=facts.team.name, tasks=len(drawn.rows), people=len(drawn.people)
        ),
        meanwhile=coming(say, say("roles.picture.coming"), "roles.share", facts.team.id),
    )


def _alerts(say: Say, facts: Facts) -> dict[str, str]:
    """The worst of what is wrong with each line, in two words; a day of a line counts for the line."""
    subjects = {line.subject for line in facts.lines}
    found: dict[str, str] = {}
    for one in reversed(findings(facts)):
        key = one.kind if one.kind in IN_TWO_WORDS else "other"
        subject = one.subject if one.subject in subjects else one.subject.rpartition("/")[0]
        found[subject] = say(f"roles.alert.{key}")
    return found
