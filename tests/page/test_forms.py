"""Forms, by hand and against a real app: what it is sent is what the person filled in."""

from collections.abc import Callable

from playwright.sync_api import expect

from playground.running import Playground
from tests.page.sample_app import SampleApp
from tests.page.window import Window

SENT = {
    "title": {"type": "plain_text_input", "value": "Rooster"},
    "text": {"type": "plain_text_input", "value": "Vraagt om\n24 uur"},
    "mail": {"type": "email_text_input", "value": "a@b.nl"},
    "link": {"type": "url_text_input", "value": "https://voorbeeld.nl/x"},
    "count": {"type": "number_input", "value": "7"},
    "who": {"type": "users_select", "selected_user": "U0DEMO005"},
    "all": {"type": "multi_users_select", "selected_users": ["U0DEMO010", "U0DEMO001"]},
    "where": {"type": "conversations_select", "selected_conversation": "C0DEMO01"},
    "room": {"type": "channels_select", "selected_channel": "C0DEMO00"},
    "day": {"type": "datepicker", "selected_date": "2026-11-27"},
    "time": {"type": "timepicker", "selected_time": "09:20"},
    "when": {"type": "datetimepicker", "selected_date_time": 1795602300},  # 25 November 11:25 in Amsterdam
}
CHOSEN = {"kind": "klacht", "topics": ["leren", "werven"], "urgency": "hoog", "days": ["dinsdag"]}


def fill_everything(window: Window) -> None:
    typed = {
        "Titel": "Rooster",
        "Parafrase": "Vraagt om\n24 uur",
        "E-mail": "a@b.nl",
        "Link": "https://voorbeeld.nl/x",
        "Aantal": "7",
        "Dag": "27-11-2026",
        "Wanneer": "25-11-2026",
    }
    for label, text in typed.items():
        window.field(label).locator(".typed").fill(text)
    chosen = {
        "Soort": ["Klacht"],
        "Onderwerpen": ["Leren", "Werven"],
        "Wie": ["Noor"],
        "Allemaal": ["Oliver", "Sanne"],
        "Waar": ["#social"],
        "Kanaal": ["#algemeen"],
        "Tijd": ["09:20"],
        "Wanneer": ["11:25"],
    }
    for label, wanted in chosen.items():
        window.chooses(label, *wanted)
    window.field("Spoed").get_by_role("radio", name="Hoog").check()
    window.field("Dagen").get_by_role("checkbox", name="Dinsdag").check()


def values_of(held: dict[str, dict[str, object]]) -> dict[str, object]:
    """The values of the options chosen, of those inputs that hold options."""
    found: dict[str, object] = {}
    for block, value in held.items():
        match value:
            case {"selected_option": {"value": chosen}}:
                found[block] = chosen
            case {"selected_options": [*chosen]}:
                found[block] = [each["value"] for each in chosen if isinstance(each, dict)]
    return found


def test_every_input_filled_in_by_hand_is_what_the_app_is_sent(
    noor: Window, app: SampleApp, slack: Playground
) -> None:
    noor.opens_form("/proef form")

    fill_everything(noor)
    noor.submits()

    expect(noor.form).to_have_count(0)
    [sent] = app.sent
    assert {block: value for block, value in sent.items() if block in SENT} == SENT
    assert values_of(sent) == CHOSEN
    assert slack.complaints == []


def test_initial_values_are_shown_and_sent_untouched(noor: Window, app: SampleApp) -> None:
    noor.opens_form("/proef filled")
    shown = {"Titel": "Een titel", "Aantal": "3", "Dag": "vrijdag 27 november 2026"}
    for label, text in shown.items():
        expect(noor.field(label).locator(".typed")).to_have_value(text)
    expect(noor.field("Soort").get_by_role("combobox")).to_have_value("Klacht")
    expect(noor.field("Wie").get_by_role("combobox")).to_have_value("Bram Zevenklaver")
    expect(noor.field("Allemaal").locator(".chip")).to_have_text(["Noor Pennevree", "Oliver Quillfeather"])
    expect(noor.field("Wanneer").get_by_role("combobox")).to_have_value("11:00")
    expect(noor.field("Dagen").locator("input:checked")).to_have_count(2)

    noor.submits()

    expect(noor.form).to_have_count(0)
    [sent] = app.sent
    assert values_of(sent) == {
        "kind": "klacht",
        "topics": ["delen", "werven"],
        "urgency": "hoog",
        "days": ["maandag", "woensdag"],
    }
    assert sent["when"]["selected_date_time"] == 1795600800


def test_what_slack_refuses_itself_is_told_at_each_field_in_the_persons_language(
    noor: Window, app: SampleApp
) -> None:
    noor.opens_form("/proef form")

    noor.field("E-mail").locator(".typed").fill("geen adres")
    noor.field("Aantal").locator(".typed").fill("12")
    noor.submits()

    expect(noor.field("Titel").get_by_role("alert")).to_have_text("Vul dit veld in.")
    expect(noor.field("E-mail").get_by_role("alert")).to_have_text("Vul een geldig e-mailadres in.")
    expect(noor.field("Aantal").get_by_role("alert")).to_have_text("Vul een getal in van hooguit 9.")
    expect(noor.field("Titel").locator(".typed")).to_be_focused()
    expect(noor.field("Aantal").locator(".typed")).to_have_value("12")
    assert app.sent == []


def test_what_the_app_finds_wrong_stands_at_the_right_field_and_nothing_typed_is_lost(
    noor: Window, app: SampleApp
) -> None:
    noor.opens_form("/proef short")
    noor.field("Titel").locator(".typed").fill("fout")
    noor.form.locator(".typed").last.fill("mijn notitie")

    noor.submits()

    expect(noor.field("Titel").get_by_role("alert")).to_have_text("Schrijf iets anders dan fout.")
    expect(noor.form.locator(".typed").last).to_have_value("mijn notitie")
    noor.field("Titel").locator(".typed").fill("goed")
    noor.submits()
    expect(noor.form).to_have_count(0)
    assert [sent["title"]["value"] for sent in app.sent] == ["goed"]
    assert app.sent[0]["note"]["value"] == "mijn notitie"


def test_the_cursor_starts_where_the_app_wants_it(noor: Window) -> None:
    noor.opens_form("/proef short")

    expect(noor.form.locator(".typed").last).to_be_focused()


def test_a_date_that_does_not_exist_is_not_sent(noor: Window, app: SampleApp) -> None:
    noor.opens_form("/proef filled")
    day = noor.field("Dag").locator(".typed")
    day.fill("31-11-2026")

    noor.submits()

    expect(day).to_be_focused()
    expect(noor.field("Dag").get_by_role("alert")).to_contain_text("geen datum")
    assert app.sent == []


def test_an_app_that_does_not_answer_leaves_the_form_and_what_was_typed(noor: Window, app: SampleApp) -> None:
    noor.opens_form("/proef short")
    noor.field("Titel").locator(".typed").fill("bewaar mij")
    app.close()

    noor.submits()

    expect(noor.form.locator(".modal-warning")).to_have_text(
        "Er ging iets mis in de verbinding. Nog eens proberen?"
    )
    expect(noor.field("Titel").locator(".typed")).to_have_value("bewaar mij")
    expect(noor.form.locator(".modal-submit")).not_to_have_attribute("aria-busy", "true")


def test_a_form_stacks_goes_back_and_keeps_what_was_typed_below(noor: Window) -> None:
    noor.opens_form("/proef stack")
    noor.field("Naam").locator(".typed").fill("Bram")

    noor.form.get_by_role("button", name="Stapel").click()
    expect(noor.form.get_by_role("heading")).to_have_text("Tweede")
    noor.form.locator(".modal-cancel").click()

    expect(noor.form.get_by_role("heading")).to_have_text("Eerste")
    expect(noor.field("Naam").locator(".typed")).to_have_value("Bram")


def test_a_form_can_turn_into_another_and_close_everything(noor: Window) -> None:
    noor.opens_form("/proef stack")
    noor.field("Naam").locator(".typed").fill("Bram")

    noor.submits()
    expect(noor.form).to_contain_text("Dag Bram.")
    noor.submits()

    expect(noor.form).to_have_count(0)


def test_the_cross_closes_a_whole_stack(noor: Window, slack: Playground) -> None:
    noor.opens_form("/proef stack")
    noor.form.get_by_role("button", name="Stapel").click()
    expect(noor.form.get_by_role("heading")).to_have_text("Tweede")

    noor.form.locator(".modal-close").click()

    expect(noor.form).to_have_count(0)
    assert slack.person("noor").forms == []


def test_a_form_that_the_app_renews_keeps_what_is_being_typed_and_the_cursor(noor: Window) -> None:
    noor.opens_form("/proef stack")
    box = noor.field("Naam").locator(".typed")
    box.press_sequentially("Br")
    button = noor.form.get_by_role("button", name="Ververs")

    button.evaluate("button => button.click()")
    box.press_sequentially("am")

    expect(noor.form).to_contain_text("Ververst.")
    expect(box).to_have_value("Bram")
    expect(box).to_be_focused()


def test_escape_closes_the_form_on_top_and_an_open_list_first(noor: Window) -> None:
    noor.opens_form("/proef form")
    noor.field("Soort").get_by_role("combobox").click()
    expect(noor.page.get_by_role("listbox")).to_have_count(1)

    noor.page.keyboard.press("Escape")
    expect(noor.page.get_by_role("listbox")).to_have_count(0)
    expect(noor.form).to_be_visible()
    noor.page.keyboard.press("Escape")

    expect(noor.form).to_have_count(0)


def test_a_form_that_is_open_stays_open_after_the_page_is_loaded_again(noor: Window) -> None:
    noor.opens_form("/proef short")
    with noor.page.expect_response("**/my/fill"):
        noor.field("Titel").locator(".typed").fill("bewaar mij")

    noor.page.reload()

    expect(noor.field("Titel").locator(".typed")).to_have_value("bewaar mij")


def test_pressing_submit_twice_sends_once(noor: Window, app: SampleApp) -> None:
    noor.opens_form("/proef filled")

    noor.form.locator(".modal-submit").evaluate("button => { button.click(); button.click(); }")

    expect(noor.form).to_have_count(0)
    assert len(app.sent) == 1


def test_a_form_is_open_for_the_person_who_asked_only(noor: Window, opens: Callable[..., Window]) -> None:
    oliver = opens("oliver")

    noor.opens_form("/proef short")

    expect(oliver.form).to_have_count(0)
