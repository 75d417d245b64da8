"""Adding and changing an issue: open the form, keep what was typed, show what I understood."""

from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.slack.mrkdwn import mention
from bot.slack.replies import Form, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, Command, FormSent
from bot.texts import Say
from bot.whose_team import refusal_to_enter
from bot.why import forms, messages, rules
from bot.why.rules import Draft
from storage import changes, people, plans


def add(visit: Visit, team: people.Team, _command: Command) -> Reply:
    """An empty form, or why there is no room for another issue."""
    with visit.reading() as session:
        return _empty_form(session, visit.say, team)


def press_add(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        team = people.team(session, visit.workspace_id, int(press.value or 0))
        if team is None:
            return gone(visit.say)
        return refusal_to_enter(session, visit, team) or _empty_form(session, visit.to_team(team).say, team)


def _empty_form(session: Session, say: Say, team: people.Team) -> Reply:
    if rules.may_add(plans.count_open(session, team)):
        return Message(say("why.overview.full"))
    return forms.issue(say, forms.EMPTY, {"team": team.id})


def press_change(visit: Visit, press: ButtonPress) -> Reply:
    return _filled_form(visit, int(press.value or 0))


def press_improve(visit: Visit, press: ButtonPress) -> Reply:
    """The mirror becomes the form again."""
    form = _filled_form(visit, int(press.value or 0))
    return Update(form) if isinstance(form, Form) else form


def _filled_form(visit: Visit, issue_id: int) -> Reply:
    with visit.reading() as session:
        found = plans.team_and_issue(session, visit.workspace_id, issue_id)
        if found is None:
            return gone(visit.say)
        team, issue = found
        if refusal := refusal_to_enter(session, visit, team):
            return refusal
        facts = {"team": team.id, "issue": issue.id, "version": issue.version}
        return forms.issue(visit.to_team(team).say, rules.draft_of(issue), facts)


def save(visit: Visit, form: FormSent) -> Reply:
    """The issue is kept as typed, unless something in it cannot be, or others changed it meanwhile."""
    draft = forms.draft_from(form.answers)
    with visit.reading() as session:
        team = people.team(session, visit.workspace_id, int(form.facts.get("team") or 0))
        if team is None:
            return gone(visit.say)
        visit = visit.to_team(team)
        if refusal := refusal_to_enter(session, visit, team):
            return refusal
        if problems := _problems(session, visit, team, draft):
            return FormProblems({field: visit.say(key) for field, key in problems.items()})
    return _change(visit, team, form, draft) if form.facts.get("issue") else _add(visit, team, draft)


def _problems(session: Session, visit: Visit, team: people.Team, draft: Draft) -> dict[str, str]:
    today = visit.now.astimezone(ZoneInfo(team.zone)).date()
    found = rules.problems(draft, today)
    if draft.owner_id and people.member(session, team, draft.owner_id) is None:
        found["owner_id"] = "why.problem.not_in_team"
    return found


def _add(visit: Visit, team: people.Team, draft: Draft) -> Reply:
    with visit.transaction() as session:
        people.hold_team(session, visit.workspace_id, team.id)
        if rules.may_add(plans.count_open(session, team)):
            return FormProblems({"sentence": visit.say("why.overview.full")})
        issue = plans.Issue(team_id=team.id, sentence="", created_at=visit.now, created_by=visit.user_id)
        fill(issue, draft)
        session.add(issue)
        session.flush()
        _note(session, visit, issue, "added", forms.EMPTY, draft)
        return Update(messages.mirror(visit.say, draft, issue.id))


def _change(visit: Visit, team: people.Team, form: FormSent, draft: Draft) -> Reply:
    with visit.transaction() as session:
        issue = plans.hold_issue(session, team, int(form.facts["issue"] or 0))
        if issue is None:
            return gone(visit.say)
        if issue.version != form.facts.get("version"):
            return Update(_form_with_both(session, visit, team, issue, form, draft))
        before = rules.draft_of(issue)
        fill(issue, draft)
        issue.version += 1
        _note(session, visit, issue, "changed", before, draft)
        return Update(messages.mirror(visit.say, draft, issue.id))


def _form_with_both(
    session: Session, visit: Visit, team: people.Team, issue: plans.Issue, form: FormSent, draft: Draft
) -> Form:
    """What this person typed, below what others saved meanwhile; sending again replaces it knowingly."""
    versions = issue.version - int(form.facts.get("version") or 0)
    others = list(reversed(changes.history(session, team, plans.ISSUE, issue.id, at_most=max(versions, 1))))
    names = rules.changed_meanwhile([change.fields for change in others])
    who = visit.say.list(list(dict.fromkeys(mention(change.by) for change in others)))
    notice = forms.meanwhile(visit.say, who, names, rules.draft_of(issue))
    facts = {**form.facts, "version": issue.version}
    return forms.issue(visit.say, draft, facts, notice)


def fill(issue: plans.Issue, draft: Draft) -> None:
    """The issue says what the draft says."""
    issue.sentence = draft.sentence
    issue.topics = list(draft.topics)
    issue.focus = draft.focus
    issue.now_value, issue.goal_value, issue.unit = draft.now, draft.goal, draft.unit
    issue.due_on, issue.audience = draft.due_on, draft.audience
    issue.source, issue.owner_id = draft.source, draft.owner_id


def _note(session: Session, visit: Visit, issue: plans.Issue, did: str, before: Draft, after: Draft) -> None:
    changes.note(
        session,
        changes.Change(
            team_id=issue.team_id,
            thing=plans.ISSUE,
            thing_id=issue.id,
            by=visit.user_id,
            at=visit.now,
            did=did,
            fields=rules.differences(before, after),
        ),
    )


def gone(say: Say) -> Message:
    return Message(say("why.gone.text"))
