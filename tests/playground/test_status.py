"""The status of people: it ends by itself, and the app hears of it."""

import pytest

from playground.people import Person
from playground.running import Playground
from playground.site import Trouble
from tests.playground.conftest import Call
from tests.playground.sample import SampleApp

HOUR = 3600


def leaves(person: Person, slack: Playground, seconds: float) -> None:
    ends = int(slack.now + seconds)
    person.changes(status_text="Free", status_emoji=":palm_tree:", status_expiration=ends)


def heard(app: SampleApp) -> list[tuple[str, str, int]]:
    """What each user_change said of the status."""
    profiles = [event["user"]["profile"] for event in app.events("user_change")]
    return [(p["status_text"], p["status_emoji"], p["status_expiration"]) for p in profiles]


def test_it_is_gone_once_the_clock_is_past_its_end(
    slack: Playground, app: SampleApp, noor: Person, form_call: Call
) -> None:
    leaves(noor, slack, HOUR)
    slack.moves_clock(seconds=HOUR - 60)
    slack.waits_until(lambda: [status[:2] for status in heard(app)] == [("Free", ":palm_tree:")])

    slack.moves_clock(seconds=120)

    slack.waits_until(lambda: heard(app)[1:] == [("", "", 0)])
    profile = form_call("users.info", user=noor.id)["user"]["profile"]
    assert (profile["status_text"], profile["status_emoji"], profile["status_expiration"]) == ("", "", 0)


def test_it_also_ends_when_nobody_moves_the_clock(slack: Playground, app: SampleApp, noor: Person) -> None:
    leaves(noor, slack, 1.5)

    slack.waits_until(lambda: len(heard(app)) == 2)

    assert heard(app)[1] == ("", "", 0)


def test_of_several_each_ends_at_its_own_time(
    slack: Playground, app: SampleApp, noor: Person, bram: Person
) -> None:
    leaves(noor, slack, 2 * HOUR)
    leaves(bram, slack, HOUR)

    slack.moves_clock(seconds=HOUR + 1)

    slack.waits_until(lambda: len(heard(app)) == 3)
    ended = app.events("user_change")[2]["user"]
    assert (ended["id"], ended["profile"]["status_text"]) == (bram.id, "")
    slack.moves_clock(seconds=HOUR)
    slack.waits_until(lambda: len(heard(app)) == 4)
    assert app.events("user_change")[3]["user"]["id"] == noor.id


def test_without_an_end_it_stays(slack: Playground, app: SampleApp, noor: Person) -> None:
    noor.changes(status_text="Ill", status_emoji=":face_with_thermometer:")

    slack.moves_clock(seconds=400 * 24 * HOUR)
    noor.changes(display_name="Noor")

    slack.waits_until(lambda: len(heard(app)) == 2)
    assert heard(app)[1] == ("Ill", ":face_with_thermometer:", 0)


def test_a_later_end_takes_the_place_of_the_first(slack: Playground, app: SampleApp, noor: Person) -> None:
    leaves(noor, slack, HOUR)
    leaves(noor, slack, 3 * HOUR)

    slack.moves_clock(seconds=2 * HOUR)
    noor.changes(display_name="Noor")

    slack.waits_until(lambda: len(heard(app)) == 3)
    assert heard(app)[2][0] == "Free"


@pytest.mark.parametrize(
    ("status", "error"),
    [({"status_text": "x" * 101}, "too_long"), ({"status_expiration": "tomorrow"}, "no_such_moment")],
)
def test_what_is_no_status_changes_nothing(noor: Person, status: dict[str, str], error: str) -> None:
    with pytest.raises(Trouble) as trouble:
        noor.changes(status_emoji=":bus:", **status)

    assert trouble.value.error == error
    assert next(p for p in noor.state()["people"] if p["id"] == noor.id)["status_emoji"] == ""
