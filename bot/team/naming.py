"""People who are named in a form before anybody asked Slack who they are."""

from bot.office import Visit
from bot.slack.replies import Nothing, Reply
from bot.slack.requests import ButtonPress
from storage import people


def people_chosen(visit: Visit, press: ButtonPress) -> Reply:
    """Whoever is new is looked up while the rest of the form is filled in."""
    with visit.transaction() as session:
        people.name_people(
            session, visit.workspace_id, press.chosen.users, people.Language(visit.say.language)
        )
    return Nothing()
