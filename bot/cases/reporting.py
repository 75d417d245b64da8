"""A new case: anyone of the organisation may report one, also who is in no team."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.cases import new_case_form
from bot.cases.new_case_form import Asked, NewCase
from bot.office import Visit
from bot.slack.answers import Answers
from bot.slack.errors import SlackError
from bot.slack.ids import row_id
from bot.slack.replies import Done, Fact, Form, FormProblems, Loading, Message, Nothing, Reply, Update
from bot.slack.requests import ButtonPress, Command, FormSent, MessageShortcut
from bot.texts import Say
from bot.webcare import confirming, delicate, hints, intake, links, privacy, rules
from bot.webcare.delicate import Warned
from bot.webcare.hints import Heard, Sign
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
        return new_case_form.new_case(say, teams, names=names)
    return new_case_form.new_case(say, teams, asked=Asked(permalink=permalink), names=names)


def _open(visit: Visit, channel_id: str) -> Form | Message:
    if visit.person.is_stranger:
        return Message(visit.say("slack.team.stranger"))
    teams, names = _teams(visit, channel_id)
    if not teams:
        return confirming.no_team(visit.say)
    return new_case_form.new_case(_say(visit, teams), teams, names=names)


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


@dataclass(frozen=True, slots=True)
class Filled:
    """The form as it was filled in, for a team; `sign` is what it said already that it heard."""

    visit: Visit
    facts: Mapping[str, Fact]
    typed: NewCase
    sign: Sign | None
    team: Team | None
    names: ChannelNames


def _filled(visit: Visit, facts: Mapping[str, Fact], answers: Answers) -> Filled:
    sign = new_case_form.sign_of(facts)
    typed = new_case_form.decided(new_case_form.new_case_from(answers, sign), sign)
    typed = new_case_form.anew(typed, sign, hints.heard(typed.paraphrase or ""))
    with visit.reading() as session:
        team = people.team(session, visit.workspace_id, row_id(facts.get("team") or typed.team or 0))
        names = names_of(session, team) if team is not None else NO_NAMES
    return Filled(visit if team is None else visit.to_team(team), facts, typed, sign, team, names)


def channel_chosen(visit: Visit, press: ButtonPress) -> Reply:
    """The words stand above the channel: what they say is proposed while the form is open.

    Not where the person chose a kind, and not what was proposed already.
    """
    filled = _filled(visit, press.form.facts if press.form else {}, press.answers)
    found = hints.heard(filled.typed.paraphrase or "")
    if found is None or found.sign is filled.sign or filled.typed.kind is not None:
        return Nothing()
    warned = delicate.warned_of(filled.facts)
    return Update(_again(filled, new_case_form.proposed(filled.typed, found), found, warned))


def save(visit: Visit, form: FormSent) -> Reply:
    """The case is kept when nothing in it must be asked first; what was typed is never lost."""
    if visit.person.is_stranger:
        return Done(Message(visit.say("slack.team.stranger")))
    filled = _filled(visit, form.facts, form.answers)
    if filled.team is None:
        return _without_team(visit, form)
    visit, typed = filled.visit, filled.typed
    if problems := _problems(visit, typed, filled.names):
        return FormProblems(problems)
    found = _personal(visit, typed)
    if asked := _asked(filled, found, form):
        return asked
    return _keep(visit, filled.team, case_from(visit, filled.team, filled.names, typed, form), found)


def _asked(filled: Filled, found: Warned, form: FormSent) -> Reply | None:
    """What the person must decide first: the kind, and what is personal."""
    say, typed, asks = filled.visit.say, filled.typed, _unheard(filled.typed, filled.sign)
    if asks is not None:
        return Update(_again(filled, new_case_form.proposed(typed, asks), asks, found))
    if _is_gone(filled, None):
        return Update(_again(filled, typed, None, found))
    warned = delicate.warned_of(form.facts)
    if not set(found) <= set(warned):
        return Update(_again(filled, typed, _told(filled), found))
    if typed.kind not in list(Kind):
        return FormProblems({new_case_form.kind_name(filled.sign): say("webcare.problem.kind")})
    if found and not form.answers.checked(delicate.keep_name(warned)):
        return FormProblems({delicate.keep_name(warned): say("webcare.problem.keep")})
    return None


def _unheard(typed: NewCase, told: Sign | None) -> Heard | None:
    """What the words say, when it was not told yet and presses more than what was chosen."""
    found = hints.heard(typed.paraphrase or "")
    if found is None or found.sign is told:
        return None
    if typed.kind not in list(Kind):
        return found
    urgency = Urgency(typed.urgency or Urgency.NORMAL)
    return found if found.raises(Kind(str(typed.kind)), urgency) else None


def _is_gone(filled: Filled, heard: Heard | None) -> bool:
    """The kind went with the words that it was proposed for, and these say none."""
    return heard is None and filled.sign is not None and filled.typed.kind is None and not _told(filled)


def _told(filled: Filled) -> Heard | None:
    """What the form said already, as long as the words still say it."""
    found = hints.heard(filled.typed.paraphrase or "")
    return found if found is not None and found.sign is filled.sign else None


def _without_team(visit: Visit, form: FormSent) -> Reply:
    if form.facts.get("team") is None:
        return FormProblems({"team": visit.say("webcare.problem.choose")})
    return Done(confirming.no_team(visit.say))


def _again(filled: Filled, typed: NewCase, heard: Heard | None, found: Warned) -> Form:
    """The same form with what was typed, and what is asked where the person decides."""
    visit, facts = filled.visit, filled.facts
    one_team = facts.get("team") is not None and filled.team is not None
    teams, names = ([filled.team], filled.names) if one_team and filled.team else _teams(visit, "")
    link = facts.get("permalink")
    asked = Asked(heard, found, str(link) if link else None, _is_gone(filled, heard))
    return new_case_form.new_case(visit.say, teams, typed, asked, names)


def _problems(visit: Visit, typed: NewCase, names: ChannelNames) -> dict[str, str]:
    """Field -> sentence; empty when everything can be kept. The kind may be left to what the words say."""
    say = visit.say
    known = typed.channel in {*Network, *names.ever}
    found = {} if known else {"channel": say("webcare.problem.choose")}
    if problem := _problem_with_paraphrase(say, typed.paraphrase or ""):
        found["paraphrase"] = problem
    if problem := delicate.problem_with(say, "handle", typed.handle or ""):
        found["handle"] = problem
    if problem := _problem_with_link(say, typed):
        found["link"] = problem
    return found


def _problem_with_paraphrase(say: Say, typed: str) -> str | None:
    """Health may not be kept; but where it is about danger, whom to call is said at once."""
    if not typed:
        return say("webcare.problem.paraphrase")
    problem = delicate.problem_with(say, "paraphrase", typed)
    found = hints.heard(typed)
    if problem is not None and found is not None and found.is_danger:
        return say("webcare.problem.danger", problem=problem)
    return problem


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
    found = privacy.personal(words, local_day(visit.now, visit.person.zone))
    return tuple(dict.fromkeys((*found, *privacy.personal_in_link(typed.link or ""))))


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
