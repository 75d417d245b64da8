"""What is said about a team: that it stands, what changed, and that somebody takes part no more."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.slack.blocks import actions, section
from bot.slack.elements import button
from bot.slack.mrkdwn import escape, mention, plain
from bot.slack.replies import Form, FormProblems, Message
from bot.team.rules import Outside, Problem, Rhythm
from bot.texts import Say
from bot.wall_clock import local_day, local_time
from storage.people import Person, Team

RUN = 3
"""So many days in a row are said as "maandag tot en met woensdag"."""


def only_text(say: Say, text: str) -> Form:
    """In place of the first page: a form that says one thing and can only be closed."""
    title, close = say("team.set_up.title"), say("common.close.button")
    return Form("team.who", title, (section(text),), submit=None, close=close)


def problems(say: Say, found: Mapping[str, Problem], known: Mapping[str, Person]) -> FormProblems:
    """What to do at each field, with the names of the people it is about."""
    return FormProblems({field: _problem(say, problem, known) for field, problem in found.items()})


def _problem(say: Say, problem: Problem, known: Mapping[str, Person]) -> str:
    if not problem.about:
        return say(problem.key)
    return say(problem.key, names=_names(say, problem.about, known))


def _names(say: Say, user_ids: Sequence[str], known: Mapping[str, Person]) -> str:
    """In a form's problem Slack renders no mentions, so people are called by their names."""
    unknown = say("common.unknown")
    return say.list([plain(known[one].name) if one in known else unknown for one in user_ids])


def first_prompt(say: Say, team: Team) -> str:
    if team.prompt_due_at is None:
        return say("team.set_up.no_prompt")
    day, at = local_day(team.prompt_due_at, team.zone), local_time(team.prompt_due_at, team.zone)
    return say("team.set_up.first_prompt", day=say.day(day), time=say.time(at))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What setting up came to: how many take part, and the names of who could not, though named."""

    team: Team
    people_count: int
    left_out: tuple[str, ...]


def done(say: Say, outcome: Outcome) -> Message:
    """To who set it up, privately: what stands, and what comes next."""
    team = outcome.team
    lines = [
        say("team.set_up.done", team=escape(team.name), prompt=first_prompt(say, team)),
        *([say("team.set_up.alone")] if outcome.people_count == 1 else []),
        *_left_out(say, outcome.left_out),
        say("team.set_up.slack_sleeps"),
        say("team.set_up.first_of_all"),
    ]
    inventory = button("channels.note", say("team.set_up.inventory.button"), str(team.id), style="primary")
    plan = button("plan.show", say("team.set_up.plan.button"), str(team.id))
    return Message("\n".join(lines), (*(section(line) for line in lines), actions(inventory, plan)))


def _left_out(say: Say, names: Sequence[str]) -> list[str]:
    return [say("team.set_up.left_out", names=say.list([escape(name) for name in names]))] if names else []


def announced(say: Say, team: Team, who: str, rhythm: Rhythm) -> Message:
    """To the channel: who set this up, and what people will see."""
    duty = say("team.set_up.nobody_on_duty")
    if rhythm.on_duty:
        duty = say("team.set_up.on_duty", people=say.list([mention(one) for one in rhythm.on_duty]))
    text = say(
        "team.set_up.announced",
        who=mention(who),
        team=escape(team.name),
        days=days(say, rhythm.meetup_days),
        time=say.time(team.meetup_at),
        open=say.time(team.webcare_from),
        close=say.time(team.webcare_until),
        duty=duty,
    )
    return Message(text, (section(text),))


def days(say: Say, numbers: Sequence[int]) -> str:
    """Such as "maandag tot en met woensdag en vrijdag"; "geen" for no day."""
    runs = groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0])
    told = [said for _, run in runs for said in _run(say, [day for _, day in run])]
    return say.list(told) or say("team.days.none")


def _run(say: Say, run: Sequence[int]) -> list[str]:
    names = [say.weekday(day) for day in run]
    return names if len(run) < RUN else [say("team.days.run", first=names[0], last=names[-1])]


@dataclass(frozen=True, slots=True)
class Saved:
    """What changing the settings came to. Ownerless is what belongs to who is in the team no more."""

    team: Team
    ownerless: int
    ownerless_actions: int
    left_out: tuple[str, ...]


def saved(say: Say, what: Saved) -> Message:
    lines = [
        say("team.settings.saved", prompt=first_prompt(say, what.team)),
        *([say("team.settings.ownerless", count=what.ownerless)] if what.ownerless else []),
        *(
            [say("team.settings.ownerless_actions", count=what.ownerless_actions)]
            if what.ownerless_actions
            else []
        ),
        *_left_out(say, what.left_out),
    ]
    return Message("\n".join(lines))


@dataclass(frozen=True, slots=True)
class Parting:
    """Somebody who takes part no more, and what they leave behind in a team; without `why` they do again."""

    name: str
    team: Team
    why: Outside | None
    on_webcare: bool
    tasks: int
    """Other tasks in the role matrix that they did, decided about or stood in for."""
    issues: int
    actions: int
    """Open action items of theirs."""
    has_cases: bool
    heir: str | None
    """The id of who coordinates from now on, when nobody was left who did."""


def parted(say: Say, parting: Parting, reader: str) -> str:
    """To a coordinator: who takes part no more, or again, and what that asks of them."""
    about = {"who": escape(parting.name), "team": escape(parting.team.name)}
    heir = [say("team.left.heir")] if parting.heir == reader else []
    match parting.why:
        case None:
            lines = [say("team.left.back", **about), *heir, *_on_webcare_again(say, parting)]
        case Outside.APP:
            lines = [say("team.left.app", **about), *heir]
        case why:
            lines = [say(f"team.left.who.{why}", **about), *heir, *_left_behind(say, parting)]
            lines = lines if len(lines) > 1 else [f"{lines[0]} {say('team.left.nothing')}"]
    return "\n".join(lines)


def _on_webcare_again(say: Say, parting: Parting) -> list[str]:
    return [say("team.left.webcare_again")] if parting.on_webcare else []


def _left_behind(say: Say, parting: Parting) -> list[str]:
    return [
        *([say("team.left.webcare")] if parting.on_webcare else []),
        *([say("team.left.tasks", count=parting.tasks)] if parting.tasks else []),
        *([say("team.left.issues", count=parting.issues)] if parting.issues else []),
        *([say("team.left.actions", count=parting.actions)] if parting.actions else []),
        *([say("team.left.cases")] if parting.has_cases else []),
    ]
