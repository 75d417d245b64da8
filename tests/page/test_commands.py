"""Typing in the composer: commands, what it offers, what it refuses."""

from playwright.sync_api import expect

from tests.page.window import Window


def test_a_slash_offers_the_commands_of_the_app_and_of_slack(noor: Window) -> None:
    noor.composer.press_sequentially("/")
    offered = noor.page.get_by_role("option")
    expect(offered.first).to_have_text("/proef form | stack | showlaat zien wat er kan · proef")
    expect(offered.filter(has_text="/invite")).to_have_count(1)

    noor.composer.press_sequentially("pl")

    expect(offered).to_have_text(["/plan why | whohet plan in vijf stappen · proef"])


def test_the_arrows_choose_a_command_and_enter_sends_it(noor: Window) -> None:
    noor.composer.press_sequentially("/p")
    noor.page.keyboard.press("ArrowDown")
    noor.page.keyboard.press("ArrowDown")
    noor.page.keyboard.press("Enter")
    expect(noor.composer).to_have_value("/plan ")

    noor.page.keyboard.press("Enter")

    expect(noor.shows("Het plan").locator("strong")).to_have_text("Het plan")
    expect(noor.composer).to_have_value("")


def test_tab_takes_the_first_that_fits(noor: Window) -> None:
    noor.composer.press_sequentially("/pr")

    noor.page.keyboard.press("Tab")

    expect(noor.composer).to_have_value("/proef ")
    expect(noor.composer).to_be_focused()


def test_a_command_typed_in_full_goes_with_one_enter(noor: Window) -> None:
    noor.types("/proef iets")

    expect(noor.shows("Ik hoorde iets.").locator("em")).to_have_text("iets")


def test_escape_closes_the_list_and_keeps_the_text(noor: Window) -> None:
    noor.composer.press_sequentially("/pl")

    noor.page.keyboard.press("Escape")

    expect(noor.page.get_by_role("option")).to_have_count(0)
    expect(noor.composer).to_have_value("/pl")


def test_an_at_sign_offers_people_and_a_hash_channels(noor: Window) -> None:
    noor.composer.press_sequentially("Dag @oli")
    noor.page.keyboard.press("Tab")
    noor.composer.press_sequentially("in #alg")
    noor.page.keyboard.press("Tab")

    expect(noor.composer).to_have_value("Dag @Oliver Quillfeather in #algemeen ")


def test_an_unknown_command_is_refused_in_words_and_stays(noor: Window) -> None:
    noor.types("/bestaatniet nu")

    expect(noor.page.get_by_role("alert").filter(has_text="/bestaatniet is geen opdracht.")).to_be_visible()
    expect(noor.composer).to_have_value("/bestaatniet nu")


def test_a_command_does_not_work_in_a_thread(noor: Window) -> None:
    noor.acts_on("Op Facebook gaat", "Reageer in gesprek")
    box = noor.thread.locator(".composer-input")
    box.fill("/proef form")
    box.press("Enter")

    expect(noor.thread.get_by_role("alert")).to_have_text(
        "/proef werkt niet in een gesprek. Typ het in het kanaal."
    )


def test_an_app_that_is_silent_is_told_by_slackbot(noor: Window) -> None:
    noor.types("/proef silent")
    expect(noor.page.locator(".composer-send")).to_have_attribute("aria-busy", "true")

    said = noor.page.locator(".message", has=noor.page.get_by_text("Slackbot"))
    expect(said).to_contain_text("/proef antwoordde niet op tijd.")
    expect(noor.page.locator(".composer-send")).not_to_have_attribute("aria-busy", "true")


def test_shift_enter_begins_a_new_line(noor: Window) -> None:
    noor.composer.press_sequentially("een")
    noor.composer.press("Shift+Enter")
    noor.composer.press_sequentially("twee")
    noor.composer.press("Enter")

    assert noor.shows("twee").locator(".text").inner_text() == "een\ntwee"


def test_what_was_begun_in_one_channel_waits_there(noor: Window) -> None:
    noor.composer.fill("half af")

    noor.goes("algemeen")
    expect(noor.composer).to_have_value("")
    noor.goes("social")

    expect(noor.composer).to_have_value("half af")
