"""The plan: `/smplan` shows the steps at a glance with how far each is; published, compared, reviewed."""

from collections.abc import Iterable, Sequence
from functools import partial

from bot.feature import Feature, WhyToday, Word
from bot.plan import day, documents, history, listeners, publishing, reviewing, versions, why_not
from bot.plan.looking import Chapters, chapters_of
from bot.whose_team import by_button, by_word, in_team


def feature(chapters: Iterable[Feature]) -> Feature:
    """The other chapters bring their steps and what they notice; the plan knows none of them."""
    chapters = tuple(chapters)
    found = chapters_of(chapters)
    reasons = tuple(chapter.why_today for chapter in chapters if chapter.why_today is not None)
    return Feature(
        name="plan",
        words=_words(found, reasons),
        buttons={
            "plan.show": partial(listeners.press_show, found),
            "plan.checklist": partial(listeners.press_checklist, found),
            "plan.publish": partial(publishing.press_show, found.notices),
            "plan.publish_now": partial(publishing.press_publish, found.notices),
            "plan.canvas": documents.press_canvas,
            "plan.pdf": documents.press_pdf,
            "plan.markdown": documents.press_markdown,
            "plan.versions": by_button(versions.all_versions),
            "plan.compare": versions.press_compare,
            "plan.activate": versions.press_activate,
        },
        shortcuts={"plan.day": partial(day.by_shortcut, found)},
        home=partial(day.home, found),
        jobs=(reviewing.job(found.notices),),
    )


def _words(found: Chapters, reasons: Sequence[WhyToday]) -> tuple[Word, ...]:
    publish = in_team(partial(publishing.show, found.notices))
    checklist = in_team(partial(listeners.checklist, found))
    why_not_today = in_team(partial(why_not.tell, reasons))
    return (
        Word("/smplan", (), "plan.help.show", partial(listeners.show, found)),
        Word("/smplan", ("day", "dag"), "plan.help.day", partial(day.by_word, found)),
        Word("/smplan", ("publish", "publiceren"), "plan.help.publish", publish),
        Word("/smplan", ("checklist",), "plan.help.checklist", checklist),
        Word("/smplan", ("versions", "versies"), "plan.help.versions", by_word(versions.all_versions)),
        Word("/smplan", ("history", "geschiedenis"), "plan.help.history", by_word(history.latest)),
        Word("/smplan", ("why-not", "waarom-niet"), "plan.help.why_not", why_not_today),
    )
