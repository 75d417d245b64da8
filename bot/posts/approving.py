"""Approving a post, and asking for changes. Only consent and a crisis stop it; the rest somebody decides."""

from dataclasses import replace

from bot import editing
from bot.office import Visit
from bot.posting import telling
from bot.posting.gathering import around
from bot.posting.rules import STOPS, Around, may_go, missing
from bot.posts import forms, messages, rules
from bot.posts.acting import by_press, change, confirms, letters_of, me, shows, too_late
from bot.posts.entering import Entered, hold, look_up
from bot.posts.moving import tell_owner
from bot.posts.rules import Approvers, Refusal
from bot.slack.mrkdwn import line_within
from bot.slack.replies import Done, Form, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from storage.posts import POST, Status


def approve(entered: Entered, press: ButtonPress) -> Reply:
    """At once when nothing is missing; else what is missing is said first."""
    asked = _asked_first(entered)
    if asked is not None:
        return asked
    _approve(entered)
    return shows(entered, press, _done(entered))


def _asked_first(entered: Entered) -> Message | Form | None:
    """Why it is not approved now: too late, not theirs, stopped; or the form that says what is missing."""
    post, visit = entered.post, entered.visit
    if post.status is not Status.REVIEW:
        return too_late(entered)
    approvers = approvers_of(entered)
    if refusal := rules.may_approve(post, visit.user_id, approvers, visit.now, entered.team.zone):
        return messages.refused(entered.say, refusal, _named(entered, approvers, refusal))
    shown = replace(entered.shown(), missing=missing(post, _around(entered)))
    if any(one in STOPS for one in shown.missing):
        return messages.stopped(entered.say, shown)
    return forms.approve_anyway(entered.say, shown) if shown.missing else None


def _around(entered: Entered) -> Around:
    return around(entered.session, entered.desk, entered.post, entered.visit.user_id)


def approvers_of(entered: Entered) -> Approvers:
    """Whom the matrix says, and the coordinators."""
    chain = (one.user_id for one in entered.desk.approvers(entered.post).chain)
    return Approvers((*chain, *entered.desk.matrix.coordinators), tuple(entered.desk.desk.colleagues))


def _named(entered: Entered, approvers: Approvers, refusal: Refusal) -> list[str]:
    """Who may instead, those who are meant first."""
    may = approvers.of(entered.post) if refusal is not Refusal.SLEEP else set()
    in_order = [one for one in (entered.post.approver_id, *approvers.first) if one in may]
    return list(dict.fromkeys([*in_order, *sorted(may)]))[:5]


def _approve(entered: Entered) -> None:
    change(entered, "approved", status=Status.APPROVED, approver_id=entered.visit.user_id, note=None)
    letters_of(entered).thread(entered.post, "posts.thread.approved", who=me(entered))
    tell_owner(entered, "approved")


def _done(entered: Entered) -> str:
    return entered.say("posts.done.approved")


def approve_anyway(visit: Visit, form: FormSent) -> Reply:
    """They saw what is missing; what changed since is shown first."""
    with visit.transaction() as session:
        entered = hold(session, visit, form.facts.get("post"))
        if isinstance(entered, Message):
            return Done(entered)
        asked = _asked_first(entered)
        if isinstance(asked, Message):
            return Done(asked)
        others = editing.meanwhile(session, entered.team, POST, entered.post, form)
        if others is not None and asked is not None:
            told = others.told(entered.say, lambda name: messages.fields_of(entered.say, [name]))
            return Update(replace(asked, blocks=(*told, *asked.blocks)))
        _approve(entered)
        return confirms(entered, _done(entered))


def press_ask_changes(visit: Visit, press: ButtonPress) -> Reply:
    """What should change is asked."""
    with visit.reading() as session:
        entered = look_up(session, visit, press.value)
        if isinstance(entered, Message):
            return entered
        if not may_go(entered.post, Status.CHANGES):
            return too_late(entered)
        return forms.ask_changes(entered.say, entered.post)


def ask_changes(visit: Visit, form: FormSent) -> Reply:
    """Back to its owner, with what should change."""
    note = form.answers.text("note")
    with visit.transaction() as session:
        entered = hold(session, visit, form.facts.get("post"))
        if isinstance(entered, Message):
            return Done(entered)
        if not may_go(entered.post, Status.CHANGES):
            return Done(too_late(entered, note or ""))
        if note is None:
            return FormProblems({"note": entered.say("posts.problem.note")})
        others = editing.meanwhile(session, entered.team, POST, entered.post, form)
        was_approved = others is not None and entered.post.status in (Status.APPROVED, Status.SCHEDULED)
        change(entered, "asked_changes", status=Status.CHANGES, note=note)
        quoted = line_within(note, telling.NOTE)
        letters_of(entered).thread(entered.post, "posts.thread.changes", who=me(entered), note=quoted)
        tell_owner(entered, "asked_changes", note)
        return confirms(entered, entered.say(f"posts.done.changes{'_instead' if was_approved else ''}"))


BUTTONS = {"posts.approve": by_press(approve), "posts.ask_changes": press_ask_changes}
FORMS = {"posts.approve": approve_anyway, "posts.ask_changes": ask_changes}
