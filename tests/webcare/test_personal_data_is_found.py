"""What is found in a text, and what is not mistaken for it. All numbers are invented, or of documentation."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.webcare.privacy import Personal, health_words, personal, personal_in_link

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bsn 111222333", {Personal.BSN}),
        ("111.222.333", {Personal.BSN}),
        ("zaak 123456789", set()),
        ("000000000", {Personal.PHONE}),
        ("NL91 ABNA 0417 1643 00 graag", {Personal.IBAN}),
        ("nl91abna0417164300", {Personal.IBAN}),
        ("DE89370400440532013000", {Personal.IBAN}),
        ("NL92 ABNA 0417 1643 00", set()),
        ("bel 06-12345678", {Personal.PHONE}),
        ("bel 06 1234 5678", {Personal.PHONE}),
        ("Dat ze 06 12345678 belde", {Personal.PHONE}),
        ("(020) 123 45 67", {Personal.PHONE}),
        ("+31 6 12345678", {Personal.PHONE}),
        ("+5999 123 4567", {Personal.PHONE}),
        ("0044 20 7946 0000", {Personal.PHONE}),
        ("0118 999", set()),
        ("order 4412345678", set()),
        ("jan.de-boer+x@nergens.example", {Personal.EMAIL}),
        ("@nachtuil_27", set()),
        ("geboren op 3-4-84", {Personal.BIRTH_DATE}),
        ("born 3/4/84", {Personal.BIRTH_DATE}),
        ("03-04-1984", {Personal.BIRTH_DATE}),
        ("1984-04-03", {Personal.BIRTH_DATE}),
        ("3 april 1984", {Personal.BIRTH_DATE}),
        ("3 maart 1984", {Personal.BIRTH_DATE}),
        ("sinds 03-04-2026 niets gehoord", set()),
        ("open dag 14 maart 2026", set()),
        ("in 1984 al", set()),
        ("Kan ik ook 24 uur per week werken op de OK?", set()),
        ("Drie weken niets gehoord op mijn sollicitatie.", set()),
        ("Bel 06-12345678 of mail a@b.example", {Personal.PHONE, Personal.EMAIL}),
        ("1 1 1 2 2 2 3 3 3", {Personal.BSN}),
        ("１１１２２２３３３", {Personal.BSN}),
        ("order 111222333", set()),
        ("bestelnummer 2026-111222333", set()),
        ("NL91-ABNA-0417-1643-00", {Personal.IBAN}),
        ("NL 91.ABNA.0417.1643.00", {Personal.IBAN}),
        ("06.12.34.56.78", {Personal.PHONE}),
        ("０６１２３４５６７８", {Personal.PHONE}),
        ("+31 (0)6 12345678", {Personal.PHONE}),
        ("0031612345678", {Personal.PHONE}),
        ("artikelnummer 0123456789", set()),
        ("vlucht KL0123456789", set()),
        ("12.345.678,90 euro", set()),
        ("kees[at]nergens[dot]nl", {Personal.EMAIL}),
        ("kees (apenstaartje) nergens (punt) nl", {Personal.EMAIL}),
        ("vraagt @jan.de.boer", set()),
        ("vraagt @jan.de.boer@toot.example", set()),
        ("(jan@nergens.example)", {Personal.EMAIL}),
        ("April 4, 1984", {Personal.BIRTH_DATE}),
        ("4th of April 1984", {Personal.BIRTH_DATE}),
        ("1984/04/03", {Personal.BIRTH_DATE}),
        ("19840403", {Personal.BIRTH_DATE}),
        ("3/4/84 geboren", {Personal.BIRTH_DATE}),
        ("sinds 01-01-2010", set()),
        ("factuur 20110123", set()),
    ],
)
def test_numbers_and_addresses_are_found(typed: str, found: set[Personal]) -> None:
    assert set(personal(typed, TODAY)) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Mijn vader heeft Kanker", ("Kanker",)),
        ("Als patiënt wacht ik al weken", ("patiënt",)),
        ("PATIE\u0308NT", ("PATIE\u0308NT",)),
        ("ligt op kamer 12", ("kamer 12",)),
        ("in room nr. 7", ("room nr. 7",)),
        ("She is pregnant and on sick leave", ("pregnant", "sick")),
        ("ziek, ziek, ziek", ("ziek",)),
        ("Denkt aan zelfmoord", ("zelfmoord",)),
        ("a burn-out", ("burn-out",)),
        ("Ligt op de IC", ("Ligt op de IC",)),
        ("broke her leg", ("broke her leg",)),
        ("mijn behandeling", ("mijn behandeling",)),
        ("Allergisch, zegt hij", ("Allergisch",)),
        ("De behandeling van het verzoek duurt lang", ()),
        ("The theatres closed because of an infection", ()),
        ("Please be patient", ()),
        ("Vacature diabetesverpleegkundige", ()),
        ("Ziekenhuis, verzuim en de polikliniek", ()),
        ("Patiëntenvereniging vraagt om een spreker", ()),
        ("I'll be there", ()),
        ("Gerucht: 'OK Nergenshuizen maandag dicht door besmetting'. Al 14 keer gedeeld.", ()),
        ("Wil bezwaar maken tegen een afwijzing en eist inzage in notities.", ()),
        ("Tweede Kamer 2026", ()),
    ],
)
def test_words_about_health_are_found_as_they_were_typed(typed: str, found: tuple[str, ...]) -> None:
    assert health_words(typed) == found


def test_in_a_link_somebodys_address_is_found_and_no_number_of_a_thing() -> None:
    assert personal_in_link("https://x.example/off?email=jan%40nergens.example") == (Personal.EMAIL,)
    assert personal_in_link("https://toot.example/@jan@nergens.example/111222333") == ()


@given(st.text(max_size=300))
def test_whatever_is_typed_what_is_found_was_in_it(typed: str) -> None:
    personal(typed, TODAY)
    assert all(word in typed for word in health_words(typed))


@given(st.integers(min_value=1, max_value=99_999_999))
def test_every_number_that_passes_the_eleven_test_is_a_citizen_number(first_eight: int) -> None:
    digits = [int(sign) for sign in f"{first_eight:08}"]
    last = sum(weight * digit for weight, digit in zip(range(9, 1, -1), digits, strict=True)) % 11

    number = f"{first_eight:08}{last}"
    if last < 10:
        assert Personal.BSN in personal(number, TODAY)
        assert Personal.BSN not in personal(f"{first_eight:08}{(last + 1) % 10}", TODAY)
