"""Webcare: every question from outside has one owner, and is answered in time.

A case comes in by a form, goes to who is on duty with the fewest, and has a clock that runs while webcare is
open. Its owner gets a ping, the channel a card; both always show how it stands.
"""

from datetime import timedelta

from bot.cases import (
    asking_help,
    asking_owners,
    belonging,
    by_law,
    clock_jobs,
    finishing,
    from_mention,
    ideas,
    jobs,
    listeners,
    mistaken,
    owner_presses,
    passing_on,
    promised,
    putting_off,
    reporting,
)
from bot.cases.my_day import my_day
from bot.cases.why_today import why_today
from bot.feature import ANYTHING, Feature, Job, Word
from bot.whose_team import by_button, by_word, in_team
from storage import case_owners, cases_due, clocks, legal_dates, promises
from storage.looking import When

WORDS = (
    Word("/smcare", (), "webcare.help.show", in_team(listeners.mine_and_team)),
    Word("/smcare", ("new", "nieuw"), "webcare.help.new", reporting.new),
    Word("/smcare", ("mine", "mijn"), "webcare.help.mine", by_word(listeners.my_cases)),
    Word("/smcare", ("team",), "webcare.help.team", by_word(listeners.everybodys)),
)

FEATURE = Feature(
    name="webcare",
    words=(*WORDS, Word("/smcare", (ANYTHING,), "", listeners.number_or_help(WORDS))),
    buttons={
        "webcare.new": reporting.press_new,
        "webcare.from_mention": from_mention.press_from_mention,
        "webcare.take": listeners.press_take,
        "webcare.hand_over": passing_on.press_hand_over,
        "webcare.answered": finishing.press_answered,
        "webcare.mine": by_button(listeners.my_cases),
        "webcare.team": by_button(listeners.everybodys),
        "webcare.show": listeners.press_show,
        "webcare.undo": listeners.press_undo,
        "webcare.reopen": listeners.press_reopen,
        "webcare.help": asking_help.press_help,
        "webcare.look_along": asking_help.press_look_along,
        "webcare.take_over": asking_help.press_take_over,
        "webcare.snooze": putting_off.press_snooze,
        "webcare.still": owner_presses.press_still,
        "webcare.wrote_again": owner_presses.press_wrote_again,
        "webcare.promise": promised.press_promise,
        "webcare.promise_kept": promised.press_kept,
        "webcare.promise_move": promised.press_move,
        "webcare.promise_undo": promised.press_undo,
        "webcare.channel_chosen": reporting.channel_chosen,
        "webcare.to_idea": ideas.press_to_idea,
        "webcare.legal_done": by_law.press_done,
        "webcare.merge": belonging.press_merge,
        "webcare.take_apart": belonging.press_take_apart,
        "webcare.unlink": belonging.press_unlink,
        "webcare.not_a_case": mistaken.press_not_a_case,
    },
    forms={
        "webcare.new": reporting.save,
        "webcare.hand_over": passing_on.hand_over,
        "webcare.answered": finishing.answered,
        "webcare.help": asking_help.ask,
        "webcare.snooze": putting_off.snooze,
        "webcare.promise": promised.promise,
        "webcare.promise_move": promised.move,
        "webcare.merge": belonging.save,
        "webcare.not_a_case": mistaken.save,
    },
    message_shortcuts={"webcare.from_message": reporting.from_message},
    events={"user_change": jobs.person_changed},
    jobs=(
        Job("webcare", timedelta(seconds=5), jobs.deal_and_watch, When(cases_due.any_to_deal_or_watch)),
        Job(
            "webcare owners asked",
            timedelta(seconds=5),
            asking_owners.look_after,
            When(case_owners.any_to_look_at),
        ),
        Job("webcare promises", timedelta(seconds=5), asking_owners.remind, When(promises.any_due)),
        Job("webcare clocks", timedelta(seconds=5), clock_jobs.follow_changes, When(clocks.any_to_follow)),
        Job("webcare hours", timedelta(minutes=10), clock_jobs.look_at_all, When(clocks.any_counted)),
        Job(
            "webcare long overdue",
            timedelta(minutes=1),
            clock_jobs.tell_what_is_overdue,
            When(clocks.any_overdue),
        ),
        Job(
            "webcare owners gone",
            timedelta(minutes=1),
            jobs.owners_gone,
            When(cases_due.any_with_absent_owner),
        ),
        Job(
            "webcare dates of the law",
            timedelta(minutes=1),
            by_law.remind,
            When(legal_dates.any_due),
        ),
        Job(
            "webcare owners on leave",
            timedelta(minutes=1),
            jobs.owners_on_leave,
            When(cases_due.any_owner_on_leave),
        ),
    ),
    why_today=why_today,
    my_day=my_day,
)
