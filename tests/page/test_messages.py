"""Messages in channels and threads, as two people in two windows see them."""

from collections.abc import Callable

from playwright.sync_api import expect

from playground.running import Playground
from tests.page.sample_app import SampleApp
from tests.page.window import Window

Opens = Callable[..., Window]


def test_what_one_types_the_other_sees_at_once(opens: Opens) -> None:
    noor, oliver = opens("noor"), opens("oliver")

    noor.types("Dag <Oliver> & @Oliver Quillfeather :tada:")

    seen = oliver.shows("Dag <Oliver> & @Oliver Quillfeather 🎉")
    expect(seen.locator(".sender")).to_have_text("Noor Pennevree")
    expect(seen.locator(".mention-me")).to_have_text("@Oliver Quillfeather")


def test_everybody_reads_times_on_their_own_clock(opens: Opens) -> None:
    noor, oliver, yara = opens("noor"), opens("oliver"), opens("yara")

    noor.types("hoe laat is het?")

    times = [window.shows("hoe laat is het?").locator("time").inner_text() for window in (noor, oliver, yara)]
    assert times == ["09:45", "08:45", "04:45"]


def test_a_changed_message_says_so_and_a_deleted_one_goes(opens: Opens) -> None:
    noor, oliver = opens("noor"), opens("oliver")
    noor.types("met een tiepfout")

    noor.acts_on("met een tiepfout", "Bericht wijzigen")
    box = noor.page.locator(".message textarea")
    box.fill("zonder typefout")
    box.press("Enter")
    expect(oliver.shows("zonder typefout").locator(".edited")).to_have_text("(edited)")
    noor.acts_on("zonder typefout", "Bericht verwijderen")

    expect(oliver.message("zonder typefout")).to_have_count(0)


def test_one_can_only_change_ones_own_messages(opens: Opens) -> None:
    noor = opens("noor")
    message = noor.shows("Goedemorgen. C08")
    message.hover()

    message.locator(".message-more").click()

    expect(noor.page.get_by_role("menuitem")).to_contain_text(
        ["Reageer in gesprek", "Link kopiëren", "Maak een zaak"]
    )


def test_a_thread_opens_beside_the_channel_and_lives(opens: Opens) -> None:
    noor, oliver = opens("noor"), opens("oliver")
    noor.acts_on("Op Facebook gaat", "Reageer in gesprek")
    expect(noor.thread.locator(".composer-input")).to_be_focused()

    noor.page.keyboard.type("Wie belt de OK?")
    noor.page.keyboard.press("Enter")

    bar = oliver.shows("Op Facebook gaat").locator(".thread-bar")
    expect(bar).to_contain_text("1 reply")
    expect(oliver.page.locator(".main .message", has_text="Wie belt de OK?")).to_have_count(0)
    bar.click()
    expect(oliver.thread.locator(".message").last).to_contain_text("Wie belt de OK?")
    oliver.thread.locator(".composer-input").fill("I will.")
    oliver.thread.locator(".composer-input").press("Enter")
    expect(noor.thread.locator(".message").last).to_contain_text("I will.")
    expect(noor.shows("Op Facebook gaat").locator(".thread-bar")).to_contain_text("2 reacties")


def test_a_private_answer_is_seen_by_one_person_and_can_be_dismissed(noor: Window, opens: Opens) -> None:
    oliver = opens("oliver")

    noor.types("/proef private")

    private = noor.shows("Dit zie jij alleen.")
    expect(private.locator(".only-you")).to_have_text("Alleen voor jou zichtbaar")
    noor.types("zie je dat?")
    oliver.shows("zie je dat?")
    expect(oliver.message("Dit zie jij alleen.")).to_have_count(0)
    noor.acts_on("Dit zie jij alleen.", "Bericht weghalen")
    expect(noor.message("Dit zie jij alleen.")).to_have_count(0)


def test_what_the_app_wrote_can_be_used_by_everybody(
    noor: Window, app: SampleApp, opens: Opens, slack: Playground
) -> None:
    oliver = opens("oliver")
    noor.types("/proef show")

    everything = oliver.shows("Alles 🎉")
    everything.get_by_role("button", name="Neem het").click()
    everything.get_by_role("button", name="More actions").click()
    oliver.menu("Overdragen")
    everything.locator(".date-typed").fill("2026-12-01")
    everything.locator(".date-typed").press("Tab")

    slack.waits_until(lambda: len(app.pressed) == 3)
    assert [each["action_id"] for each in app.pressed] == ["take", "more", "move"]
    assert app.pressed[0]["value"] == "12"
    assert app.pressed[1]["selected_option"]["value"] == "overdragen"
    assert app.pressed[2]["selected_date"] == "2026-12-01"


def test_a_confirm_dialog_stands_between_the_press_and_the_app(
    noor: Window, app: SampleApp, slack: Playground
) -> None:
    noor.types("/proef show")
    button = noor.shows("Alles").get_by_role("button", name="Weg ermee")

    button.click()
    noor.page.get_by_role("alertdialog").get_by_role("button", name="Nee").click()
    button.click()
    noor.page.get_by_role("alertdialog").get_by_role("button", name="Doe maar").click()

    slack.waits_until(lambda: app.pressed)
    assert [each["action_id"] for each in app.pressed] == ["drop"]


def test_a_choice_in_a_message_that_is_not_confirmed_is_not_kept(noor: Window, app: SampleApp) -> None:
    noor.types("/proef show")
    box = noor.shows("Alles").get_by_role("combobox")

    box.fill("Klacht")
    box.press("Enter")
    noor.page.get_by_role("alertdialog").get_by_role("button", name="Nee").click()

    expect(box).to_have_value("")
    assert app.pressed == []


def test_a_choice_somebody_is_making_survives_a_reply(noor: Window, slack: Playground) -> None:
    noor.types("/proef show")
    shown = noor.shows("Alles")
    shown.get_by_role("combobox").fill("Kla")
    ts = shown.get_attribute("data-ts")

    slack.post("/my/say", {"person": "U0DEMO001", "channel": "C0DEMO01", "text": "Mooi", "thread_ts": ts})

    expect(shown.locator(".thread-bar")).to_contain_text("1 reactie")
    expect(shown.get_by_role("combobox")).to_be_focused()
    expect(shown.get_by_role("combobox")).to_have_value("Kla")
    expect(noor.page.get_by_role("option")).to_have_text(["Klacht"])


def test_a_message_shortcut_opens_a_form_about_that_message(noor: Window) -> None:
    noor.acts_on("Op Facebook gaat", "Maak een zaak")

    expect(noor.form.locator("blockquote")).to_contain_text("Op Facebook gaat een gerucht rond")


def test_a_global_shortcut_opens_a_form(noor: Window) -> None:
    noor.page.locator(".topbar").get_by_role("button", name="Snelkoppelingen").click()
    noor.menu("Nieuw idee")

    expect(noor.form.get_by_role("heading")).to_have_text("Eerste")


def test_unread_messages_are_counted_until_they_are_read(opens: Opens) -> None:
    noor, oliver = opens("noor"), opens("oliver")
    oliver.goes("algemeen")

    noor.types("één")
    noor.types("twee")

    room = oliver.page.locator(".side-item", has_text="social")
    expect(room.locator(".unread")).to_have_text("2")
    expect(oliver.page).to_have_title("(2) Oliver Quillfeather – Nergenshuizen")
    oliver.goes("social")
    expect(room.locator(".unread")).to_have_count(0)
    expect(oliver.page).to_have_title("Oliver Quillfeather – Nergenshuizen")


def test_who_reads_older_messages_is_not_pulled_away(opens: Opens, slack: Playground) -> None:
    noor = opens("noor", height=330)
    expect(noor.message("Op Facebook gaat")).to_be_in_viewport()
    noor.message("Op Facebook gaat").hover()
    noor.page.mouse.wheel(0, -3000)
    expect(noor.message("De liftfoto")).to_be_in_viewport()

    slack.person("sanne").types("nieuws", "#social")

    newer = noor.page.get_by_role("button", name="Nieuwere berichten hieronder")
    expect(newer).to_be_visible()
    expect(noor.message("De liftfoto")).to_be_in_viewport()
    newer.click()
    expect(noor.message("nieuws")).to_be_in_viewport()


def test_a_permalink_opens_that_message(opens: Opens, slack: Playground) -> None:
    message = slack.person("noor").finds("Op Facebook gaat", "#social")
    noor = opens("noor")

    noor.page.goto(f"{slack.url}/archives/{message.channel}/p{message.ts.replace('.', '')}?as={noor.id}")

    expect(noor.shows("Op Facebook gaat")).to_be_focused()


def test_a_permalink_of_an_answer_opens_its_thread_for_whoever_looked_last(
    opens: Opens, slack: Playground
) -> None:
    sanne = slack.person("sanne")
    parent = sanne.finds("Op Facebook gaat", "#social")
    asked = {"person": sanne.id, "channel": parent.channel, "thread_ts": parent.ts}
    for text in ("eerste antwoord", "tweede antwoord"):
        slack.post("/my/say", {**asked, "text": text})
    link = slack.get("/my/messages", **asked)["messages"][1]["permalink"]
    noor = opens("noor")

    noor.page.goto(link)

    expect(noor.thread.locator(".message", has_text="eerste antwoord")).to_be_focused()
    expect(noor.page.get_by_role("button", name="Je bent Noor Pennevree")).to_be_visible()


def test_one_reads_a_channel_one_is_not_in_and_joins(opens: Opens) -> None:
    noor = opens("noor")
    noor.goes("vacatures")
    expect(noor.page.get_by_text("Je leest #vacatures, maar je zit er niet in.")).to_be_visible()

    noor.page.get_by_role("button", name="Meedoen").click()

    expect(noor.composer).to_be_visible()
    noor.shows("doet nu mee in dit kanaal")


def test_the_app_is_invited_with_one_press(noor: Window) -> None:
    noor.goes("algemeen")

    noor.page.get_by_role("button", name="proef uitnodigen").click()

    expect(noor.page.get_by_role("button", name="proef uitnodigen")).to_have_count(0)
    noor.shows("@proef doet nu mee in dit kanaal")


def test_an_empty_channel_says_so_until_somebody_speaks(opens: Opens) -> None:
    noor = opens("noor")
    noor.page.on("dialog", lambda dialog: dialog.accept("nieuw-idee"))
    noor.page.get_by_role("button", name="Nieuw kanaal").click()
    expect(noor.page.get_by_role("heading", name="nieuw-idee")).to_be_visible()
    expect(noor.page.get_by_text("Hier is nog niets gezegd.")).to_be_visible()

    noor.types("dan begin ik")

    noor.shows("dan begin ik")
    expect(noor.page.get_by_text("Hier is nog niets gezegd.")).to_be_hidden()


def test_an_archived_channel_can_only_be_read(opens: Opens) -> None:
    noor = opens("noor")

    noor.goes("lift-feedback")

    expect(noor.page.get_by_text("Dit kanaal is gearchiveerd.")).to_be_visible()
    expect(noor.composer).to_have_count(0)


def test_one_becomes_somebody_else_from_the_column(opens: Opens) -> None:
    noor = opens("noor")

    noor.page.get_by_role("button", name="Je bent Noor Pennevree").click()
    noor.menu("Oliver Quillfeather")

    expect(noor.page.get_by_role("button", name="You are Oliver Quillfeather")).to_be_visible()


def test_somebody_else_opens_in_a_second_window(opens: Opens) -> None:
    noor = opens("noor")

    noor.page.get_by_role("button", name="Je bent Noor Pennevree").click()
    with noor.context.expect_page() as opened:
        noor.page.get_by_role("menuitem", name="Oliver Quillfeather").click()

    expect(opened.value.get_by_role("button", name="You are Oliver Quillfeather")).to_be_visible()


def test_somebody_who_does_not_exist_is_told_so(opens: Opens, slack: Playground) -> None:
    noor = opens("noor")

    noor.page.goto(f"{slack.url}/?as=U0NIEMAND")

    expect(noor.page.get_by_role("alert")).to_contain_text("There is no person U0NIEMAND.")
    noor.page.get_by_role("link").click()
    expect(noor.composer).to_be_visible()


def test_a_lost_connection_comes_back_with_what_was_missed(opens: Opens, slack: Playground) -> None:
    noor = opens("noor")
    noor.composer.fill("half af")
    noor.context.route_web_socket("**/my/live*", lambda socket: socket.close())
    noor.page.reload()
    noor.composer.fill("half af")
    expect(noor.page.get_by_role("status").filter(has_text="Geen verbinding")).to_be_visible()
    slack.person("sanne").types("gemist bericht", "#social")

    noor.context.unroute_all()
    noor.context.route_web_socket("**/my/live*", lambda socket: socket.connect_to_server())

    noor.shows("gemist bericht")
    expect(noor.page.get_by_text("Geen verbinding")).to_be_hidden()
    expect(noor.composer).to_have_value("half af")
