"""Picking two factors to work on, and seeing what somebody else picked meanwhile."""

from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from bot.conditions import action_messages, forms, pulse, result_messages, rules
from bot.conditions.gathering import Facts, facts_of, taking_part, voters_of
from bot.editing import meanwhile, note
from bot.office import Visit
from bot.slack.ids import row_id
from bot.slack.replies import Fact, Form, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.whose_team import team_to_enter
from storage import people, ratings
from storage.people import Team
from storage.ratings import RatingRound


def press_choose(visit: Visit, press: ButtonPress) -> Reply:
    """The button carries the team's id; the last round is meant."""
    with visit.reading() as session:
        team = team_to_enter(session, visit, press.value)
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        facts = facts_of(session, team, visit.now)
        alone = len(taking_part(voters_of(session, team, visit.now))) == 1
    return _form(visit, facts, alone=alone)


def _form(visit: Visit, facts: Facts, *, alone: bool) -> Form | Message:
    last = facts.rounds.last
    if last is None:
        return Message(visit.say("conditions.refusal.no_results"))
    chosen = last.chosen or _proposed(facts, visit.user_id, alone=alone)
    opening = result_messages.first_look(visit.say, facts, alone=alone)
    about = {"team": facts.team.id, "round": last.id, "version": last.version}
    return forms.choose(visit.say, chosen, opening, about)


def _proposed(facts: Facts, user_id: str, *, alone: bool) -> Sequence[str]:
    """Of two people none: it would tell what the other gave."""
    if facts.results:
        return [one.factor for one, _why in pulse.proposal(facts.results)]
    return pulse.lowest_own(facts.own(user_id)) if alone else ()


def choose(visit: Visit, form: FormSent) -> Reply:
    """The choice is kept, unless somebody chose otherwise meanwhile."""
    chosen = rules.in_order(form.answers.choices(forms.CHOSEN))
    with visit.transaction() as session:
        team = team_to_enter(session, visit, form.facts["team"])
        if isinstance(team, Message):
            return team
        visit = visit.to_team(team)
        if problem := rules.problems_with_choice(chosen):
            return FormProblems({forms.CHOSEN: visit.say(problem)})
        people.hold_team(session, visit.workspace_id, team.id)
        held = ratings.hold_round(session, team, row_id(form.facts["round"]))
        if held is None:
            return Message(visit.say("conditions.refusal.no_results"))
        if others := meanwhile(session, team, ratings.ROUND, held, form):
            opening = action_messages.chosen_meanwhile(visit.say, others.who(visit.say), held.chosen)
            return Update(forms.choose(visit.say, chosen, opening, others.facts))
        _keep(session, visit, team, held, chosen)
        return Update(result_messages.mirror(visit.say, facts_of(session, team, visit.now)))


def _keep(session: Session, visit: Visit, team: Team, held: RatingRound, chosen: Sequence[str]) -> None:
    before, held.chosen = held.chosen, list(chosen)
    held.version += 1
    note(session, visit, team, ratings.ROUND, held.id, "chosen", chosen=[before, list(chosen)])
    session.flush()


def mirror_again(
    session: Session, visit: Visit, team: Team, _thing_id: int, _said: Mapping[str, Fact]
) -> Form | None:
    """What was chosen, with what was agreed since."""
    facts = facts_of(session, team, visit.now)
    is_chosen = facts.rounds.last is not None and facts.rounds.last.chosen
    return result_messages.mirror(visit.say, facts) if is_chosen else None
