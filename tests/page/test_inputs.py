"""Every input of Slack's: what it holds at first, how it is used by hand and keyboard, what it remembers."""

import re

import pytest
from playwright.sync_api import expect

from tests.page.gallery_window import MONDAY, Gallery, option, plain, words

KINDS = [option("Vraag"), option("Klacht", description=plain("met spoed")), option("Compliment")]
CONFIRM = {"title": plain("Zeker?"), "text": plain("?"), "confirm": plain("Ja"), "deny": plain("Nee")}


@pytest.mark.parametrize("kind", ["plain_text_input", "email_text_input", "url_text_input", "number_input"])
def test_typed_text_is_remembered_and_empty_is_nothing(gallery: Gallery, kind: str) -> None:
    asked = gallery.asks({"type": kind, "placeholder": plain("Bijvoorbeeld")}, "was er al")
    box = asked.get_by_role("textbox", name="Vraag")
    expect(box).to_have_value("was er al")
    assert box.get_attribute("placeholder") == "Bijvoorbeeld"

    box.fill("12")
    gallery.fills("12")
    box.fill("")

    gallery.fills(None)


def test_a_text_with_a_limit_counts_and_cuts_nothing(gallery: Gallery) -> None:
    asked = gallery.asks({"type": "plain_text_input", "max_length": 5})

    asked.get_by_role("textbox").fill("zes 👋🏼")
    assert asked.locator(".counter").inner_text() == "6 / 5"
    assert "is-over" in (asked.locator(".counter").get_attribute("class") or "")

    asked.get_by_role("textbox").fill("vijf!")
    assert asked.locator(".counter").inner_text() == "5 / 5"
    assert "is-over" not in (asked.locator(".counter").get_attribute("class") or "")


def test_a_multiline_text_keeps_its_lines(gallery: Gallery) -> None:
    asked = gallery.asks({"type": "plain_text_input", "multiline": True})

    box = asked.get_by_role("textbox")
    box.press_sequentially("een")
    box.press("Enter")
    box.press_sequentially("twee")

    gallery.fills("een\ntwee")


def test_text_that_is_dispatched_goes_on_enter(gallery: Gallery) -> None:
    asked = gallery.asks({"type": "plain_text_input"}, block={"dispatch_action": True})

    asked.get_by_role("textbox").fill("zoek")
    assert gallery.deeds()[-1][0] == "fill"
    asked.get_by_role("textbox").press("Enter")

    gallery.sends("zoek", "enter")


def test_text_that_is_dispatched_per_character_goes_after_a_pause(gallery: Gallery) -> None:
    config = {"dispatch_action_config": {"trigger_actions_on": ["on_character_entered"]}}
    asked = gallery.asks({"type": "plain_text_input", **config}, block={"dispatch_action": True})

    asked.get_by_role("textbox").press_sequentially("abc")

    gallery.sends("abc", "character")
    assert [deed for deed in gallery.deeds() if deed[0] == "act"] == [["act", "b0", "it", "abc", "character"]]


def test_a_select_filters_while_typing_and_enter_chooses(gallery: Gallery) -> None:
    asked = gallery.asks({"type": "static_select", "options": KINDS}, "vraag")
    box = asked.get_by_role("combobox", name="Vraag")
    expect(box).to_have_value("Vraag")

    box.fill("spoed")
    expect(gallery.page.get_by_role("option")).to_have_text(["Klachtmet spoed"])
    box.press("Enter")

    gallery.fills("klacht")
    expect(box).to_have_value("Klacht")
    expect(box).to_have_attribute("aria-expanded", "false")


def test_a_select_is_walked_with_the_arrows_and_left_with_escape(gallery: Gallery) -> None:
    asked = gallery.asks({"type": "static_select", "options": KINDS})
    box = asked.get_by_role("combobox")
    box.focus()

    box.press("ArrowDown")
    box.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    assert gallery.page.locator(f"#{active}").inner_text() == "Klacht\nmet spoed"
    box.press("Escape")
    expect(gallery.page.get_by_role("listbox")).to_have_count(0)
    assert gallery.deeds() == []

    box.press("Enter")
    box.press("ArrowUp")
    box.press("Enter")
    gallery.fills("compliment")


def test_typing_something_that_is_no_choice_chooses_nothing(gallery: Gallery) -> None:
    asked = gallery.asks({"type": "static_select", "options": KINDS}, "vraag")
    box = asked.get_by_role("combobox")

    box.fill("bestaat niet")
    expect(gallery.page.locator(".options-none")).to_have_text("Niets gevonden")
    box.press("Tab")

    expect(box).to_have_value("Vraag")
    assert gallery.deeds() == []


def test_a_choice_can_be_taken_back(gallery: Gallery) -> None:
    asked = gallery.asks({"type": "static_select", "options": KINDS}, "vraag")

    asked.get_by_role("button", name="Wissen").click()

    gallery.fills(None)


def test_options_stand_under_the_name_of_their_group(gallery: Gallery) -> None:
    groups = [
        {"label": plain("Intern"), "options": [option("Leren")]},
        {"label": plain("Extern"), "options": [option("Werven")]},
    ]
    asked = gallery.asks({"type": "static_select", "option_groups": groups})

    asked.get_by_role("combobox").click()

    assert gallery.page.get_by_role("group", name="Extern").get_by_role("option").all_inner_texts() == [
        "Werven"
    ]


def test_several_choices_become_chips_that_backspace_takes_away(gallery: Gallery) -> None:
    asked = gallery.asks({"type": "multi_static_select", "options": KINDS}, ["vraag"])
    box = asked.get_by_role("combobox")

    box.fill("compl")
    box.press("Enter")
    gallery.fills(["vraag", "compliment"])
    box.press("Escape")
    box.press("Backspace")

    gallery.fills(["vraag"])
    assert asked.locator(".chip").all_inner_texts() == ["Vraag"]


def test_chips_are_taken_away_one_after_the_other(gallery: Gallery) -> None:
    asked = gallery.asks({"type": "multi_static_select", "options": KINDS}, ["vraag", "compliment"])

    asked.get_by_role("button", name="Vraag").click()
    asked.get_by_role("button", name="Compliment").click()

    gallery.fills([])


def test_no_more_can_be_chosen_than_allowed(gallery: Gallery) -> None:
    asked = gallery.asks(
        {"type": "multi_static_select", "options": KINDS, "max_selected_items": 1}, ["vraag"]
    )

    asked.get_by_role("combobox").click()
    gallery.page.get_by_role("option", name="Compliment").click()

    expect(gallery.page.get_by_role("status")).to_contain_text("hooguit 1")
    assert gallery.deeds() == []


@pytest.mark.parametrize(
    ("kind", "offered"),
    [
        ({"type": "users_select"}, ["Noor Pennevree", "Oliver Quillfeather"]),
        ({"type": "channels_select"}, ["#social"]),
        ({"type": "conversations_select"}, ["#social", "🔒webcare", "Noor Pennevree"]),
        ({"type": "conversations_select", "filter": {"include": ["private"]}}, ["🔒webcare"]),
    ],
)
def test_people_and_channels_are_offered_by_name(
    gallery: Gallery, kind: dict[str, object], offered: list[str]
) -> None:
    asked = gallery.asks(kind)

    asked.get_by_role("combobox").click()

    assert gallery.page.locator("[role=option] .option-words > span").all_inner_texts() == offered


def test_people_are_remembered_by_id(gallery: Gallery) -> None:
    asked = gallery.asks({"type": "multi_users_select"}, ["U1"])

    asked.get_by_role("combobox").fill("recruiter")
    asked.get_by_role("combobox").press("Enter")

    gallery.fills(["U1", "U2"])


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-30", "2026-11-30"),
        ("30-11-2026", "2026-11-30"),
        ("1/2/2027", "2027-02-01"),
        ("29-2-2028", "2028-02-29"),
    ],
)
def test_a_date_can_be_typed_day_first(gallery: Gallery, typed: str, day: str) -> None:
    asked = gallery.asks({"type": "datepicker"})
    box = asked.get_by_role("textbox", name="Vraag")

    box.fill(typed)
    box.press("Tab")

    gallery.fills(day)


@pytest.mark.parametrize("typed", ["31-11-2026", "29-02-2027", "13/13/2026", "morgen", "2026-00-10"])
def test_a_date_that_does_not_exist_is_told_at_the_field(gallery: Gallery, typed: str) -> None:
    asked = gallery.asks({"type": "datepicker"}, "2026-11-24")
    box = asked.get_by_role("textbox", name="Vraag")

    box.fill(typed)
    box.press("Tab")

    expect(asked.get_by_role("alert")).to_contain_text(f"“{typed}” is geen datum")
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(box).to_have_value(typed)
    gallery.fills(None)


def test_a_chosen_date_is_written_out_in_the_readers_language(gallery: Gallery) -> None:
    expect(gallery.asks({"type": "datepicker"}, "2026-11-24").get_by_role("textbox")).to_have_value(
        "dinsdag 24 november 2026"
    )
    expect(
        gallery.asks({"type": "datepicker"}, "2026-11-24", locale="en-GB").get_by_role("textbox")
    ).to_have_value(re.compile("^Tuesday,? 24 November 2026$"))


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        ([], "2026-11-23"),
        (["ArrowRight"], "2026-11-24"),
        (["ArrowDown", "ArrowLeft"], "2026-11-29"),
        (["PageDown"], "2026-12-23"),
        (["Home", "ArrowUp"], "2026-11-16"),
        (["End", "ArrowRight"], "2026-11-30"),
    ],
)
def test_the_calendar_is_walked_with_the_keyboard(gallery: Gallery, keys: list[str], day: str) -> None:
    asked = gallery.asks({"type": "datepicker"})
    asked.get_by_role("textbox").press("ArrowDown")
    expect(gallery.page.locator(".day:focus")).to_have_attribute("data-date", "2026-11-23")

    for key in keys:
        gallery.page.keyboard.press(key)
    gallery.page.keyboard.press("Enter")

    gallery.fills(day)
    expect(gallery.page.get_by_role("grid")).to_have_count(0)


def test_the_calendar_knows_short_months(gallery: Gallery) -> None:
    asked = gallery.asks({"type": "datepicker"}, "2027-01-31")
    asked.get_by_role("button", name="Kalender openen").click()

    gallery.page.get_by_role("button", name="Volgende maand").click()

    assert gallery.page.locator(".day").count() == 28
    assert gallery.page.locator(".day[tabindex='0']").get_attribute("data-date") == "2027-02-28"


@pytest.mark.parametrize(
    ("typed", "time"),
    [("9:20", "09:20"), ("9.20", "09:20"), ("0920", "09:20"), ("17", "17:00"), ("23:59", "23:59")],
)
def test_a_time_can_be_typed_to_the_minute(gallery: Gallery, typed: str, time: str) -> None:
    asked = gallery.asks({"type": "timepicker"})
    box = asked.get_by_role("combobox", name="Vraag")

    box.fill(typed)
    box.press("Tab")

    gallery.fills(time)
    expect(box).to_have_value(time)


def test_a_time_that_does_not_exist_is_not_taken(gallery: Gallery) -> None:
    asked = gallery.asks({"type": "timepicker"}, "09:20")
    box = asked.get_by_role("combobox")

    box.fill("25:00")
    box.press("Tab")

    expect(box).to_have_value("09:20")
    assert gallery.deeds() == []


def test_a_time_of_another_zone_says_so(gallery: Gallery) -> None:
    asked = gallery.asks({"type": "timepicker", "timezone": "America/Curacao"})

    assert "America/Curacao" in asked.inner_text()


def test_a_moment_is_shown_and_kept_in_the_readers_zone(gallery: Gallery) -> None:
    asked = gallery.asks({"type": "datetimepicker"}, MONDAY, zone="America/Curacao")
    expect(asked.get_by_role("combobox")).to_have_value("04:45")

    asked.get_by_role("combobox").fill("05:45")
    asked.get_by_role("combobox").press("Tab")

    gallery.fills(MONDAY + 3600)


def test_half_a_moment_is_no_moment(gallery: Gallery) -> None:
    asked = gallery.asks({"type": "datetimepicker"})

    asked.get_by_role("textbox").fill("2026-11-24")
    asked.get_by_role("textbox").press("Tab")

    expect(asked.get_by_role("status")).to_have_text("Kies een datum en een tijd")
    gallery.fills(None)


def test_an_hour_that_summer_time_skips_cannot_be_chosen(gallery: Gallery) -> None:
    asked = gallery.asks({"type": "datetimepicker"})

    asked.get_by_role("textbox").fill("28-03-2027")
    asked.get_by_role("combobox").fill("02:30")
    asked.get_by_role("combobox").press("Tab")

    expect(asked.get_by_role("status")).to_contain_text("de zomertijd gaat in")
    gallery.fills(None)


def test_radio_buttons_hold_one_choice(gallery: Gallery) -> None:
    options = [
        option("Laag"),
        {"text": words("*Hoog*"), "value": "hoog", "description": words("binnen een _uur_")},
    ]
    asked = gallery.asks({"type": "radio_buttons", "options": options}, "laag")
    expect(asked.get_by_role("radio", name="Laag")).to_be_checked()

    asked.get_by_role("radio", name="Laag").press("ArrowDown")

    gallery.fills("hoog")
    assert asked.locator("strong, em").all_inner_texts() == ["Hoog", "uur"]


def test_checkboxes_keep_the_order_of_the_list(gallery: Gallery) -> None:
    asked = gallery.asks({"type": "checkboxes", "options": KINDS}, ["compliment"])

    asked.get_by_role("checkbox", name="Vraag").check()
    gallery.fills(["vraag", "compliment"])
    asked.get_by_role("checkbox", name="Compliment").uncheck()

    gallery.fills(["vraag"])


@pytest.mark.parametrize(("answer", "value"), [("Nee", "vraag"), ("Ja", "klacht")])
def test_a_choice_that_is_not_confirmed_goes_back(gallery: Gallery, answer: str, value: str) -> None:
    gallery.acts({"type": "radio_buttons", "options": KINDS, "confirm": CONFIRM}, "vraag")

    gallery.page.get_by_role("radio", name="Klacht").check()
    gallery.page.get_by_role("alertdialog").get_by_role("button", name=answer).click()

    expect(gallery.page.locator(f"input[value={value}]")).to_be_checked()


def test_an_input_is_tied_to_its_label_hint_and_problem(gallery: Gallery) -> None:
    asked = gallery.asks(
        {"type": "plain_text_input"},
        block={"hint": plain("Geen namen."), "optional": True},
        errors={"b0": "Vul iets in."},
    )

    box = asked.get_by_role("textbox", name="Vraag (mag leeg)")
    expect(box).to_have_accessible_description("Geen namen. Vul iets in.")
