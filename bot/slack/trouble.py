"""What a person sees when something went wrong on our side: a sentence that says what to do, and a number."""

from collections.abc import Iterable

from bot.slack.blocks import section
from bot.slack.errors import PerhapsDoneError, SlackError
from bot.slack.replies import Form, FormProblems, Message, Reply
from bot.slack.requests import FormSent, Request
from bot.texts import Say

TOO_LATE = frozenset({"trigger_expired", "expired_trigger_id", "exchanged_trigger_id", "trigger_exchanged"})


def trouble(say: Say, request: Request, reference: str) -> Reply:
    """A form stays open as it was typed, with the sentence at its first field; else a private message."""
    sentence = say("slack.trouble.text", reference=reference)
    if isinstance(request, FormSent) and request.answers.fields:
        return FormProblems({next(iter(request.answers.fields)): sentence})
    return Message(sentence)


def trouble_message(say: Say, error: SlackError) -> Message:
    """Why a form did not open."""
    if error.name in TOO_LATE:
        return Message(say("slack.trouble.too_late"))
    if isinstance(error, PerhapsDoneError):
        return Message(say("slack.trouble.no_answer"))
    return Message(say("slack.trouble.refused", error=error.name))


def unknown_person(says: Iterable[Say], error: SlackError) -> Message:
    """For somebody new whom Slack does not tell us of: in every language, as theirs is not known."""
    return Message("\n\n".join(say("slack.trouble.unknown_person", error=error.name) for say in says))


def trouble_form(say: Say, form: Form) -> Form:
    """In place of a form whose facts could not be fetched."""
    return Form(
        name=form.name,
        title=say("slack.trouble.title"),
        blocks=(section(say("slack.trouble.form")),),
        submit=None,
        close=say("slack.trouble.close"),
        facts=form.facts,
    )
