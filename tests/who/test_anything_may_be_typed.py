"""Whatever is typed about an audience is kept, shown harmlessly, or refused at the field."""

import pytest

from tests.team.founding import is_harmless, team_in, told_privately
from tests.town import Resident, Town
from tests.who.steps import (
    ASSUMPTION,
    EVIDENCE,
    NAME,
    OFFLINE,
    ONLINE,
    RING_1,
    RING_2,
    WHO,
    adds,
    begins,
    fills_in,
    issue_of,
    opens_change,
    overview,
    presses_nth,
    surrounds,
)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

ANYTHING = (
    "🎉👩🏽‍⚕️🏴󠁧󠁢󠁳󠁣󠁴󠁿 <!channel> <@U0DEMO002> <#C0DEMO01> @channel @here",
    "<script>alert('x')</script> שלום \u202e om &lt;!here&gt; <https://example.com>",
    "*vet* _schuin_ `code` ~weg~ > citaat {name} {0} %s \\n",
)


@pytest.mark.parametrize("typed", ANYTHING)
def test_what_is_typed_does_nothing(town: Town, typed: str) -> None:
    noor = typing(town, typed)
    assert is_harmless(noor.form)
    noor.closes()

    assert is_harmless(overview(noor))
    noor.types("/smwho geschiedenis", "#social")
    assert is_harmless(told_privately(noor))
    noor.presses("Tekening", overview(noor))
    assert noor.last("smplan").files, "it can be drawn too"


@pytest.mark.parametrize("typed", ANYTHING)
def test_what_is_typed_comes_back_as_it_was(town: Town, typed: str) -> None:
    noor = typing(town, typed)
    presses_nth(noor, "Wijzigen", 1)
    assert noor.form.filled[WHO] == typed
    noor.closes()

    opens_change(noor)

    filled = noor.form.filled
    assert [filled[label] for label in (NAME, ONLINE, OFFLINE, EVIDENCE, ASSUMPTION)] == [typed] * 5


def typing(town: Town, typed: str) -> Resident:
    """The same in every field; the people around it are on the screen."""
    team_in(town)
    noor = town.person("Noor")
    begins(noor, typed)
    assert is_harmless(noor.form)
    fills_in(noor, {ONLINE: typed, OFFLINE: typed, EVIDENCE: typed, ASSUMPTION: typed})
    assert noor.submits() == "updated"
    assert is_harmless(noor.form)
    surrounds(noor, {RING_1: typed, RING_2: typed})
    return noor


@pytest.mark.traced
def test_the_longest_texts_fit_everywhere(town: Town) -> None:
    team = team_in(town)
    for letter in "&<🎉":
        issue_of(town, team, letter * 600)
    noor = town.person("Noor")
    lines = "\n".join(("&" * 200,) * 12)
    for number in range(6):
        letter = "&<🎉"[number % 3]
        fields = {ONLINE: lines, OFFLINE: lines, EVIDENCE: lines, ASSUMPTION: letter * 300}
        adds(noor, f"{number} " + letter * 118, fields)
        surrounds(noor, {RING_1: "\n".join(("&" * 80,) * 30), RING_2: "\n".join(("<" * 80,) * 30)})
        noor.closes()

    shown = overview(noor)

    assert len(shown.text) > 2000
    noor.types("/smwho kaart", "#social")
    noor.presses(told_privately(noor).buttons[0], told_privately(noor))
    assert noor.last("smplan").files
    noor.types("/smwho geschiedenis", "#social")
    assert is_harmless(told_privately(noor))
