"""Changing a post by its form: what was typed stays, what others saved meanwhile is shown first."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from bot import editing
from bot.asking_owners import may_own
from bot.day_words import is_near
from bot.editing import Meanwhile
from bot.office import Visit
from bot.posting import telling
from bot.posting.gathering import Shown
from bot.posting.words import title
from bot.posts import change_form, messages, whose, written
from bot.posts.acting import change, confirms, letters_of, me
from bot.posts.entering import Entered, hold, look_up
from bot.posts.forms import past
from bot.posts.publishing import is_past, moment_problems
from bot.posts.written import Offered, Part, Written, columns, kept_choices, moment_of, part_for, written_of
from bot.slack.blocks import Block, section
from bot.slack.mrkdwn import is_web_address, line_within
from bot.slack.replies import Done, Fact, Form, FormProblems, Message, Reply, Update
from bot.slack.requests import ButtonPress, FormSent
from bot.stacking import in_its_place
from bot.texts import Say
from bot.wall_clock import local_day
from storage import audiences, brands, campaigns, channels, plans
from storage.people import Team
from storage.posts import ASKED, POST, Status

PEOPLE = ("owner_id", "backup_id", "approver_id")
OF_WHAT_WAS_APPROVED = {"title", "draft", "channel_id", "form", "consent", "link"}
"""Who approved saw these."""


def press_change(visit: Visit, press: ButtonPress) -> Reply:
    """The form, also where another one was; the button carries the post's id."""
    with visit.reading() as session:
        entered = look_up(session, visit, press.value)
        if isinstance(entered, Message):
            return entered
        facts = _facts(entered, part_for(entered.post.status))
        return in_its_place(press, _form(entered, written_of(entered.post, entered.team.zone), facts))


def press_all(visit: Visit, press: ButtonPress) -> Reply:
    """The same form with every field; what was typed stays."""
    facts: Mapping[str, Fact] = press.view.facts if press.view else {}
    with visit.reading() as session:
        entered = look_up(session, visit, facts.get("post"))
        if isinstance(entered, Message):
            return entered
        before = written_of(entered.post, entered.team.zone)
        typed = change_form.written_from(press.answers, before, Part(str(facts["part"])))
        return Update(_form(entered, typed, {**facts, "part": Part.WHOLE}))


def _facts(entered: Entered, part: Part) -> dict[str, Fact]:
    return {"post": entered.post.id, "version": entered.post.version, "part": part}


def _form(
    entered: Entered,
    filled: Written,
    facts: Mapping[str, Fact],
    above: tuple[Block, ...] = (),
) -> Form:
    offered = offered_in(entered.session, entered.team)
    return change_form.change(entered.say, filled, offered, facts, (*above, *_gone(entered)))


def _gone(entered: Entered) -> list[Block]:
    """A channel that the plan does not have any more is said, and can be replaced."""
    shown = entered.shown()
    if not shown.channel_is_gone:
        return []
    return [section(entered.say("posting.card.channel_gone", channel=line_within(shown.channel or "", 80)))]


def offered_in(session: Session, team: Team) -> Offered:
    """What the plan has now."""
    return Offered(
        zone=team.zone,
        channel_id={one.id: one.name for one in channels.of_team(session, team)},
        audience_id={one.id: one.name for one in audiences.of_team(session, team)},
        value_id={one.id: one.name for one in brands.values_of(session, team)},
        issue_id={one.id: one.sentence for one in plans.open_issues(session, team)},
        campaign_id={one.id: one.name for one in campaigns.campaigns_of(session, team)},
    )


def save(visit: Visit, form: FormSent) -> Reply:
    """Kept, unless something cannot be, others were first, or the moment is over and that was not said."""
    with visit.transaction() as session:
        entered = hold(session, visit, form.facts.get("post"))
        if isinstance(entered, Message):
            return Done(entered)
        before, part = written_of(entered.post, entered.team.zone), Part(str(form.facts.get("part")))
        typed = change_form.written_from(form.answers, before, part)
        typed = kept_choices(typed, before, offered_in(session, entered.team), written.ASKED[part])
        if problems := _problems(entered, form, typed, before):
            return FormProblems(problems)
        return _asked_again(entered, form, typed) or _save(entered, typed, before, part)


def _asked_again(entered: Entered, form: FormSent, typed: Written) -> Update | None:
    others = editing.meanwhile(entered.session, entered.team, POST, entered.post, form)
    is_over = is_past(entered, form, moment_of(typed, entered.team.zone))
    if others is None and not is_over:
        return None
    facts = form.facts if others is None else others.facts
    above = tuple(_meanwhile(entered, others)) if others else ()
    asked = past(entered.say) if is_over else []
    return Update(_form(entered, typed, facts, (*above, *asked)))


def _meanwhile(entered: Entered, others: Meanwhile) -> list[Block]:
    say = entered.say
    summary = telling.summary(say, entered.shown())
    return others.told(say, lambda name: messages.fields_of(say, [name]), summary)


def _problems(entered: Entered, form: FormSent, typed: Written, before: Written) -> dict[str, str]:
    say, asked = entered.say, written.ASKED[Part(str(form.facts["part"]))]
    found = {} if typed.title else {"title": say("posts.problem.no_title")}
    if "day" in asked:
        found |= moment_problems(entered, form)
    if "deadline_on" in asked:
        found |= _problem_with_deadline(entered, typed)
    if typed.link and not is_web_address(typed.link):
        found["link"] = say("posts.problem.link")
    if typed.backup_id and typed.backup_id == typed.owner_id:
        where, what = ("backup_id", "backup") if "backup_id" in asked else ("owner_id", "is_backup")
        found[where] = say(f"posts.problem.{what}")
    return found | _who_is_not_here(entered, typed, before)


def _problem_with_deadline(entered: Entered, typed: Written) -> dict[str, str]:
    say, on = entered.say, typed.deadline_on
    if on and not is_near(on, local_day(entered.visit.now, entered.team.zone)):
        return {"deadline_on": say("common.wrong_year")}
    is_after = on and typed.day and on > typed.day
    return {"deadline_on": say("posts.problem.deadline")} if is_after else {}


def _who_is_not_here(entered: Entered, typed: Written, before: Written) -> dict[str, str]:
    """People of the team, unless they left it since they were chosen."""
    chosen = {name: getattr(typed, name) for name in PEOPLE if getattr(typed, name) != getattr(before, name)}
    return {
        name: entered.say("posts.problem.not_in_team")
        for name, user_id in chosen.items()
        if user_id and not may_own(entered.session, entered.team, user_id)
    }


def _save(entered: Entered, typed: Written, before: Written, part: Part) -> Reply:
    post, was_owner, was = entered.post, entered.post.owner_id, entered.post.status
    fields = columns(typed, before, post, entered.team.zone, written.ASKED[part])
    if not fields:
        return confirms(entered, entered.say("posts.done.same"))
    change(entered, "changed", **fields)
    _tell_owners(entered, was_owner)
    _tell_approvers(entered, set(fields))
    done = "waits" if post.status is Status.PAUSED and was is not Status.PAUSED else "changed"
    return confirms(entered, entered.say(f"posts.done.{done}"))


def _tell_owners(entered: Entered, was: str | None) -> None:
    """Who has it now, and who had it, unless that is who did it."""
    post, me_too = entered.post, entered.visit.user_id
    if post.owner_id != was:
        _tell(entered, {post.owner_id} - {me_too}, "yours")
        _tell(entered, {was} - {me_too}, "not_yours")


def _tell(entered: Entered, user_ids: set[str | None], what: str) -> None:
    who = me(entered)

    def say_it(say: Say, seen: Shown) -> Message:
        moment = telling.moment(say, seen.post, seen.zone, seen.now)
        owner = telling.owner(say, seen)
        text = say(f"posts.told.{what}", who=who, title=title(seen.post), moment=moment, owner=owner)
        return messages.told(say, seen.post, text)

    letters_of(entered).tell(user_ids, entered.post, what, say_it)


def _tell_approvers(entered: Entered, fields: set[str]) -> None:
    """Who is asked now; the thread, when what was approved is not the same any more."""
    post = entered.post
    if "approver_id" in fields and post.status is Status.REVIEW and post.approver_id:
        _ask_the_chosen(entered)
    changed = sorted(fields & OF_WHAT_WAS_APPROVED)
    if changed and post.status in (Status.APPROVED, Status.SCHEDULED):
        say = entered.visit.office.say(entered.team.language)
        told = messages.fields_of(say, changed)
        letters_of(entered).thread(post, "posts.thread.changed", who=me(entered), fields=told)


def _ask_the_chosen(entered: Entered) -> None:
    post = entered.post
    keepers = whose.approvers(entered.desk, post)
    post.told = {**post.told, ASKED: keepers[0].user_id} if keepers else post.told
    letters = letters_of(entered)
    letters.ask([one for one in keepers if one.user_id != entered.visit.user_id], post, "ask")


BUTTONS = {"posts.change": press_change, "posts.all_fields": press_all}
FORMS = {"posts.change": save}
