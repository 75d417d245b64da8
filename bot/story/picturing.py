"""`/smwhat house`: the brand house as a picture, for oneself or shared in the team's channel."""

from datetime import date

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.pictures.brand_house import BrandHouse, Pillar, brand_house
from bot.sharing import coming, in_channel
from bot.slack.blocks import actions, section
from bot.slack.elements import button
from bot.slack.mrkdwn import mention
from bot.slack.replies import Message, Picture, Reply
from bot.slack.requests import ButtonPress, Command
from bot.story import rules
from bot.story.health import Facts
from bot.story.rules import LabelsDraft
from bot.texts import Say
from bot.wall_clock import local_day
from bot.whose_team import team_to_enter
from storage import brands
from storage.people import Team


def show(visit: Visit, team: Team, _command: Command) -> Reply:
    """Privately, where one talks with the bot."""
    with visit.reading() as session:
        return _picture(session, visit, team, visit.say)


def press_picture(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        return team if isinstance(team, Message) else _picture(session, visit, team, visit.to_team(team).say)


def press_share(visit: Visit, press: ButtonPress) -> Reply:
    """In the team's channel, in its language, said by whom."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        if isinstance(team, Message):
            return team
        say = visit.office.say(team.language)
        comment = say("story.picture.shared", who=mention(visit.user_id))
        return in_channel(_picture(session, visit, team, say), team, comment)


def _picture(session: Session, visit: Visit, team: Team, say: Say) -> Picture | Message:
    """Nothing is drawn of a house that nobody began."""
    brand = brands.brand_of(session, team)
    values = {value.id: rules.value_draft(value) for value in brands.values_of(session, team)}
    facts = Facts(team.id, rules.brand_draft(brand), values)
    if not facts.is_begun:
        return _nothing_to_draw(visit.to_team(team).say, team.id)
    today = local_day(visit.now, team.zone)
    drawn = house_of(say, team.name, today, facts, rules.labels_draft(brand))
    return Picture(
        draw=lambda: brand_house(drawn),
        file_name=say("story.picture.file"),
        title=drawn.title,
        alt_text=in_words(say, drawn),
        meanwhile=coming(say, say("story.picture.coming"), "story.share", team.id),
    )


def house_of(say: Say, team: str, today: date, facts: Facts, labels: LabelsDraft) -> BrandHouse:
    """`team` is its name; each pillar has the first do of its value."""
    kind = facts.brand.kind
    of = say(f"story.kind.{kind}.word") if kind else ""
    return BrandHouse(
        title=say("story.picture.title_line", team=team),
        subtitle=", ".join(filter(None, (of, say.date(today)))),
        language=say.language,
        belief_label=labels.belief or say("story.part.belief"),
        belief=facts.brand.belief or "",
        promise_label=labels.promise or say("story.part.promise"),
        promise=facts.brand.promise or "",
        proof_label=labels.proof or say("story.part.proof"),
        proof=facts.brand.proof,
        pillars=tuple(Pillar(one.name, next(iter(one.dos), "")) for one in facts.values.values()),
        missing=say("story.picture.missing"),
    )


def in_words(say: Say, drawn: BrandHouse) -> str:
    """The house for who cannot see it."""
    pillars = [f"{one.name} ({one.does})" if one.does else one.name for one in drawn.pillars]
    return say(
        "story.picture.alt",
        title=drawn.title,
        belief_label=drawn.belief_label,
        belief=drawn.belief or drawn.missing,
        promise_label=drawn.promise_label,
        promise=drawn.promise or drawn.missing,
        values="; ".join(pillars) or drawn.missing,
        proof_label=drawn.proof_label,
        proof="; ".join(line.rstrip(".") for line in drawn.proof) or drawn.missing,
    )


def _nothing_to_draw(say: Say, team_id: int) -> Message:
    text = say("story.picture.nothing")
    begin = button("story.brand", say("story.overview.begin.button"), str(team_id), style="primary")
    return Message(text, (section(text), actions(begin)))
