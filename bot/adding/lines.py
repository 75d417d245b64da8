"""`/smcal vr 12u LinkedIn: Buddy gezocht @Bram`: a line is read, shown back, asked about, and saved."""

from collections.abc import Callable
from dataclasses import replace

from bot.adding import messages, saving
from bot.adding.entering import empty_form, form_for, shown_to, source
from bot.adding.gathering import around_of
from bot.adding.rules import Around
from bot.adding.understanding import Heard, gone_by, understand, with_owner
from bot.adding.wish import Wish, wish_in
from bot.office import Visit
from bot.slack.commands import old_button
from bot.slack.replies import Form, Message, Replace, Reply
from bot.slack.requests import ButtonPress, Command
from bot.whose_team import in_team, team_to_enter
from storage.people import Team


def add(visit: Visit, command: Command) -> Reply:
    """The empty form; with a line behind the word, that line."""
    return read_line(visit, command) if command.text else in_team(_empty)(visit, command)


def _empty(visit: Visit, team: Team, _command: Command) -> Reply:
    with visit.reading() as session:
        return empty_form(session, visit, team)


def read_line(visit: Visit, command: Command) -> Reply:
    """What the line says, shown back; the form where a title is missing or far too long."""
    return in_team(_read)(visit, command)


def _read(visit: Visit, team: Team, command: Command) -> Reply:
    with visit.reading() as session:
        around = around_of(session, team, visit.now)
    heard = understand(command.text, around, Wish(team.id, source(visit, "line")))
    return next_step(visit, around, heard)


def next_step(visit: Visit, around: Around, heard: Heard) -> Message | Form:
    """One question at a time: what it is, when, where; then whether it is right."""
    shown, wish = shown_to(visit, around), heard.wish
    if not heard.has_title or wish.draft:
        return form_for(visit, around, wish, _opening(visit, heard))
    if (when := heard.when or gone_by(wish, around)) is not None:
        return messages.which_moment(shown, heard, when)
    if wish.channel_id is None and around.channels:
        return messages.which_channel(shown, heard)
    owned = with_owner(wish, around, visit.user_id)
    return messages.confirm(shown, replace(heard, wish=owned, is_default_owner=owned != wish))


def _opening(visit: Visit, heard: Heard) -> str:
    """Above the form that a line opened: what to do there, and what was not sure about the moment."""
    told = visit.say("adding.form.long" if heard.wish.draft else "adding.form.what")
    doubt = heard.when.doubt if heard.when else None
    return f"{told} {visit.say(f'adding.doubt.{doubt}')}" if doubt else told


def press_choose(visit: Visit, press: ButtonPress) -> Reply:
    """One of the moments or channels that were offered; the button carries the wish with it."""
    return _with_wish(visit, press, _chosen)


def _chosen(visit: Visit, around: Around, wish: Wish) -> Reply:
    reply = next_step(visit, around, Heard(wish))
    return Replace(reply) if isinstance(reply, Message) else reply


def press_change(visit: Visit, press: ButtonPress) -> Reply:
    return _with_wish(visit, press, form_for)


def press_cancel(visit: Visit, _press: ButtonPress) -> Reply:
    return Replace(messages.cancelled(visit.say))


def press_save(visit: Visit, press: ButtonPress) -> Reply:
    """The wish becomes a post, once; what cannot be kept any more comes back as a question or a form."""
    wish = wish_in(press.value)
    if wish is None:
        return old_button(visit.say)
    with visit.transaction() as session:
        team = team_to_enter(session, visit, wish.team_id)
        if isinstance(team, Message):
            return team
        return saving.save_wish(session, visit.to_team(team), team, wish, _chosen)


Does = Callable[[Visit, Around, Wish], Reply]


def _with_wish(visit: Visit, press: ButtonPress, does: Does) -> Reply:
    wish = wish_in(press.value)
    if wish is None:
        return old_button(visit.say)
    with visit.reading() as session:
        team = team_to_enter(session, visit, wish.team_id)
        if isinstance(team, Message):
            return team
        return does(visit.to_team(team), around_of(session, team, visit.now), wish)
