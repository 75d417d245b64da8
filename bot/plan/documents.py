"""The plan to hand over: a canvas or a file in the channel, Markdown, and a PDF for the sponsor."""

from functools import partial

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.pictures.plan_page import plan_page_pdf
from bot.plan import publish_messages
from bot.plan.content import people_in
from bot.plan.entering import version_to_see
from bot.plan.paper import Writer, paper
from bot.plan.sponsor_page import page_of
from bot.plan.turns import Turn
from bot.slack.markdown import canvas_mention
from bot.slack.replies import Canvas, Document, Message, Reply
from bot.slack.requests import ButtonPress
from bot.texts import Say
from bot.wall_clock import local_day
from bot.whose_team import team_to_enter
from storage import people, versions
from storage.people import Team
from storage.versions import PlanVersion


def canvas_of(session: Session, visit: Visit, team: Team, version: PlanVersion) -> Canvas:
    """In the team's channel and language; where a workspace has no canvases, a file."""
    say, reader = visit.office.say(team.language), visit.to_team(team).say
    turn = Turn(visit.office, team.workspace_id, team.id, partial(_canvas_text, say))
    return Canvas(
        channel=team.channel_id,
        title=publish_messages.title(say, team),
        begins=turn.begins,
        wrote=turn.wrote,
        gives_up=turn.gives_up,
        said=partial(publish_messages.published, reader, team, version),
        busy=publish_messages.soon(reader, team, version),
        instead=_markdown(session, say, team, version, team.channel_id),
    )


def _canvas_text(say: Say, team: Team, version: PlanVersion) -> str:
    return paper(Writer(say, canvas_mention), version.content, _subtitle(say, team, version))


def press_canvas(visit: Visit, press: ButtonPress) -> Reply:
    """The version that holds, once more: Slack was busy, or the bot was not in the channel yet."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        if isinstance(team, Message):
            return team
        version = versions.active(session, team)
        if version is None:
            return Message(visit.to_team(team).say("plan.versions.none"))
        return canvas_of(session, visit, team, version)


def press_markdown(visit: Visit, press: ButtonPress) -> Reply:
    """Privately. The button carries the team's id and the version's number."""
    with visit.reading() as session:
        found = version_to_see(session, visit, press)
        if isinstance(found, Message):
            return found
        team, version = found
        return _markdown(session, visit.to_team(team).say, team, version, None)


def press_pdf(visit: Visit, press: ButtonPress) -> Reply:
    """As `press_markdown`."""
    with visit.reading() as session:
        found = version_to_see(session, visit, press)
        if isinstance(found, Message):
            return found
        team, version = found
        say, names = visit.to_team(team).say, _names(session, team, version)
        page = page_of(say, team, version.content, _subtitle(say, team, version), names)
    return Document(
        make=lambda: plan_page_pdf(page),
        file_name=say("plan.file.pdf", number=version.number),
        title=publish_messages.title(say, team),
        meanwhile=Message(say("plan.file.coming")),
    )


def _markdown(session: Session, say: Say, team: Team, version: PlanVersion, channel: str | None) -> Document:
    names = _names(session, team, version)
    title, subtitle = publish_messages.title(say, team), _subtitle(say, team, version)
    writer = Writer(say, lambda user_id: names.get(user_id, "?"))
    text = f"# {writer.typed(title)}\n\n{paper(writer, version.content, subtitle)}"
    return Document(
        make=text.encode,
        file_name=say("plan.file.markdown", number=version.number),
        title=title,
        channel=channel,
        meanwhile=None if channel else Message(say("plan.file.coming")),
    )


def _names(session: Session, team: Team, version: PlanVersion) -> dict[str, str]:
    known = people.named(session, team.workspace_id, people_in(version.content))
    return {user_id: person.name for user_id, person in known.items()}


def _subtitle(say: Say, team: Team, version: PlanVersion) -> str:
    return say(
        "plan.paper.subtitle", number=version.number, day=say.date(local_day(version.published_at, team.zone))
    )
