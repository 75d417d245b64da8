"""A new case: anyone of the organisation may report one, also who is in no team."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from bot.cases import forms
from bot.cases.forms import NewCase
from bot.office import Visit
from bot.slack.errors import SlackError
from bot.slack.ids import row_id
from bot.slack.replies import Done, Form, FormProblems, Loading, Message, Reply, Update
from bot.slack.requests import ButtonPress, Command, FormSent, MessageShortcut
from bot.texts import Say
from bot.webcare import confirming, delicate, intake, links, privacy, rules
from bot.webcare.delicate import Warned
from bot.webcare.letters import Letters
from bot.webcare.links import link_key
from bot.webcare.roster import roster_of
from bot.whose_team import teams_meant
from bot.working_time import local_day
from storage import caseload, people
from storage.cases import Case, Kind, Urgency
from storage.channels import NO_NAMES, ChannelNames, Network, names_of
from storage.people import Team

TEAMS_AT_MOST = 100
"""Slack: at most 100 options in a select."""


def new(visit: Visit, command: Command) -> Reply:
    return _open(visit, command.channel_id)


def press_new(visit: Visit, press: ButtonPress) -> Reply:
    """From a list of cases; the button carries the team's id."""
    with visit.reading() as session:
        team = people.team(session, visit.workspace_id, row_id(press.value))
    return _open(visit, team.channel_id if team else "")


def from_message(visit: Visit, shortcut: MessageShortcut) -> Reply:
    """Of a message in Slack only the link is offered; its words are not ours to keep."""
    form = _open(visit, shortcut.channel_id)
    if isinstance(form, Message):
        return form
    return Loading(form, lambda: _with_permalink(visit, shortcut))


def _with_permalink(visit: Visit, shortcut: MessageShortcut) -> Form:
    """Without the link when Slack does not give it: the form works all the same."""
    teams, names = _teams(visit, shortcut.channel_id)
    say = _say(visit, teams)
    try:
        where = (visit.workspace_id, shortcut.channel_id, shortcut.message_ts)
        permalink = visit.office.slack.permalink(*where)
    except SlackError:
        return forms.new_case(say, teams, names=names)
    return forms.new_case(say, teams, names=names, permalink=permalink)


def _open(visit: Visit, channel_id: str) -> Form | Message:
    if visit.person.is_stranger:
        return Message(visit.say("slack.team.stranger"))
    teams, names = _teams(visit, channel_id)
    if not teams:
        return confirming.no_team(visit.say)
    return forms.new_case(_say(visit, teams), teams, names=names)


def _teams(visit: Visit, channel_id: str) -> tuple[Sequence[Team], ChannelNames]:
    """The team of the channel, else one's own, else every team of the workspace: the form asks which.

    With one team come the names of its channels.
    """
    with visit.reading() as session:
        teams = teams_meant(session, visit, channel_id) or caseload.teams_to_report_to(
            session, visit.workspace_id, TEAMS_AT_MOST
        )
        return teams, names_of(session, teams[0]) if len(teams) == 1 else NO_NAMES


def _say(visit: Visit, teams: Sequence[Team]) -> Say:
    return visit.to_team(teams[0]).say if len(teams) == 1 else visit.say


def save(visit: Visit, form: FormSent) -> Reply:
    """The case is kept when nothing in it must be asked first; what was typed is never lost."""
    if visit.person.is_stranger:
        return Done(Message(visit.say("slack.team.stranger")))
    typed = forms.new_case_from(form.answers)
    with visit.reading() as session:
        chosen = form.facts.get("team") or typed.team or 0
        team = people.team(session, visit.workspace_id, row_id(chosen))
        names = names_of(session, team) if team is not None else NO_NAMES
    if team is None:
        return _without_team(visit, form)
    visit = visit.to_team(team)
    if problems := _problems(visit, typed, names):
        return FormProblems(problems)
    found = _personal(visit, typed)
    warned = delicate.warned_of(form.facts)
    if not set(found) <= set(warned):
        return Update(_again(visit, form, team, names, typed, found))
    if found and not form.answers.checked(delicate.keep_name(warned)):
        return FormProblems({delicate.keep_name(warned): visit.say("webcare.problem.keep")})
    return _keep(visit, team, case_from(visit, team, names, typed, form), found)


def _without_team(visit: Visit, form: FormSent) -> Reply:
    if form.facts.get("team") is None:
        return FormProblems({"team": visit.say("webcare.problem.choose")})
    return Done(confirming.no_team(visit.say))


def _again(
    visit: Visit, form: FormSent, team: Team, names: ChannelNames, typed: NewCase, found: Warned
) -> Form:
    """The same form with what was typed, and the warning where the person decides."""
    one_team = form.facts.get("team") is not None
    teams, offered = ([team], names) if one_team else _teams(visit, "")
    link = form.facts.get("permalink")
    permalink = str(link) if link else None
    return forms.new_case(visit.say, teams, typed, names=offered, permalink=permalink, warned=found)


def _problems(visit: Visit, typed: NewCase, names: ChannelNames) -> dict[str, str]:
    """Field -> sentence; empty when everything can be kept."""
    say = visit.say
    known = typed.channel in {*Network, *names.ever}
    found = {} if known else {"channel": say("webcare.problem.choose")}
    if typed.kind not in list(Kind):
        found["kind"] = say("webcare.problem.choose")
    if problem := _problem_with_paraphrase(say, typed.paraphrase or ""):
        found["paraphrase"] = problem
    if problem := delicate.problem_with(say, "handle", typed.handle or ""):
        found["handle"] = problem
    if problem := _problem_with_link(say, typed):
        found["link"] = problem
    return found


def _problem_with_paraphrase(say: Say, typed: str) -> str | None:
    if not typed:
        return say("webcare.problem.paraphrase")
    return delicate.problem_with(say, "paraphrase", typed)


def _problem_with_link(say: Say, typed: NewCase) -> str | None:
    if typed.link is None:
        return None
    if typed.use_message:
        return say("webcare.problem.two_links")
    if len(typed.link) > rules.LONGEST["link"]:
        return say("webcare.problem.too_long", most=rules.LONGEST["link"])
    return None if links.is_link(typed.link) else say("webcare.problem.link")


def _personal(visit: Visit, typed: NewCase) -> Warned:
    words = f"{typed.paraphrase or ''}\n{typed.handle or ''}"
    return privacy.personal(words, local_day(visit.now, visit.person.zone))


def case_from(visit: Visit, team: Team, names: ChannelNames, typed: NewCase, form: FormSent) -> Case:
    """The case as it was filled in; it has no number yet."""
    channel = typed.channel or Network.OTHER
    permalink = form.facts.get("permalink") if typed.use_message else None
    link = typed.link or (str(permalink) if permalink else None)
    return Case(
        team_id=team.id,
        number=0,
        channel=channel,
        channel_name=names.ever.get(channel),
        kind=Kind(typed.kind or Kind.QUESTION),
        paraphrase=typed.paraphrase or "",
        reported_at=visit.now,
        reported_by=visit.user_id,
        urgency=Urgency(typed.urgency or Urgency.NORMAL),
        link=link,
        link_key=link_key(link) if link else None,
        handle=typed.handle,
    )


def _keep(visit: Visit, team: Team, case: Case, kept: Warned) -> Reply:
    with visit.transaction() as session:
        desk = caseload.hold_desk(session, team)
        roster = roster_of(session, team, visit.now)
        letters = Letters(visit.office, session, team, visit.now, dict(roster.people))
        letters.people[visit.user_id] = visit.person
        known = _open_about_it(session, team, case)
        if known is not None:
            intake.join(letters, known, case, desk, roster)
            return Done(confirming.joined(visit.say, letters.facts(known, reader=visit.person)))
        decision = intake.report(letters, case, desk, roster, kept)
        facts = letters.facts(case, reader=visit.person)
        return Done(confirming.reported(visit.say, facts, decision, visit.user_id))


def _open_about_it(session: Session, team: Team, case: Case) -> Case | None:
    return None if case.link_key is None else caseload.hold_open_with_link(session, team, case.link_key)
