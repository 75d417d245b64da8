"""The people around an audience: seen, added several at once, changed one by one."""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy.orm import Session

from bot import editing
from bot.asking_owners import may_own
from bot.left_open import left_open, open_in, remembered
from bot.office import Visit
from bot.slack.blocks import Block, actions, section
from bot.slack.elements import button
from bot.slack.ids import row_id
from bot.slack.replies import Fact, Form, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.stacking import in_its_place
from bot.texts import Say
from bot.unknown import known_lines
from bot.who import community_forms, remarks, rules, telling
from bot.who.actor_lines import ActorDraft, LineProblem, read_actors
from bot.who.changing import meanwhile, problem_told
from bot.who.entering import audience_to_change, audience_to_see
from bot.who.gathering import names_of, shown_one
from storage import audiences, people
from storage.audiences import ACTOR, Actor, Audience

FIELD_OF_RING = {"ring_1": "community", "ring_2": "ring_2"}
"""Where somebody is written down -> what is to be found out when nobody is known."""
NOTHING: Mapping[str, Fact] = {}


def press_community(visit: Visit, press: ButtonPress) -> Reply:
    """Everybody around it; while that is nobody, the question who they are."""
    return in_its_place(press, _list_or_first(visit, press.value))


def press_actors(visit: Visit, press: ButtonPress) -> Reply:
    """The list becomes the form in which several are added."""
    with visit.reading() as session:
        found = audience_to_see(session, visit, press.value)
        if isinstance(found, Message):
            return found
        return in_its_place(press, _adding(session, visit, *found))


def _list_or_first(visit: Visit, audience_id: object) -> Form | Message:
    with visit.reading() as session:
        found = audience_to_see(session, visit, audience_id)
        if isinstance(found, Message):
            return found
        team, audience = found
        if not audiences.actors_around(session, audience):
            return _adding(session, visit, team, audience)
        return _list(session, visit, team, audience)


def _list(
    session: Session,
    visit: Visit,
    team: people.Team,
    audience: Audience,
    *notice: Block,
    said: Mapping[str, Fact] = NOTHING,
) -> Form:
    """Everybody around it; `said` is what the list remembers of what is not known."""
    shown = replace(shown_one(session, team, audience.id, visit.now), left_open=open_in(said))
    return community_forms.community(visit.to_team(team).say, team.id, shown, notice, said)


def list_again(
    session: Session, visit: Visit, team: people.Team, audience_id: int, said: Mapping[str, Fact]
) -> Form | None:
    """The list as it stands now, below what was promised on top of it."""
    audience = audiences.hold_audience(session, team, audience_id)
    if audience is None or audience.removed_at is not None:
        return None
    return _list(session, visit, team, audience, said=said)


def _not_known(form: FormSent) -> dict[str, Fact]:
    """Of which ring somebody said that they do not know, as the list remembers it."""
    rings = open_in(left_open(form.answers, FIELD_OF_RING))
    return remembered(FIELD_OF_RING[ring] for ring in rings)


def _adding(session: Session, visit: Visit, team: people.Team, audience: Audience) -> Form:
    shown = shown_one(session, team, audience.id, visit.now)
    say = visit.to_team(team).say
    found = shown.remark_around
    asked = [section(remarks.asked(say, shown, found))] if found and shown.actors else []
    return community_forms.adding(say, shown, {"audience": audience.id}, asked)


def add(visit: Visit, form: FormSent) -> Reply:
    """Everybody who was written down stands around the audience; the list shows them."""
    with visit.transaction() as session:
        found = audience_to_change(session, visit, form.facts.get("audience"))
        if isinstance(found, Message):
            return found
        team, audience = found
        say = visit.to_team(team).say
        drafts, problems = _drafts(session, team, audience, form)
        if problems:
            return FormProblems({name: problem_told(say, one) for name, one in problems.items()})
        for draft in drafts:
            _keep(session, visit, team, audience, draft)
        added = [section(say("who.community.added", count=len(drafts)))] if drafts else []
        return Update(_list(session, visit, team, audience, *added, said=_not_known(form)))


def _drafts(
    session: Session, team: people.Team, audience: Audience, form: FormSent
) -> tuple[list[ActorDraft], dict[str, LineProblem]]:
    """Who was written down for each ring, or what is wrong with it at each field."""
    names, drafts, problems = names_of(session, team), list[ActorDraft](), dict[str, LineProblem]()
    for ring in rules.RINGS:
        lines = known_lines(form.answers.text(f"ring_{ring}"))
        read, problem = read_actors(lines, ring, names, rules.LONGEST["actor"])
        drafts += read
        if problem:
            problems[f"ring_{ring}"] = problem
    if not problems and (drafts or not _not_known(form)):
        there = len(audiences.actors_around(session, audience))
        if problem := rules.problem_with_actors(len(drafts), there):
            problems["ring_1"] = problem
    return drafts, problems


def _keep(session: Session, visit: Visit, team: people.Team, audience: Audience, draft: ActorDraft) -> None:
    actor = Actor(audience_id=audience.id, name="")
    _fill(actor, draft)
    session.add(actor)
    session.flush()
    changed = _differences(ActorDraft(""), draft)
    editing.note(session, visit, team, ACTOR, actor.id, "added", **changed)


def press_actor(visit: Visit, press: ButtonPress) -> Reply:
    """The list becomes the form of one of them; its button goes back."""
    with visit.reading() as session:
        found = _actor_to_see(session, visit, press.value)
        if isinstance(found, Message):
            return found
        team, audience, actor = found
    facts: dict[str, Fact] = {"audience": audience.id, "actor": actor.id, "version": actor.version}
    form = community_forms.actor(visit.to_team(team).say, rules.actor_of(actor), facts)
    return in_its_place(press, form)


def _actor_to_see(
    session: Session, visit: Visit, actor_id: object
) -> tuple[people.Team, Audience, Actor] | Message:
    found = audience_to_see(session, visit, audiences.audience_of_actor(session, row_id(actor_id)))
    if isinstance(found, Message):
        return found
    team, audience = found
    there = {actor.id: actor for actor in audiences.actors_around(session, audience)}
    actor = there.get(row_id(actor_id))
    return (team, audience, actor) if actor else Message(visit.to_team(team).say("who.gone.actor"))


def save(visit: Visit, form: FormSent) -> Reply:
    """One of them is as typed, unless that cannot be, or others changed them meanwhile."""
    draft = community_forms.actor_from(form.answers)
    with visit.transaction() as session:
        found = audience_to_change(session, visit, form.facts.get("audience"))
        if isinstance(found, Message):
            return found
        team, audience = found
        say = visit.to_team(team).say
        actor = audiences.hold_actor(session, audience, row_id(form.facts.get("actor")))
        if actor is None or actor.removed_at is not None:
            return FormProblems({"name": say("who.problem.removed")})
        if problems := _problems(draft) | _who_is_not_here(session, team, draft, actor):
            return FormProblems({name: say(key) for name, key in problems.items()})
        if others := editing.meanwhile(session, team, ACTOR, actor, form):
            notice = meanwhile(say, others, actor.name)
            return Update(community_forms.actor(say, draft, others.facts, notice))
        before = rules.actor_of(actor)
        _fill(actor, draft)
        actor.version += 1
        changed = _differences(before, draft)
        editing.note(session, visit, team, ACTOR, actor.id, "changed", **changed)
        told = section(say("who.actor.changed", name=telling.safe(actor.name)))
        return Update(_list(session, visit, team, audience, told))


def _problems(draft: ActorDraft) -> dict[str, str]:
    """Field -> the key of the sentence."""
    if not draft.name.strip():
        return {"name": "who.problem.nobody"}
    return {"name": "who.problem.too_long"} if len(draft.name) > rules.LONGEST["actor"] else {}


def _who_is_not_here(session: Session, team: people.Team, draft: ActorDraft, actor: Actor) -> dict[str, str]:
    """Who knows them must be in the team and still there, unless they left since."""
    bridge_id = draft.bridge_id
    if not bridge_id or bridge_id == actor.bridge_id or may_own(session, team, bridge_id):
        return {}
    return {"bridge_id": "who.problem.not_in_team"}


def press_drop(visit: Visit, press: ButtonPress) -> Reply:
    """Out of the network, after it was asked; the list has the button that undoes it."""
    with visit.transaction() as session:
        found = audience_to_change(session, visit, audiences.audience_of_actor(session, row_id(press.value)))
        if isinstance(found, Message):
            return found
        team, audience = found
        actor = audiences.hold_actor(session, audience, row_id(press.value))
        if actor is None:
            return Message(visit.to_team(team).say("who.gone.actor"))
        if actor.removed_at is None:
            actor.removed_at = visit.now
            actor.version += 1
            editing.note(session, visit, team, ACTOR, actor.id, "removed")
        say = visit.to_team(team).say
        form = _list(session, visit, team, audience, *_undo(say, actor))
    return in_its_place(press, form)


def _undo(say: Say, actor: Actor) -> list[Block]:
    undo = button("who.put_back", say("common.restore.button"), str(actor.id))
    return [section(say("who.actor.removed", name=telling.safe(actor.name))), actions(undo)]


def press_put_back(visit: Visit, press: ButtonPress) -> Reply:
    """Back in the network, unless that is full."""
    with visit.transaction() as session:
        found = audience_to_change(session, visit, audiences.audience_of_actor(session, row_id(press.value)))
        if isinstance(found, Message):
            return found
        team, audience = found
        say = visit.to_team(team).say
        actor = audiences.hold_actor(session, audience, row_id(press.value))
        if actor is None:
            return Message(say("who.gone.actor"))
        there = len(audiences.actors_around(session, audience))
        if actor.removed_at is not None and rules.problem_with_actors(1, there):
            return Message(say("who.problem.many_actors"))
        if actor.removed_at is not None:
            actor.removed_at = None
            actor.version += 1
            editing.note(session, visit, team, ACTOR, actor.id, "restored")
        told = section(say("who.actor.restored", name=telling.safe(actor.name)))
        form = _list(session, visit, team, audience, told)
    return in_its_place(press, form)


def _fill(actor: Actor, draft: ActorDraft) -> None:
    actor.name, actor.ring = draft.name, draft.ring
    actor.stance, actor.bridge_id = draft.stance, draft.bridge_id


def _differences(before: ActorDraft, after: ActorDraft) -> dict[str, list[object]]:
    """What changed, as the log keeps it: that a name did, never what it is, since it may be an outsider's."""
    fields = editing.differences(before, after)
    return {name: [None, None] if name == "name" else both for name, both in fields.items()}
