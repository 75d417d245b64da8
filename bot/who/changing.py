"""Adding and changing an audience: first its name, then what is known of it, then what I understood."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from bot import editing
from bot.left_open import left_open, open_in
from bot.office import Visit
from bot.slack.blocks import Block, context, section
from bot.slack.ids import row_id
from bot.slack.mrkdwn import plain_within
from bot.slack.replies import Fact, Form, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.stacking import in_its_place
from bot.texts import Say
from bot.unknown import known
from bot.wall_clock import local_day
from bot.who import forms, messages, remarks, rules, telling
from bot.who.actor_lines import LineProblem
from bot.who.entering import audience_to_see
from bot.who.gathering import Facts, Shown, facts_of, shown_one
from bot.who.rules import Draft
from bot.who.thresholds import USUAL
from bot.whose_team import team_to_enter
from storage import audiences, people, plans
from storage.audiences import AUDIENCE, Audience

WORDS_SHOWN = 60


def first_question(session: Session, visit: Visit, team: people.Team) -> Reply:
    """The first question, or why there is no room for another audience."""
    if audiences.count(session, team) >= rules.AT_MOST:
        return Message(visit.say("who.overview.full"))
    return forms.name(visit.say, {"team": team.id})


def read_name(visit: Visit, form: FormSent) -> Reply:
    """The name is the beginning of the form; whether it is a strong one is said above it."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, form.facts.get("team"))
        if isinstance(team, Message):
            return team
        say, facts = visit.to_team(team).say, facts_of(session, team, visit.now)
    name = known(form.answers.text("name")) or ""
    if problems := rules.problem_with_name(name, [one.name for one in facts.audiences]):
        return _problems(say, problems)
    draft = _begun(name, facts)
    new = _blank(visit, team, draft)
    opening = first_look(say, Shown(new, facts.around(new), ()))
    return Update(forms.audience(say, draft, facts.issues, form.facts, opening))


def _begun(name: str, facts: Facts) -> Draft:
    """A new audience: for the one issue there is, and first while that says something."""
    issue_id = facts.issues[0].id if len(facts.issues) == 1 else None
    first = sum(one.priority == rules.FIRST for one in facts.audiences)
    priority = rules.FIRST if first < USUAL.priority else rules.FIRST + 1
    return Draft(name, issue_id=issue_id, priority=priority)


def _blank(visit: Visit, team: people.Team, draft: Draft) -> Audience:
    """An audience that is not kept yet."""
    made = Audience(team_id=team.id, name="", created_at=visit.now, created_by=visit.user_id)
    fill(made, draft)
    return made


def first_look(say: Say, shown: Shown) -> list[Block]:
    """Above the form: the one question of what is filled in here."""
    found = shown.remark_of_itself
    return [
        section(remarks.asked(say, shown, found) if found else say("who.prompt.text")),
        context(say("who.form.later.hint")),
    ]


def press_change(visit: Visit, press: ButtonPress) -> Reply:
    """From a message the form opens; the mirror becomes it."""
    return in_its_place(press, _filled_form(visit, press.value))


def _filled_form(visit: Visit, audience_id: object) -> Form | Message:
    with visit.reading() as session:
        found = audience_to_see(session, visit, audience_id)
        if isinstance(found, Message):
            return found
        team, audience = found
        say, shown = visit.to_team(team).say, shown_one(session, team, audience.id, visit.now)
        issues = issues_to_offer(session, visit, team, audience.issue_id)
    facts: dict[str, Fact] = {"team": team.id, "audience": audience.id, "version": audience.version}
    return forms.audience(say, shown.draft, issues, facts, first_look(say, shown))


def issues_to_offer(
    session: Session, visit: Visit, team: people.Team, chosen: int | None
) -> Sequence[plans.Issue]:
    """The open issues, and the chosen one when it was closed: it must not be lost by opening a form."""
    issues = list(plans.open_issues(session, team))
    if chosen is None or chosen in {issue.id for issue in issues}:
        return issues
    found = plans.team_and_issue(session, visit.workspace_id, chosen)
    return [*issues, found[1]] if found and found[0].id == team.id else issues


def save(visit: Visit, form: FormSent) -> Reply:
    """The audience is kept as typed, unless something in it cannot be, or others changed it meanwhile."""
    with visit.transaction() as session:
        team = team_to_enter(session, visit, form.facts.get("team"))
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        people.hold_team(session, visit.workspace_id, team.id)
        if form.facts.get("audience"):
            return _change(session, visit, team, form)
        return _add(session, visit, team, form)


def _add(session: Session, visit: Visit, team: people.Team, form: FormSent) -> Reply:
    today = local_day(visit.now, team.zone)
    draft = forms.draft_from(form.answers, lambda lines: rules.read_evidence(lines, today, ()))
    there = audiences.of_team(session, team)
    names = [one.name for one in there]
    if problems := rules.problems(draft, today, names) | _problem_with_issue(session, visit, team, draft):
        return _problems(visit.say, problems)
    if len(there) >= rules.AT_MOST:
        return FormProblems({"name": visit.say("who.overview.full")})
    audience = _blank(visit, team, draft)
    session.add(audience)
    session.flush()
    changed = _differences(Draft(""), draft)
    editing.note(session, visit, team, AUDIENCE, audience.id, "added", **changed)
    return Update(mirror(session, visit, team, audience.id, left_open(form.answers, rules.TYPED)))


def _change(session: Session, visit: Visit, team: people.Team, form: FormSent) -> Reply:
    audience = audiences.hold_audience(session, team, row_id(form.facts.get("audience")))
    if audience is None:
        return Message(visit.say("who.gone.text"))
    before, today = rules.draft_of(audience), local_day(visit.now, team.zone)
    draft = forms.draft_from(form.answers, lambda lines: rules.read_evidence(lines, today, before.evidence))
    names = other_names(session, team, audience) if draft.name != before.name else []
    if problems := rules.problems(draft, today, names) | _problem_with_issue(session, visit, team, draft):
        return _problems(visit.say, problems)
    if audience.removed_at is not None:
        return FormProblems({"name": visit.say("who.problem.removed")})
    if others := editing.meanwhile(session, team, AUDIENCE, audience, form):
        issues = issues_to_offer(session, visit, team, draft.issue_id)
        notice = meanwhile(visit.say, others, audience.name)
        return Update(forms.audience(visit.say, draft, issues, others.facts, notice))
    fill(audience, draft)
    audience.version += 1
    changed = _differences(before, draft)
    editing.note(session, visit, team, AUDIENCE, audience.id, "changed", **changed)
    return Update(mirror(session, visit, team, audience.id, left_open(form.answers, rules.TYPED)))


def other_names(session: Session, team: people.Team, audience: Audience) -> list[str]:
    """What the team's other audiences are called."""
    return [one.name for one in audiences.of_team(session, team) if one.id != audience.id]


def mirror(
    session: Session, visit: Visit, team: people.Team, audience_id: int, said: Mapping[str, Fact]
) -> Form:
    """What I understood; `said` is what the mirror remembers of what is not known."""
    shown = replace(shown_one(session, team, audience_id, visit.now), left_open=open_in(said))
    return messages.mirror(visit.say, team.id, shown, said)


def mirror_again(
    session: Session, visit: Visit, team: people.Team, audience_id: int, said: Mapping[str, Fact]
) -> Form | None:
    """The same where something was promised on top of it."""
    audience = audiences.hold_audience(session, team, audience_id)
    if audience is None or audience.removed_at is not None:
        return None
    return mirror(session, visit, team, audience_id, said)


def _problem_with_issue(
    session: Session, visit: Visit, team: people.Team, draft: Draft
) -> dict[str, LineProblem]:
    if draft.issue_id is None:
        return {}
    found = plans.team_and_issue(session, visit.workspace_id, draft.issue_id)
    is_ours = found is not None and found[0].id == team.id
    return {} if is_ours else {"issue_id": LineProblem("who.problem.issue", 0)}


def _problems(say: Say, problems: Mapping[str, LineProblem]) -> FormProblems:
    return FormProblems({field: problem_told(say, problem) for field, problem in problems.items()})


def problem_told(say: Say, problem: LineProblem) -> str:
    """Plain text: Slack shows it below the field."""
    return say(problem.key, line=problem.line, words=plain_within(problem.words, WORDS_SHOWN))


def meanwhile(say: Say, others: editing.Meanwhile, name: str) -> list[Block]:
    """Above a form: who changed what while it was open, and what it is called now."""
    return others.told(say, lambda field: say(f"who.field.{field}"), f"*{telling.safe(name)}*")


def fill(audience: Audience, draft: Draft) -> None:
    """The audience says what the draft says."""
    audience.name, audience.issue_id, audience.priority = draft.name, draft.issue_id, draft.priority
    audience.online, audience.offline = list(draft.online), list(draft.offline)
    audience.evidence = [{"line": one.line, "source": one.source, "on": one.on} for one in draft.evidence]
    audience.is_known, audience.assumption = draft.is_known, draft.assumption


def _differences(before: Draft, after: Draft) -> dict[str, list[object]]:
    """What changed, as the log keeps it; of evidence the lines."""
    fields = editing.differences(before, after)
    if "evidence" in fields:
        fields["evidence"] = [[one.line for one in draft.evidence] for draft in (before, after)]
    return fields
