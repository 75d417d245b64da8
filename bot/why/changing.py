"""Adding and changing an issue: first its sentence, then what is missing, then what I understood."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from bot import editing
from bot.asking_owners import may_own
from bot.left_open import left_open, open_in
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.mrkdwn import plain
from bot.slack.replies import Fact, Form, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.stacking import in_its_place
from bot.texts import Say
from bot.typed_numbers import unreadable
from bot.unknown import known
from bot.wall_clock import local_day
from bot.whose_team import refusal_to_enter, team_to_enter
from bot.why import course, forms, messages, reading, rules
from bot.why.rules import Draft, Standing
from storage import actions, people, plans, ratings


def first_question(session: Session, visit: Visit, team: people.Team) -> Reply:
    """The first question, or why there is no room for another issue."""
    if not rules.has_room(plans.count_open(session, team)):
        return Message(visit.say("why.overview.full"))
    return forms.sentence(visit.say, {"team": team.id})


def read_sentence(visit: Visit, form: FormSent) -> Reply:
    """What the sentence says already is filled in beside it, and the rest is asked."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, form.facts["team"])
    if isinstance(team, Message):
        return team
    say, today = visit.to_team(team).say, local_day(visit.now, team.zone)
    draft = Draft(known(form.answers.text("sentence")) or "")
    if problems := rules.problems(draft, today):
        return FormProblems({field: say(key) for field, key in problems.items()})
    draft = reading.read(draft.sentence, today)
    return Update(forms.issue(say, draft, form.facts, messages.what_i_read(say, draft)))


def press_change(visit: Visit, press: ButtonPress) -> Reply:
    """From a message the form opens; the mirror becomes it again."""
    return in_its_place(press, _filled_form(visit, row_id(press.value)))


def _filled_form(visit: Visit, issue_id: int) -> Form | Message:
    with visit.reading() as session:
        found = plans.team_and_issue(session, visit.workspace_id, issue_id)
        if found is None:
            return gone(visit.say)
        team, issue = found
        if refusal := refusal_to_enter(session, visit, team):
            return refusal
        stands = _looked_into(session, team, issue)
    say, draft = visit.to_team(team).say, rules.draft_of(issue)
    facts = {"team": team.id, "issue": issue.id, "version": issue.version}
    return forms.issue(say, draft, facts, messages.first_look(say, draft, stands))


def press_next(visit: Visit, press: ButtonPress) -> Reply:
    """The mirror with its next remark; the button carries the issue and what was asked already."""
    issue_id, _, passed = str(press.value).partition("/")
    with visit.reading() as session:
        found = plans.team_and_issue(session, visit.workspace_id, row_id(issue_id))
        if found is None:
            return gone(visit.say)
        team, issue = found
        refusal = refusal_to_enter(session, visit, team)
        said = {**(press.form.facts if press.form else {}), messages.PASSED: passed}
        return refusal or Update(mirror(session, visit.to_team(team), team, issue, said))


def save(visit: Visit, form: FormSent) -> Reply:
    """The issue is kept as typed, unless something in it cannot be, or others changed it meanwhile."""
    with visit.transaction() as session:
        team = team_to_enter(session, visit, form.facts["team"])
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        draft = forms.draft_from(visit.say, form.answers)
        if problems := _problems(session, visit, team, form, draft):
            return FormProblems(problems)
        if form.facts.get("issue"):
            return _change(session, visit, team, form, draft)
        return _add(session, visit, team, form, draft)


def _problems(
    session: Session, visit: Visit, team: people.Team, form: FormSent, draft: Draft
) -> dict[str, str]:
    found = rules.problems(draft, local_day(visit.now, team.zone))
    if draft.owner_id and not may_own(session, team, draft.owner_id):
        found["owner_id"] = "why.problem.not_in_team"
    told = {field: visit.say(key) for field, key in found.items()}
    return told | unreadable(visit.say, form.answers, ("now", "goal"))


def _add(session: Session, visit: Visit, team: people.Team, form: FormSent, draft: Draft) -> Reply:
    people.hold_team(session, visit.workspace_id, team.id)
    if not rules.has_room(plans.count_open(session, team)):
        return FormProblems({"sentence": visit.say("why.overview.full")})
    issue = plans.Issue(team_id=team.id, sentence="", created_at=visit.now, created_by=visit.user_id)
    _fill(issue, draft)
    session.add(issue)
    session.flush()
    keep_asking(issue, team, visit.now)
    _note(session, visit, team, issue, Draft(""))
    return Update(mirror(session, visit, team, issue, left_open(form.answers, rules.TYPED)))


def _change(session: Session, visit: Visit, team: people.Team, form: FormSent, draft: Draft) -> Reply:
    people.hold_team(session, visit.workspace_id, team.id)
    issue = plans.hold_issue(session, team, row_id(form.facts["issue"]))
    if issue is None:
        return gone(visit.say)
    if issue.closed_at is not None:
        return FormProblems({"sentence": _closed_meanwhile(session, visit, issue)})
    before = rules.draft_of(issue)
    if others := editing.meanwhile(session, team, plans.ISSUE, issue, form):
        notice = messages.meanwhile(visit.say, others, before)
        return Update(forms.issue(visit.say, draft, others.facts, notice))
    _fill(issue, draft)
    issue.version += 1
    keep_asking(issue, team, visit.now)
    _note(session, visit, team, issue, before)
    return Update(mirror(session, visit, team, issue, left_open(form.answers, rules.TYPED)))


def _closed_meanwhile(session: Session, visit: Visit, issue: plans.Issue) -> str:
    closer = people.person(session, visit.workspace_id, issue.closed_by or "")
    name = plain(closer.name) if closer else visit.say("common.unknown")
    return visit.say("why.problem.closed", who=name)


def _fill(issue: plans.Issue, draft: Draft) -> None:
    """The issue says what the draft says."""
    issue.sentence = draft.sentence
    issue.topics = list(draft.topics)
    issue.focus = draft.focus
    issue.now_value, issue.goal_value, issue.unit = draft.now, draft.goal, draft.unit
    issue.due_on, issue.audience = draft.due_on, draft.audience
    issue.source, issue.owner_id = draft.source, draft.owner_id


def _note(session: Session, visit: Visit, team: people.Team, issue: plans.Issue, before: Draft) -> None:
    did = "changed" if before.sentence else "added"
    fields = editing.differences(before, rules.draft_of(issue))
    editing.note(session, visit, team, plans.ISSUE, issue.id, did, **fields)


def keep_asking(issue: plans.Issue, team: people.Team, now: datetime) -> None:
    """The owner is asked where it stands from a month on; nobody, while there is nothing to measure."""
    if not course.can_be_asked(rules.draft_of(issue)):
        issue.measure_due_at = None
    elif issue.measure_due_at is None:
        issue.measure_due_at = course.asked_at(local_day(now, team.zone), team.zone)


def mirror(
    session: Session, visit: Visit, team: people.Team, issue: plans.Issue, said: Mapping[str, Fact]
) -> Form:
    """What I understood; what was passed over, and what somebody looks into, is not asked again.

    `said` is what the mirror remembers: the remarks in PASSED, and the fields in LEFT_OPEN.
    """
    promised = actions.open_about(session, team, rules.every_about([issue.id]))
    looked = rules.looked_into(issue.id, [one.about for one in promised])
    passed = frozenset(str(said.get(messages.PASSED) or "").split(","))
    stands = Standing(looked_into=looked | passed, left_open=open_in(said))
    seen = messages.Shown(issue, stands, found_out=promised)
    pulse_of = _without_pulse(session, team)
    return messages.mirror(visit.say, seen, team.id, said, pulse_of)


def mirror_again(
    session: Session, visit: Visit, team: people.Team, issue_id: int, said: Mapping[str, Fact]
) -> Form | None:
    """The same where something was promised on top of it."""
    issue = plans.hold_issue(session, team, issue_id)
    return None if issue is None else mirror(session, visit, team, issue, said)


def _without_pulse(session: Session, team: people.Team) -> int | None:
    """The team, while it has had no round of its preconditions."""
    return None if ratings.latest_round(session, team) else team.id


def _looked_into(session: Session, team: people.Team, issue: plans.Issue) -> Standing:
    open_now = actions.open_about(session, team, rules.every_about([issue.id]))
    return Standing(looked_into=rules.looked_into(issue.id, [one.about for one in open_now]))


def gone(say: Say) -> Message:
    return Message(say("why.gone.text"))
