"""What a person sees when something went wrong on our side: a sentence that says what to do, and a number."""

from collections.abc import Iterable, Mapping

from bot.slack.blocks import section
from bot.slack.errors import PerhapsDoneError, SlackError
from bot.slack.replies import Form, FormProblems, Message, Reply
from bot.slack.requests import FormSent, Request
from bot.texts import Say

TOO_LATE = frozenset({"trigger_expired", "expired_trigger_id", "exchanged_trigger_id", "trigger_exchanged"})

PICTURE_REFUSED: Mapping[str, str] = {
    "missing_scope": "scope",
    "not_in_channel": "invite",
    "channel_not_found": "invite",
    "invalid_channel": "invite",
    "is_archived": "not_allowed",
    "posting_to_channel_denied": "not_allowed",
    "file_uploads_disabled": "files_off",
    "file_type_not_allowed": "files_off",
    "file_upload_size_restricted": "files_off",
    "user_not_found": "no_direct",
    "user_disabled": "no_direct",
    "messages_tab_disabled": "no_direct",
    "ratelimited": "busy",
    "unreachable": "busy",
    "service_unavailable": "busy",
}
"""What to do about a refused picture: the end of the key `slack.picture.*`."""


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


def picture_trouble(say: Say, error: SlackError) -> Message:
    """Why a picture is not there, and what to do."""
    if isinstance(error, PerhapsDoneError):
        return Message(say("slack.picture.no_answer"))
    return Message(say(f"slack.picture.{PICTURE_REFUSED.get(error.name, 'refused')}", error=error.name))


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
