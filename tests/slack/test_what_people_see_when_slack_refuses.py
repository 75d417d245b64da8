"""Slack refuses, is slow or loses its answer while somebody waits for us: they are told what to do."""

from typing import Any

import pytest

from playground.screen import Seen
from tests.team.founding import team_in
from tests.town import Resident, Town

FAULTS = [
    ("refused", {"error": "missing_scope"}),
    ("refused", {"error": "user_not_found"}),
    ("ratelimited", {}),
    ("server_error", {}),
    ("answer_lost", {}),
]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("kind", "how"), FAULTS)
def test_who_is_new_and_cannot_be_looked_up_hears_so(town: Town, kind: str, how: dict[str, Any]) -> None:
    noor = town.person("Noor")
    town.slack.fault(kind, method="users.info", **how)

    noor.types("/smplan", "#social")

    told = private(noor)[-1].text
    assert "Ik kon bij Slack niet opzoeken wie je bent" in told
    assert "I could not look you up in Slack" in told, "their language is not known yet"
    town.slack.clears_faults()
    noor.types("/smplan", "#social")
    assert "niet opzoeken" not in private(noor)[-1].text


@pytest.mark.parametrize("kind", ["refused", "ratelimited", "server_error"])
def test_a_form_that_stays_empty_is_explained(town: Town, kind: str) -> None:
    noor = town.person("Noor")
    noor.types("/smplan", "#social")
    town.slack.fault(kind, method="views.update")

    noor.presses("Team opzetten", noor.last("#social"))

    assert "Probeer het over een minuut nog eens" in private(noor)[-1].text


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_form_that_opened_while_its_answer_was_lost_is_not_called_refused(town: Town) -> None:
    team_in(town)
    noor = town.person("Noor")
    town.slack.fault("answer_lost", method="views.open")

    noor.types("/smcare nieuw", "#social")

    assert noor.form.title == "Nieuwe melding"
    assert "weigerde" not in private(noor)[-1].text
    assert "Staat het venster er niet?" in private(noor)[-1].text


def private(reader: Resident) -> list[Seen]:
    return [seen for seen in reader.sees("#social") if seen.only_you]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("method", ["conversations.info", "conversations.members", "users.info"])
def test_a_scope_that_is_missing_is_not_called_a_missing_invitation(town: Town, method: str) -> None:
    noor = town.person("Noor")
    noor.types("/smplan", "#social")
    town.slack.fault("refused", method=method, error="missing_scope")

    noor.presses("Team opzetten", noor.last("#social"))

    assert "/invite" not in noor.form.text
    assert "python -m bot check" in noor.form.text
