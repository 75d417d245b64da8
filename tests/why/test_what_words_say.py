"""What is read in a sentence: numbers, dates, people, change; whole words, in Dutch and English."""

import pytest

from bot.why import wording


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("12 vacatures", True),
        ("van 22% naar 15%", True),
        ("1.250 vragen", True),
        ("1,5 fte", True),
        ("twaalf monteurs", True),
        ("de helft van de teams", True),
        ("half of the teams", True),
        ("halve it", True),
        ("in 2027", False),
        ("voor 1 juli 2027", False),
        ("op 1-7-2027", False),
        ("2027-07-01", False),
        ("binnen zes maanden", False),
        ("within 3 years", False),
        ("24/7 bereikbaar", False),
        ("om 9.15 uur", False),
        ("at 09:15", False),
        ("het nieuwe werken 2.0", False),
        ("COVID-19", False),
        ("mbo4", False),
        ("ten minste", False),
        ("ten opzichte van vorig jaar", False),
        ("ten nurses", True),
        ("10.000 volgers", False),
        ("500 nieuwe followers", False),
        ("drie keer per week", False),
        ("5 posts", False),
        ("100 keer gedeeld en 12 sollicitanten", True),
        ("geen getal", False),
    ],
)
def test_a_number_counts_when_it_counts_the_problem(sentence: str, *, holds: bool) -> None:
    assert wording.has_number(sentence) is holds


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("van 22% naar 15%", True),
        ("from 120 to 75 days", True),
        ("van ongeveer 3 vacatures naar ruim 12", True),
        ("(nu 3)", True),
        ("nu nog 3", True),
        ("nu zijn dat er 4", True),
        ("currently 12", True),
        ("8 in plaats van 9", True),
        ("2 instead of 9", True),
        ("nu willen we voor 2027", False),
        ("van Utrecht naar Zwolle", False),
        ("van 9 tot 17 uur", False),
        ("12 van de 18", False),
    ],
)
def test_from_where_to_where_is_read_as_two_numbers(sentence: str, *, holds: bool) -> None:
    assert wording.has_from_to(sentence) is holds


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("voor 1 juli 2027", True),
        ("op 1 juli", True),
        ("1-7-2027", True),
        ("1/7", True),
        ("2027-07-01", True),
        ("juli 2027", True),
        ("voor de zomer", True),
        ("eind 2027", True),
        ("vóór kerst", True),
        ("by the end of May", True),
        ("by Q3", True),
        ("Q3 2027", True),
        ("binnen zes maanden", True),
        ("within the next 3 years", True),
        ("over een jaar", True),
        ("dit schooljaar", True),
        ("deze zomer", True),
        ("volgende maand", True),
        ("next year", True),
        ("24/7", False),
        ("elke week", False),
        ("per maand", False),
        ("it may help", False),
        ("ooit", False),
        ("12 van de 18", False),
    ],
)
def test_by_when_is_a_date_a_season_or_a_span(sentence: str, *, holds: bool) -> None:
    assert wording.has_time_bound(sentence) is holds


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("OK-verpleegkundigen", True),
        ("elektromonteurs", True),
        ("theatre-nurse vacancies", True),
        ("new hires", True),
        ("nieuwe collega's", True),
        ("de arts", True),
        ("line managers", True),
        ("medewerkers van de balie", True),
        ("kandidaten in Hengelo", True),
        ("In Hengelo", True),
        ("parts of the arts charts", False),
        ("de nieuwe start", False),
        ("technical skills", False),
        ("medewerkers", False),
        ("mensen", False),
        ("people", False),
        ("op LinkedIn", False),
        ("bij HR", False),
        ("in Maart", False),
        ("at Christmas", False),
        ("in Q3", False),
    ],
)
def test_a_group_is_a_job_or_a_place_and_not_a_word_that_looks_like_one(
    sentence: str, *, holds: bool
) -> None:
    assert wording.names_a_group(sentence) is holds


@pytest.mark.parametrize(
    ("sentence", "holds"),
    [
        ("het verloop daalt", True),
        ("vacatures vullen", True),
        ("12 collega's komen bij ons terug", True),
        ("het verzuim neemt af", True),
        ("turnover drops", True),
        ("we recruit", True),
        ("a dropdown", False),
        ("movement", False),
        ("the widow", False),
        ("gezakelijk", False),
        ("we willen", False),
    ],
)
def test_a_verb_of_change_is_a_whole_word(sentence: str, *, holds: bool) -> None:
    assert wording.has_change_verb(sentence) is holds


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        ("Iets met social media en zichtbaarheid", ("Iets met social", "zichtbaarheid")),
        ("More awareness, MORE AWARENESS", ("awareness", "AWARENESS")),
        ("op de\n kaart", ("op de\n kaart",)),
        ("invisible work", ()),
        ("onzichtbaarheid", ()),
        ("aantrekkelijke werkgevers", ()),
        ("de kaart", ()),
    ],
)
def test_vague_phrases_are_found_as_they_were_written(sentence: str, phrases: tuple[str, ...]) -> None:
    assert wording.vague_phrases(sentence) == phrases


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("op tiktok en TikTok", ("tiktok", "TikTok")),
        ("Facebook-groep", ("Facebook",)),
        ("Instagrampagina", ()),
        ("geen kanaal", ()),
    ],
)
def test_channels_are_found_by_name(sentence: str, found: tuple[str, ...]) -> None:
    assert wording.channels(sentence) == found


@pytest.mark.parametrize(("words", "holds"), [(7, False), (8, True), (45, True), (46, False), (0, False)])
def test_eight_to_forty_five_words_read_best(words: int, *, holds: bool) -> None:
    assert wording.has_a_good_length("woord " * words) is holds


def test_ands_are_counted_in_both_languages() -> None:
    assert wording.ands("en and & R&D Ende Anders") == 4
