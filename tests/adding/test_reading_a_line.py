"""A line is read from both ends; whatever is typed, nothing raises and nothing is lost."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adding.naming import Named, as_read, is_almost, mentioned
from bot.adding.reading import Known, read
from bot.adding.understanding import first_words
from bot.adding.wish import Wish, wish_in

KNOWN = Known(
    [
        Named(1, "LinkedIn", "linkedin"),
        Named(2, "Instagram", "instagram"),
        Named(3, "Het Nest", "internal"),
        Named(4, "Tussen twee diensten", "podcast"),
        Named(5, "Facebook", "facebook"),
        Named(6, "Werken bij (LinkedIn)", "linkedin"),
        Named(7, "", "x"),
    ],
    {
        "U1": "Sanne de Wit",
        "U2": "Bram Zevenklaver",
        "U3": "Noor Pennevree",
        "U4": "Bram Kaasjager",
        "U5": "Ot",
        "U6": "",
    },
)
BUDDY = "Buddy gezocht"
LINES = {
    "vr 12u LinkedIn: Buddy gezocht @Noor": ("vr 12u", (1,), ("U3",), BUDDY),
    "LinkedIn vrijdag 12u Buddy gezocht <@U2>": ("vrijdag 12u", (1,), ("U2",), BUDDY),
    "<@U2|bram> Buddy gezocht 27-11 fb": ("27-11", (5,), ("U2",), BUDDY),
    "Buddy gezocht op LinkedIn vrijdag 12u @sanne": ("op LinkedIn vrijdag 12u", (1,), ("U1",), BUDDY),
    "Buddy gezocht @Bram Zevenklaver fb": (None, (5,), ("U2",), BUDDY),
    "Buddy gezocht @bram": (None, (), ("U2", "U4"), BUDDY),
    "Buddy gezocht @san fb": (None, (5,), ("U1",), BUDDY),
    "Buddy gezocht @Nooor fb": (None, (5,), ("U3",), BUDDY),
    "morgen om 12 uur op facebook: Buddy gezocht": ("morgen om 12 uur", (5,), (), BUDDY),
    "vr 12u insta: Buddy gezocht door @noor": ("vr 12u", (2,), ("U3",), BUDDY),
    "fri at 3 pm insta: Buddy gezocht": ("fri at 3 pm", (2,), (), BUDDY),
    "insta 27-11 14.30 uur: Buddy gezocht": ("27-11 14.30 uur", (2,), (), BUDDY),
    "vr 12u Linkedn: Buddy gezocht": ("vr 12u", (1,), (), BUDDY),
    "vr 12u Isntagram: Buddy gezocht": ("vr 12u", (2,), (), BUDDY),
    "vr 12u Facebookk - Buddy gezocht": ("vr 12u", (5,), (), BUDDY),
    "vrijdag LinkedIn 12u Buddy gezocht": ("vrijdag LinkedIn 12u", (1,), (), BUDDY),
    "LinkedIn, 12:00 vrijdag: Buddy gezocht": ("12:00 vrijdag", (1,), (), BUDDY),
    "Buddy gezocht vr 12u voor januari fb": ("vr 12u", (5,), (), "Buddy gezocht voor januari"),
    "do LinkedIn: Wat doen we vandaag?": ("do", (1,), (), "Wat doen we vandaag?"),
    "mon LinkedIn: Day in theatre @noor": ("mon", (1,), ("U3",), "Day in theatre"),
    "vr 9u intern: Buddy gezocht": ("vr 9u", (3,), (), BUDDY),
    "Intern gezocht voor marketing vr 12u fb": ("vr 12u", (5,), (), "Intern gezocht voor marketing"),
    "podcast ma 7u Buddy gezocht": ("ma 7u", (4,), (), BUDDY),
    "Buddy; vr 12u; gezocht fb": ("vr 12u", (5,), (), "Buddy; gezocht"),
    "Blue Monday vr 12u insta": ("vr 12u", (2,), (), "Blue Monday"),
    "vr 9u op intern Buddy gezocht": ("vr 9u", (3,), (), BUDDY),
    "li: Buddy gezocht": (None, (1, 6), (), BUDDY),
    "Tussen twee diensten ma 7:00: Buddy gezocht": ("ma 7:00", (4,), (), BUDDY),
    "Hoe LinkedIn ons hielp vr 12u": ("vr 12u", (), (), "Hoe LinkedIn ons hielp"),
    "Introductiedag: wat niemand je vertelt fb 27-11": (
        "27-11",
        (5,),
        (),
        "Introductiedag: wat niemand je vertelt",
    ),
    "Mail naar bram@ziekenhuis.nl vr 12u fb": ("vr 12u", (5,), (), "Mail naar bram@ziekenhuis.nl"),
    "12u LinkedIn Wat je in 3 uur leert": ("12u", (1,), (), "Wat je in 3 uur leert"),
    "vr 12:00 fb: Buddy: wie?": ("vr 12:00", (5,), (), "Buddy: wie?"),
    "שלום vr 12u LinkedIn": ("vr 12u", (1,), (), "שלום"),
    "@channel Buddy gezocht": (None, (), (), "@channel Buddy gezocht"),
    "https://www.linkedin.com/x lezen vr 12u": ("vr 12u", (), (), "https://www.linkedin.com/x lezen"),
    ":tada: Buddy gezocht :tada:": (None, (), (), ":tada: Buddy gezocht :tada:"),
    "vr 12 LinkedIn: Buddy gezocht @Noor": ("vr 12", (1,), ("U3",), BUDDY),
    "vrijdag LinkedIn 12: Buddy gezocht": ("vrijdag LinkedIn 12", (1,), (), BUDDY),
    "do 12: Buddy gezocht": ("do 12", (), (), BUDDY),
    "vrijdag 3 tips fb": ("vrijdag 3", (5,), (), "tips"),
    "do 5 dingen voor je dienst fb": (None, (5,), (), "do 5 dingen voor je dienst"),
    "vr 100% Nergenshuizen fb": ("vr", (5,), (), "100% Nergenshuizen"),
    "vr 12u fb: Buddy gezocht eigenaar Sanne": ("vr 12u", (5,), ("U1",), BUDDY),
    "Buddy gezocht, owner: Bram Zevenklaver vr 12u fb": ("vr 12u", (5,), ("U2",), BUDDY),
    "vr 12u fb: Buddy gezocht eigenaar @Noor": ("vr 12u", (5,), ("U3",), BUDDY),
    "Interview met eigenaar Sanne vr 12u fb": ("vr 12u", (5,), (), "Interview met eigenaar Sanne"),
    "Hoe eigenaar Sanne begon vr 12u fb": ("vr 12u", (5,), (), "Hoe eigenaar Sanne begon"),
    "Word eigenaar": (None, (), (), "Word eigenaar"),
    "vr 12u": ("vr 12u", (), (), ""),
    "": (None, (), (), ""),
}


@pytest.mark.parametrize("line", LINES)
def test_what_a_line_says(line: str) -> None:
    found = read(line, KNOWN)

    when = found.run and line[found.run.start : found.run.end]
    assert (when, found.channel_ids, found.owner_ids, found.title) == LINES[line]


def test_more_channels_and_people_than_one_are_told_apart() -> None:
    found = read("vr 12u LinkedIn en Instagram: Buddy gezocht @Piet", KNOWN)

    assert (found.others, found.unknown, found.title) == ((2,), ("@Piet",), BUDDY)


def test_a_site_that_is_not_in_the_plan_is_known_to_be_elsewhere() -> None:
    found = read("vr 12u TikTok: Dansje", KNOWN)

    assert (found.is_elsewhere, found.channel_ids, found.title) == (True, (), "Dansje")


def test_a_page_of_names_is_read_as_fast_as_a_line() -> None:
    assert read("Buddy gezocht " + "@bram linkedin " * 200, KNOWN).owner_ids == ("U2", "U4")


def test_a_name_of_the_team_holds_what_is_a_letter_off_of_another() -> None:
    known = Known([Named(1, "LinkedIn", "linkedin"), Named(2, "Linkedn plus", "other")])

    assert read("Linkedn plus: Buddy gezocht", known).channel_ids == (2,)


@pytest.mark.parametrize(("title", "is_one"), [("🎉", False), (":tada:", False), ("!", False), ("5", True)])
def test_an_emoji_alone_is_no_title(title: str, is_one: bool) -> None:  # noqa: FBT001 - a column of the table
    assert read(title, KNOWN).has_title is is_one


@pytest.mark.parametrize(
    ("typed", "name", "almost"),
    [
        ("linkedin", "linkedin", True),
        ("linkdin", "linkedin", True),
        ("linkediin", "linkedin", True),
        ("linkadin", "linkedin", True),
        ("lniked", "linked", True),
        ("lnikde", "linked", False),
        ("link", "linked", False),
        ("facebork", "facebook", True),
        ("facerork", "facebook", False),
    ],
)
def test_one_letter_may_be_wrong(typed: str, name: str, almost: bool) -> None:  # noqa: FBT001 - a column
    assert is_almost(typed, name) is almost


PIECES = [*LINES, "vr", "12u", "@", "<@", ":", "fb", "op", "LinkedIn", "27-11", "@bram", "<@U2>", "\n", "x"]


@pytest.mark.parametrize(
    ("kept", "seen"),
    [
        ("Dag <@U3>, <@U99> en <@U98|Piet>", "Dag @Noor Pennevree, @U99 en @Piet"),
        ("<#C1|social> en <#C2>", "#social en #C2"),
        ("<!here> <!subteam^S1|@hr>", "@here @hr"),
        ("<https://a.nl/b|hier> <mailto:a@b.nl|a@b.nl>", "https://a.nl/b a@b.nl"),
        ("1 < 2 > 0 <script>", "1 < 2 > 0 <script>"),
    ],
)
def test_a_message_is_kept_as_people_read_it(kept: str, seen: str) -> None:
    assert as_read(kept, KNOWN.people) == seen
    assert mentioned(kept) == ({"U3", "U99", "U98"} if "U3" in kept else set())


@given(st.one_of(st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join)))
def test_no_line_raises_and_a_title_is_of_what_was_typed(line: str) -> None:
    found = read(line, KNOWN)

    typed = set(line.split())
    assert all(any(word in one for one in typed) for word in found.title.split())


NIGHT = "Wat wij leerden van een nacht op de afdeling."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Eén regel", "Eén regel"),
        ("\n\nEerste regel\nTweede", "Eerste regel"),
        ("", ""),
        (
            "Wat wij leerden van een nacht op de afdeling. " + "En verder. " * 20,
            "Wat wij leerden van een nacht op de afdeling.",
        ),
        ("woord " * 40, ("woord " * 25).strip()),
        ("a" * 200, "a" * 150),
    ],
)
def test_the_first_words_of_a_long_text_are_its_title(text: str, title: str) -> None:
    assert first_words(text) == title


WISH = Wish(3, "line:9", 'Een "titel" \\ met אות', 0, datetime(2026, 11, 27, 11, tzinfo=UTC), "U2")


def test_a_button_carries_a_wish_there_and_back() -> None:
    assert wish_in(WISH.value()) == WISH
    assert wish_in(Wish(3, "x", "y" * 150).value()) == Wish(3, "x", "y" * 150)
    assert (WISH.channel, WISH.on(4).channel) == (None, 4)
    assert len(Wish(10**9, "line:" + "a" * 16, '"' * 150, 10**9, WISH.at, "U" * 12).value()) < 2000


@pytest.mark.parametrize(
    "value", [None, "", "12", "[]", "{}", json.dumps([1, "a", "b", 2, 10**30, None]), "x"]
)
def test_what_another_button_carries_is_no_wish(value: str | None) -> None:
    assert wish_in(value) is None
