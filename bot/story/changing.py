"""Changing the house without its values: first the belief, then the rest, then what I understood."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from bot import editing
from bot.left_open import left_open
from bot.office import Visit
from bot.slack.replies import Done, Fact, Form, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.stacking import in_its_place
from bot.story import forms, messages, rules, telling
from bot.story.rules import BrandDraft, LabelsDraft
from bot.unknown import known
from bot.whose_team import team_to_enter
from storage import actions, brands, people
from storage.brands import BRAND, Brand
from storage.people import Team


def press_brand(visit: Visit, press: ButtonPress) -> Reply:
    """The first question of a new house, else the whole form, also where its mirror was.

    The button carries the team's id.
    """
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        if isinstance(team, Message):
            return team
        brand = brands.brand_of(session, team)
    say = visit.to_team(team).say
    if brand is None:
        return forms.belief(say, {"team": team.id, "version": 0})
    return in_its_place(press, _filled_form(visit.to_team(team), team, brand))


def _filled_form(visit: Visit, team: Team, brand: Brand | None) -> Form:
    draft = rules.brand_draft(brand)
    facts = {"team": team.id, "version": brand.version if brand else 0}
    return forms.brand(visit.say, draft, facts, messages.first_look_at_brand(visit.say, draft))


def read_belief(visit: Visit, form: FormSent) -> Reply:
    """The first answer stands in the form with the rest."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, form.facts["team"])
    if isinstance(team, Message):
        return team
    say = visit.to_team(team).say
    draft = BrandDraft(belief=known(form.answers.text("belief")))
    if problems := rules.brand_problems(draft):
        return FormProblems({field: say(key) for field, key in problems.items()})
    return Update(forms.brand(say, draft, form.facts, messages.first_look_at_brand(say, draft)))


def save(visit: Visit, form: FormSent) -> Reply:
    """The house is kept as typed, unless something in it cannot be, or others changed it meanwhile."""
    draft = forms.brand_from(form.answers)
    with visit.transaction() as session:
        team = team_to_enter(session, visit, form.facts["team"])
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        if problems := rules.brand_problems(draft):
            return FormProblems({field: visit.say(key) for field, key in problems.items()})
        brand = _held(session, visit, team)
        labels = rules.labels_draft(brand)
        if others := editing.meanwhile(session, team, BRAND, brand, form):
            notice = messages.meanwhile(
                visit.say, others, telling.house(visit.say, rules.brand_draft(brand), labels)
            )
            return Update(forms.brand(visit.say, draft, others.facts, notice))
        _keep(session, visit, team, brand, draft)
        return Update(mirror(session, visit, team, brand, left_open(form.answers, rules.BRAND_TYPED)))


def mirror(session: Session, visit: Visit, team: Team, brand: Brand, said: Mapping[str, Fact]) -> Form:
    """What I understood of the house; `said` is what the mirror remembers of what is not known."""
    looked_into = telling.found_out(BRAND, team.id, actions.open_actions(session, team))
    draft, labels = rules.brand_draft(brand), rules.labels_draft(brand)
    return messages.brand_mirror(visit.say, team.id, draft, labels, looked_into, said)


def mirror_again(
    session: Session, visit: Visit, team: Team, _team_id: int, said: Mapping[str, Fact]
) -> Form | None:
    """The same where something was promised on top of it."""
    brand = brands.brand_of(session, team)
    return None if brand is None else mirror(session, visit, team, brand, said)


def _held(session: Session, visit: Visit, team: Team) -> Brand:
    """The house, held; a new one, in version 0, when nothing was said of it yet."""
    people.hold_team(session, visit.workspace_id, team.id)
    brand = brands.hold_brand(session, team)
    if brand is None:
        brand = Brand(team_id=team.id, version=0)
        session.add(brand)
    return brand


def _keep(session: Session, visit: Visit, team: Team, brand: Brand, draft: BrandDraft) -> None:
    before, did = rules.brand_draft(brand), "changed" if brand.version else "added"
    brand.kind, brand.belief, brand.promise = draft.kind, draft.belief, draft.promise
    brand.proof, brand.story, brand.themes = list(draft.proof), draft.story, list(draft.themes)
    brand.version += 1
    editing.note(session, visit, team, BRAND, team.id, did, **editing.differences(before, draft))


def press_labels(visit: Visit, press: ButtonPress) -> Reply:
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        if isinstance(team, Message):
            return team
        brand = brands.brand_of(session, team)
    facts = {"team": team.id, "version": brand.version if brand else 0}
    return forms.labels(visit.to_team(team).say, rules.labels_draft(brand), facts, ())


def save_labels(visit: Visit, form: FormSent) -> Reply:
    """The parts are called so from now on, in the plan and in the picture."""
    draft = forms.labels_from(form.answers)
    with visit.transaction() as session:
        team = team_to_enter(session, visit, form.facts["team"])
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        brand = _held(session, visit, team)
        if others := editing.meanwhile(session, team, BRAND, brand, form):
            notice = messages.meanwhile(visit.say, others)
            return Update(forms.labels(visit.say, draft, others.facts, notice))
        _keep_labels(session, visit, team, brand, draft)
        return Done(messages.labels_saved(visit.say, draft))


def _keep_labels(session: Session, visit: Visit, team: Team, brand: Brand, draft: LabelsDraft) -> None:
    before = rules.labels_draft(brand)
    told = {part: getattr(draft, part) for part in rules.LABELS}
    brand.labels = {part: name for part, name in told.items() if name}
    brand.version += 1
    fields = {f"label_{part}": pair for part, pair in editing.differences(before, draft).items()}
    editing.note(session, visit, team, BRAND, team.id, "changed", **fields)
