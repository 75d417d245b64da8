"""`/smwho map`: the community around an audience drawn, for oneself or shared in the team's channel."""

from collections.abc import Sequence

from bot.office import Visit
from bot.pictures.community_map import community_map
from bot.sharing import coming, in_channel
from bot.slack.mrkdwn import mention, one_line, plain
from bot.slack.replies import Message, Picture, Reply
from bot.slack.requests import ButtonPress, Command
from bot.texts import Say
from bot.who import drawn, messages, rules, telling
from bot.who.entering import audience_to_see
from bot.who.gathering import Facts, facts_of
from storage.audiences import Audience
from storage.people import Team


def show(visit: Visit, team: Team, command: Command) -> Reply:
    """Of the one audience there is, or the one whose name holds what was typed; else it is asked which."""
    with visit.reading() as session:
        facts = facts_of(session, team, visit.now)
    word = " ".join(command.text.split())
    meant = [one for one in facts.audiences if word.casefold() in one.name.casefold()]
    if len(meant) == 1:
        return _picture(visit.say, facts, meant[0])
    return _which(visit.say, facts, meant, word)


def _which(say: Say, facts: Facts, meant: Sequence[Audience], word: str) -> Message:
    return messages.which_map(say, meant or facts.audiences, "" if meant else word)


def press_map(visit: Visit, press: ButtonPress) -> Reply:
    """Privately, where one talks with the bot."""
    found = _pressed(visit, press)
    if isinstance(found, Message):
        return found
    facts, audience = found
    return _picture(visit.to_team(facts.team).say, facts, audience)


def press_share(visit: Visit, press: ButtonPress) -> Reply:
    """In the team's channel, in its language, said by whom."""
    found = _pressed(visit, press)
    if isinstance(found, Message):
        return found
    facts, audience = found
    say, named = visit.office.say(facts.team.language), telling.safe(audience.name)
    comment = say("who.map.shared", who=mention(visit.user_id), audience=named)
    return in_channel(_picture(say, facts, audience), facts.team, comment)


def _pressed(visit: Visit, press: ButtonPress) -> tuple[Facts, Audience] | Message:
    with visit.reading() as session:
        found = audience_to_see(session, visit, press.value)
        if isinstance(found, Message):
            return found
        team, audience = found
        return facts_of(session, team, visit.now), audience


def _picture(say: Say, facts: Facts, audience: Audience) -> Picture | Message:
    draft, around = rules.draft_of(audience), facts.around(audience)
    if not around.actors:
        return messages.nobody_to_draw(say, audience)
    names = drawn.short_names(facts.names)
    subtitle = say("who.map.subtitle", team=facts.team.name, date=say.date(facts.today))
    picture = drawn.map_of(say, draft, around, names, subtitle)
    return Picture(
        draw=lambda: community_map(picture),
        file_name=say("who.map.file"),
        title=plain(one_line(picture.title)),
        alt_text=plain(one_line(drawn.in_words(say, draft, around, names))),
        meanwhile=coming(say, say("who.map.coming"), "who.share", audience.id),
    )
