"""Keeping a source: a new one, or one that several people change."""

from urllib.parse import urlsplit

from sqlalchemy.orm import Session

from bot import editing
from bot.monitoring import source_form, source_messages, source_presses, webhooks
from bot.monitoring.looks import start_watch
from bot.monitoring.rules import LONGEST
from bot.monitoring.source_form import Draft
from bot.monitoring.source_presses import Found
from bot.office import Visit
from bot.slack.errors import SlackError
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Done, FormProblems, Message, Reply, Update
from bot.slack.requests import FormSent
from bot.sources.addresses import checked
from bot.sources.problems import FetchError
from bot.whose_team import team_to_enter
from storage import sources
from storage.monitoring import SOURCE, Source, SourceKind
from storage.people import Team


def save(visit: Visit, form: FormSent) -> Reply:
    draft, kind = source_form.draft_from(form.answers), SourceKind(str(form.facts["kind"]))
    must_invite = kind is SourceKind.CHANNEL and not _is_in(visit, draft.channel_id)
    with visit.transaction() as session:
        team = team_to_enter(session, visit, form.facts.get("team"))
        if isinstance(team, Message):
            return Done(team)
        visit = visit.to_team(team)
        start_watch(session, team, visit.now)
        if wrong := _problems(session, visit, team, form, draft):
            return FormProblems(wrong)
        return _keep(session, visit, team, form, draft, _more(visit, kind, must_invite=must_invite))


def _more(visit: Visit, kind: SourceKind, *, must_invite: bool) -> str:
    """What must still be done before a channel is heard."""
    if kind is not SourceKind.CHANNEL:
        return ""
    deaf_to = source_presses.deaf_to(visit)
    scope = [visit.say(f"monitoring.sources.no_scope.{deaf_to}")] if deaf_to else []
    invite = [visit.say("monitoring.kept.invite")] if must_invite else []
    return " ".join((*invite, *scope))


def _is_in(visit: Visit, channel_id: str | None) -> bool:
    """Whether we hear that channel; yes where Slack does not say, as then nothing need be done, and without
    one: that is told apart.
    """
    if channel_id is None:
        return True
    try:
        return visit.office.slack.channel(visit.workspace_id, channel_id).bot_is_in
    except SlackError as error:
        return error.name != "channel_not_found"


def _problems(session: Session, visit: Visit, team: Team, form: FormSent, draft: Draft) -> dict[str, str]:
    """Field -> sentence; of the fields that this kind of source has."""
    kind, say = form.facts["kind"], visit.say
    if kind == SourceKind.FEED:
        return _problem_with_address(session, visit, team, form, draft)
    if kind == SourceKind.CHANNEL and draft.channel_id is None:
        return {"channel_id": say("monitoring.source.channel_id.missing")}
    return {}


def _problem_with_address(
    session: Session, visit: Visit, team: Team, form: FormSent, draft: Draft
) -> dict[str, str]:
    say, address = visit.say, draft.address or ""
    try:
        checked(address, local=visit.office.local_feeds)
    except FetchError:
        return {"address": say("monitoring.source.address.wrong")}
    if len(address) > LONGEST["address"]:
        return {"address": say("monitoring.source.address.wrong")}
    others = [one for one in sources.feeds_of(session, team, address) if one.id != form.facts.get("source")]
    if others:
        name = line_within(others[0].name, LONGEST["name"])
        return {"address": say("monitoring.source.address.known", name=name)}
    return {}


def _keep(session: Session, visit: Visit, team: Team, form: FormSent, draft: Draft, more: str) -> Reply:
    if form.facts.get("source") is None:
        if why := source_presses.full(session, visit, team):
            return FormProblems({"name": why})
        return _add(session, visit, team, SourceKind(str(form.facts["kind"])), draft, more)
    found = source_presses.hold(session, visit, form.facts["source"])
    return Done(found) if isinstance(found, Message) else _change(session, found, form, draft, more)


def _add(session: Session, visit: Visit, team: Team, kind: SourceKind, draft: Draft, more: str) -> Reply:
    made = Source(
        team_id=team.id,
        kind=kind,
        name=draft.name or _usual_name(visit, kind, draft),
        created_at=visit.now,
        created_by=visit.user_id,
        address=draft.address if kind is SourceKind.FEED else None,
        channel_id=draft.channel_id if kind is SourceKind.CHANNEL else None,
        silent_after=draft.silent_after,
        fetch_due_at=visit.now if kind is SourceKind.FEED else None,
    )
    session.add(made)
    session.flush()
    editing.note(session, visit, team, SOURCE, made.id, "added", name=[None, made.name])
    if kind is SourceKind.WEBHOOK:
        return Done(webhooks.with_new_secret(visit, made))
    return Done(source_messages.kept(visit.say, made, "added", more))


def _usual_name(visit: Visit, kind: SourceKind, draft: Draft) -> str:
    if kind is SourceKind.FEED:
        return (urlsplit(draft.address or "").hostname or "").removeprefix("www.")[: LONGEST["name"]]
    return visit.say(f"monitoring.source.{kind}.kind")


def _change(session: Session, found: Found, form: FormSent, draft: Draft, more: str) -> Reply:
    visit, team, one = found.visit, found.team, found.source
    if others := editing.meanwhile(session, team, SOURCE, one, form):
        above = others.told(visit.say, lambda name: visit.say(f"monitoring.source.{name}.label"))
        return Update(source_form.source(visit.say, one.kind, draft, others.facts, above))
    before = source_form.draft_of(one)
    changed = editing.differences(before, draft)
    if changed:
        one.name = draft.name or before.name
        one.silent_after = draft.silent_after
        _move(one, draft, visit)
        one.version += 1
        editing.note(session, visit, team, SOURCE, one.id, "changed", **changed)
    return Done(source_messages.kept(visit.say, one, "changed", more))


def _move(one: Source, draft: Draft, visit: Visit) -> None:
    """Elsewhere it begins anew: what stands there already is history."""
    if (one.address, one.channel_id) == (draft.address, draft.channel_id):
        return
    one.address, one.channel_id = draft.address, draft.channel_id
    one.etag = one.last_modified = one.succeeded_at = one.problem = None
    one.failures = 0
    if one.listens and one.kind is SourceKind.FEED:
        one.fetch_due_at = visit.now
