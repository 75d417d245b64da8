"""Days after closing the account becomes a number, later the words go; what can be counted stays."""

from collections.abc import Callable

import pytest

from bot.forgetting import jobs
from tests.forgetting.steps import HANDLE, MARK, a_case, answers, in_slack, keeps, reports, where_it_stands
from tests.town import Town
from tests.webcare.care import WORKSPACE, leaves_the_team, mail, ping, shown, team_in, the_case
from tests.webcare.care import answers as answers_with

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_after_thirty_days_the_account_is_a_number_and_after_half_a_year_the_words_go(town: Town) -> None:
    team_in(town)
    bram, noor = town.person("Bram"), town.person("Noor")
    reports(bram)
    answers(noor)

    town.comes("2026-12-23 09:00")
    assert a_case(town).handle == HANDLE
    town.comes("2026-12-23 11:00")

    assert (a_case(town).handle, a_case(town).writer) == (None, 1)
    assert [one for one in where_it_stands(town, HANDLE) if not one.startswith("heard")] == []
    assert "Van iemand 1." in shown(noor, "1").text
    assert "De accountnaam is losgelaten." in shown(noor, "1").text
    assert MARK in shown(noor, "1").text

    town.comes("2027-05-22 11:00")
    assert where_it_stands(town) == []
    assert in_slack(town) == []
    case = a_case(town)
    assert (case.kind, case.due_at is not None, case.writer, case.forget_at) == ("question", True, 1, None)
    assert "De woorden zijn gewist, want de bewaartijd was om." in shown(noor, "1").text


def test_who_writes_again_has_the_same_number(town: Town) -> None:
    team = team_in(town)
    keeps(town, team, 10, 180)
    bram, noor = town.person("Bram"), town.person("Noor")
    for number, handle in enumerate((HANDLE, "@ander", HANDLE), start=1):
        reports(bram, handle=handle, link=f"https://example.org/{number}")
        if number < 3:
            answers(noor, number)

    town.comes("2026-12-04 11:00")
    answers(noor, 3)
    assert [the_case(town, number).writer for number in (1, 2, 3)] == [1, 2, 1]
    assert the_case(town, 3).handle == HANDLE
    town.comes("2026-12-15 11:00")

    assert [the_case(town, number).writer for number in (1, 2, 3)] == [1, 2, 1]
    assert where_it_stands(town, HANDLE) == []


def test_an_open_case_keeps_everything_and_so_does_one_that_was_reopened(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"))
    reports(town.person("Bram"), handle="@twee", link="https://example.org/2")
    answers(noor, 2)
    noor.presses("Heropenen", shown(noor, "2"))

    town.comes("2027-06-30 11:00")

    assert (the_case(town, 1).handle, the_case(town, 2).handle) == (HANDLE, "@twee")


def test_a_ping_of_who_left_names_nobody_any_more(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    reports(town.person("Bram"))
    noor.changes(deleted=True)
    town.ticks()
    sanne = town.person("Sanne")
    sanne.presses("Oppakken", shown(sanne, "1"))
    answers_with(sanne, ping(sanne), "Ja.")

    town.comes("2027-05-30 11:00")

    assert [one.text for one in mail(noor) if MARK in one.text or HANDLE in str(one)] == []


def test_killed_half_way_it_goes_on_and_twice_is_once(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    team = team_in(town)
    keeps(town, team, 1, 2)
    noor = town.person("Noor")
    for number in range(1, 5):
        reports(town.person("Bram"), link=f"https://example.org/{number}", says=f"{MARK} {number}")
        answers(noor, number)
    monkeypatch.setattr(jobs, "AT_ONCE", 2)
    town.slack.moves_clock(seconds=3 * 86_400)
    with monkeypatch.context() as half_way:
        half_way.setattr(jobs, "_forget", killed_at(4, jobs._forget))
        with pytest.raises(KeyboardInterrupt):
            jobs.forget_what_is_due(town.bot.office, town.now)
    assert [bool(the_case(town, number).paraphrase) for number in (1, 2, 3, 4)] == [False, False, True, True]
    for _ in range(2):
        jobs.forget_what_is_due(town.bot.office, town.now)
        town.settles()

    assert where_it_stands(town) == []
    assert in_slack(town) == []


def killed_at(count: int, does: Callable[..., None]) -> Callable[..., None]:
    """The process dies when it does this for the last time."""
    done: list[object] = []

    def killed(*given: object) -> None:
        done.append(given)
        if len(done) == count:
            raise KeyboardInterrupt
        does(*given)

    return killed


def test_what_somebody_deleted_in_slack_does_not_come_back(town: Town) -> None:
    team = team_in(town)
    keeps(town, team, 1, 2)
    noor = town.person("Noor")
    reports(town.person("Bram"))
    answers(noor)
    before = len(mail(noor))
    where = {"channel": mail(noor)[0].channel, "ts": mail(noor)[0].ts}
    town.bot.api.call(town.bot.token_of(WORKSPACE) or "", "chat.delete", where)

    town.comes("2026-11-27 11:00")

    assert len(mail(noor)) == before - 1


def test_leaving_the_team_changes_nothing_about_it(town: Town) -> None:
    team = team_in(town)
    keeps(town, team, 1, 2)
    noor = town.person("Noor")
    reports(town.person("Bram"))
    answers(noor)
    leaves_the_team(town, "Noor")

    town.comes("2026-11-27 11:00")

    assert in_slack(town) == []
    assert where_it_stands(town) == []
