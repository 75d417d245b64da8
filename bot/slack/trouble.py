"""What a person sees when something went wrong on our side: a sentence that says what to do, and a number."""

from collections.abc import Iterable, Mapping

from bot.slack.blocks import section
from bot.slack.errors import PerhapsDoneError, SlackError
from bot.slack.replies import Document, Form, FormProblems, Message, Picture, Reply
from bot.slack.requests import FormSent, Request
from bot.texts import Say

TOO_LATE = frozenset({"trigger_expired", "expired_trigger_id", "exchanged_trigger_id", "trigger_exchanged"})

FILE_REFUSED: Mapping[str, str] = {
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
"""What to do about a refused file: the end of the keys `slack.picture.*` and `slack.document.*`."""

CANVAS_REFUSED: Mapping[str, str] = {
    "missing_scope": "scope",
    "free_team_canvas_tab_already_exists": "one_a_channel",
    "free_teams_cannot_create_standalone_canvases": "plan",
    "free_teams_cannot_create_non_tabbed_canvases": "plan",
    "team_tier_cannot_create_channel_canvases": "plan",
    "canvas_disabled_user_team": "off",
    "canvas_globally_disabled": "off",
    "restricted_action": "not_allowed",
    "access_denied": "not_allowed",
    "no_permission": "not_allowed",
    "channel_not_found": "invite",
    "not_in_channel": "invite",
    "canvas_editing_locked": "locked",
    "ratelimited": "busy",
    "unreachable": "busy",
    "service_unavailable": "busy",
    "request_timeout": "busy",
}
"""Why there is no canvas: the end of the key `slack.canvas.*`. Slack's names: see canvases.py."""

ASK_AGAIN = frozenset({"invite", "locked", "busy", "no_answer", "perhaps_made"})
"""What passes, what the person can mend, or a canvas that may be there: then no file comes instead."""


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


def file_trouble(say: Say, file: Picture | Document, error: SlackError) -> Message:
    """Why a file is not there, and what to do."""
    why = "no_answer" if isinstance(error, PerhapsDoneError) else FILE_REFUSED.get(error.name, "refused")
    if isinstance(file, Picture):
        return Message(say(f"slack.picture.{why}", error=error.name))
    return Message(say(f"slack.document.{why}", error=error.name))


def not_made(say: Say, file: Picture | Document, reference: str) -> Message:
    """For a file that we could not make ourselves."""
    if isinstance(file, Picture):
        return Message(say("slack.picture.not_drawn", reference=reference))
    return Message(say("slack.document.not_made", reference=reference))


def canvas_trouble(say: Say, error: SlackError) -> Message:
    """Why there is no canvas; and that a file comes, if it does."""
    return Message(say(f"slack.canvas.{_canvas_refused(error)}", error=error.name))


def comes_as_file(error: SlackError) -> bool:
    """Whether it is certain that there is no canvas, and asking once more would not help."""
    return _canvas_refused(error) not in ASK_AGAIN


def _canvas_refused(error: SlackError) -> str:
    if isinstance(error, PerhapsDoneError):
        return "perhaps_made" if error.method.endswith("canvases.create") else "no_answer"
    return CANVAS_REFUSED.get(error.name, "refused")


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
