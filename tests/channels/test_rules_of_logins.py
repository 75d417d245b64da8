"""Words about who can log in: a password does not belong there, and one person is too few."""

import pytest

from bot.channels.logins import is_one_person, looks_like_password
from tests.channels.examples import TEAM


@pytest.mark.parametrize(
    ("words", "is_password"),
    [
        ("Welkom2024!", True),
        ("social@ziekenhuis.nl / Zomer2026", True),
        ("wachtwoord: konijn", True),
        ("pw=konijn", True),
        ("het wachtwoord is konijn", True),
        ("p@ssw0rd", True),
        ("de kluis van ICT", False),
        ("1Password van het team", False),
        ("Office365-beheer", False),
        ("social2@ziekenhuis.nl", False),
        ("https://kluis.example/Map7", False),
        ("Bram en Noor", False),
        ("ons B2B team", False),
        ("wachtwoordkluis", False),
        ("iemand van 2019-2021", False),
        ("", False),
    ],
)
def test_a_password_is_seen_and_a_place_is_none(words: str, is_password: bool) -> None:  # noqa: FBT001 - a column
    assert looks_like_password(words) is is_password


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("Bram", True),
        ("bram zevenklaver", True),
        ("de telefoon van Noor", True),
        ("alleen ikzelf", True),
        ("only me, on my phone", True),
        ("de stagiair van vorig jaar", True),
        ("Bram en Noor", False),
        ("Bram, Jan", False),
        ("Noor, in de kluis van ICT", False),
        ("de wachtwoordkluis", False),
        ("1Password", False),
        ("een reclamebureau", False),
        ("", False),
    ],
)
def test_a_login_of_one_person_is_seen(words: str, is_one: bool) -> None:  # noqa: FBT001 - a column
    assert is_one_person(words, [*TEAM, " "]) is is_one
