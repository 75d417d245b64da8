"""`/smplan me`: one's own language, zone, working days, hours and reminders. Useful without a team too."""

from sqlalchemy.orm import Session

from bot.office import Visit
from bot.slack.replies import Done, FormProblems, Reply
from bot.slack.requests import ButtonPress, Command, FormSent
from bot.team import days, keeping, me_forms, me_messages
from bot.team.me_forms import Choices
from bot.texts import Say
from bot.wall_clock import local_day
from storage import leaves, members, people


def show(visit: Visit, _command: Command) -> Reply:
    with visit.reading() as session:
        about = about_me(session, visit)
    return me_messages.me(say_to(visit, about), about, visit.now)


def about_me(session: Session, visit: Visit) -> me_messages.About:
    return me_messages.About(
        person=visit.person,
        leaves=leaves.of(session, visit.workspace_id, [visit.user_id], visit.now),
        teams=people.teams_of(session, visit.workspace_id, visit.user_id),
        chosen=members.chosen(session, visit.workspace_id, visit.user_id),
    )


def say_to(visit: Visit, about: me_messages.About) -> Say:
    """The first team's language for who chose none."""
    return visit.to_team(about.teams[0]).say if about.teams else visit.say


def press(visit: Visit, _press: ButtonPress) -> Reply:
    with visit.reading() as session:
        about = about_me(session, visit)
    person = visit.person
    mine = days.days_of(person.odd_weeks, person.even_weeks)
    return me_forms.me(say_to(visit, about), person, mine, about.chosen, visit.now)


def save(visit: Visit, form: FormSent) -> Reply:
    """From now on it is so; the confirmation is in the language that was just chosen."""
    chosen = me_forms.choices_from(form.answers)
    with visit.transaction() as session:
        about = about_me(session, visit)
        say = say_to(visit, about)
        if problems := _problems(say, chosen, form):
            return FormProblems(problems)
        person = _change(session, visit, chosen)
        if "reminders" in form.answers.fields:
            wanted = me_forms.chosen_from(say, form.answers)
            members.choose(session, visit.workspace_id, visit.user_id, wanted)
        keeping.note_own(session, visit)
        say = visit.office.say_to(person, about.teams[0] if about.teams else None)
        return Done(me_messages.saved(say, chosen.days, local_day(visit.now, person.zone)))


def _problems(say: Say, chosen: Choices, form: FormSent) -> dict[str, str]:
    """Field -> what to do there."""
    amounts = me_forms.amounts_from(say, form.answers)
    found = days.problems_with_days(chosen.days) | days.problems_with_amounts(amounts)
    return me_forms.problems(say, found, form.answers)


def _change(session: Session, visit: Visit, chosen: Choices) -> people.Person:
    person = people.hold_person(session, visit.workspace_id, visit.user_id) or visit.person
    person.own_language, person.own_zone = chosen.language, chosen.zone
    person.status_choice = chosen.status or person.status_choice
    person.odd_weeks = days.week(chosen.days.odd, chosen.days.starts, chosen.days.ends)
    person.even_weeks = days.week(chosen.days.even, chosen.days.starts, chosen.days.ends)
    return person
