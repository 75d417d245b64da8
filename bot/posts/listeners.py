"""What people can do with a post by a press."""

from bot.office import Visit
from bot.posting import telling
from bot.posts.entering import look_up
from bot.slack.replies import Message, Reply
from bot.slack.requests import ButtonPress


def press_show(visit: Visit, press: ButtonPress) -> Reply:
    """The post's card, in private; the button carries its id."""
    with visit.reading() as session:
        entered = look_up(session, visit, press.value)
        return entered if isinstance(entered, Message) else telling.card(entered.say, entered.shown())
