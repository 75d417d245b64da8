"""What Slack cannot repeat, and what it has long shown, is not kept here."""

from sqlalchemy import func, select

from storage import outbox
from storage.letters import Letter
from storage.outbox import NewLetter
from storage.workspaces import Heard
from tests.town import Town
from tests.webcare import care


def test_of_a_letter_of_last_month_only_the_key_is_kept_so_that_it_never_goes_twice(town: Town) -> None:
    letter = NewLetter(workspace_id=care.WORKSPACE, channel=care.SOCIAL, key="prompt 7", text="Goedemorgen")
    assert writes(town, letter)
    town.ticks()

    town.passes(days=29)
    assert texts(town) == ["Goedemorgen"]
    town.passes(days=2)

    assert texts(town) == [None]
    assert not writes(town, letter)


def test_what_was_heard_is_remembered_for_as_long_as_slack_may_repeat_it(town: Town) -> None:
    care.team_in(town)
    care.reports(town.person("Bram"))
    assert heard(town) > 0

    town.passes(days=1)
    assert heard(town) > 0
    town.passes(days=2)

    assert heard(town) == 0


def writes(town: Town, letter: NewLetter) -> bool:
    with town.bot.office.transaction() as session:
        return outbox.write(session, letter, town.now)


def texts(town: Town) -> list[str | None]:
    with town.bot.office.reading() as session:
        return list(session.scalars(select(Letter.text)))


def heard(town: Town) -> int:
    with town.bot.office.reading() as session:
        return session.scalar(select(func.count()).select_from(Heard)) or 0
