import pytest

from bot.slack import undelivered
from bot.slack.errors import ADVICE
from bot.texts import every_sentence
from storage import backlog
from storage.letters import Letter
from tests.delivery.office import BRAM, ELSEWHERE, NOOR, OTHER, SOCIAL, STORY_START, VACATURES, PostOffice

KITCHEN = "C0DEMO03"
"""A channel without the bot."""
LIFT = "C0DEMO05"
"""An archived one."""


@pytest.mark.parametrize(
    ("channel", "error"),
    [(KITCHEN, "not_in_channel"), (LIFT, "is_archived"), ("C0NOWHERE", "channel_not_found")],
)
def test_a_final_refusal_is_told_once_and_others_go_on(office: PostOffice, channel: str, error: str) -> None:
    office.writes("first", channel)
    office.writes("second", channel)
    office.writes("other", SOCIAL)
    office.delivers_all()

    assert office.told == [f"first: {error}"]
    assert office.letter("second").failed_because == error
    assert office.shown(SOCIAL) == ["Tekst van other"]
    assert office.shown(office.direct(BRAM)) == [error]
    assert office.counted["failed"] == 2


def test_a_trouble_that_was_over_and_comes_back_is_told_again(office: PostOffice) -> None:
    office.slack.fault("refused", channel=SOCIAL, error="is_archived", times=1)
    office.writes("first")
    office.delivers()
    office.writes("second")
    office.delivers_all()
    office.slack.fault("refused", channel=SOCIAL, error="is_archived", times=1)
    office.writes("third")
    office.delivers_all()

    assert office.told == ["first: is_archived", "third: is_archived"]


def test_a_telling_that_cannot_be_delivered_is_not_told_itself(office: PostOffice) -> None:
    office.slack.fault("refused", channel=BRAM, error="channel_not_found")
    office.writes("first", LIFT)
    office.delivers_all()

    assert office.told == ["first: is_archived"]
    assert office.letter("undelivered:1").failed_because == "channel_not_found"


def test_a_telling_that_fails_in_our_own_code_costs_nobody_a_letter(office: PostOffice) -> None:
    def breaks(*_arguments: object) -> None:
        raise LookupError("no such team")

    office.tells = breaks  # type: ignore[assignment] # the bot's own code may be wrong
    office.delivery = office.another_delivery()
    office.writes("first", LIFT)
    office.writes("second", SOCIAL)
    office.delivers_all()

    assert office.letter("first").state == "failed"
    assert office.shown(SOCIAL) == ["Tekst van second"]


def test_replies_to_a_message_that_was_refused_are_given_up_in_silence(office: PostOffice) -> None:
    office.writes("prompt 7", LIFT)
    office.writes("answer", LIFT, thread_of="prompt 7")
    office.delivers_all()

    assert office.told == ["prompt 7: is_archived"]
    assert office.letter("answer").failed_because == "parent_never_came"


@pytest.mark.parametrize("how", ["revoke", "uninstall"])
def test_a_dead_token_stops_its_workspace_and_keeps_its_letters(office: PostOffice, how: str) -> None:
    office.slack.app(how)
    office.writes("prompt 7", SOCIAL)
    office.writes("ping", NOOR)
    office.writes("elsewhere", OTHER, workspace_id=ELSEWHERE)
    office.delivers_all()

    assert office.shown(OTHER) == ["Tekst van elsewhere"]
    assert {office.letter(key).state for key in ("prompt 7", "ping")} == {"waiting"}
    assert office.told == []
    with office.database.reading() as session:
        [stopped] = backlog.stopped(session)
    assert stopped.error in {"token_revoked", "account_inactive"}


def test_a_workspace_with_a_good_token_again_gets_its_letters(office: PostOffice) -> None:
    office.slack.app("revoke")
    office.writes("prompt 7")
    office.delivers_all()
    office.slack.app("reinstall")
    office.passes(300)
    office.delivers_all()

    assert office.shown() == ["Tekst van prompt 7"]
    with office.database.reading() as session:
        assert backlog.stopped(session) == []


def test_a_bot_that_is_started_with_a_better_token_does_not_wait(office: PostOffice) -> None:
    good = office.tokens["T0DEMO01"]
    office.tokens["T0DEMO01"] = "xoxb-wrong"
    office.writes("prompt 7")
    office.delivers_all()
    office.tokens["T0DEMO01"] = good

    office.delivery.start()
    office.slack.waits_until(lambda: office.shown() == ["Tekst van prompt 7"])
    office.delivery.stop()


def test_a_workspace_where_the_bot_is_not_installed_waits(office: PostOffice) -> None:
    del office.tokens["T0DEMO01"]
    office.writes("prompt 7")
    office.delivers_all()

    assert office.letter("prompt 7").state == "waiting"
    with office.database.reading() as session:
        assert [stopped.error for stopped in backlog.stopped(session)] == ["not_installed"]


def test_a_missing_scope_stops_the_workspace_and_loses_nothing(office: PostOffice) -> None:
    office.slack.app("deny", scopes=["chat:write"])
    office.writes("prompt 7")
    office.delivers_all()
    assert office.letter("prompt 7").state == "waiting"

    office.slack.app("grant", scopes=["chat:write"])
    office.passes(300)
    office.delivers_all()
    assert office.shown() == ["Tekst van prompt 7"]


def test_a_channel_that_is_archived_while_a_card_stands_in_it_is_told(office: PostOffice) -> None:
    office.writes("case 12 open", VACATURES, subject="case 12 card")
    office.delivers()
    office.slack.post("/my/channel", {"person": "U0DEMO001", "channel": VACATURES, "do": "archive"})
    office.writes("case 12 taken", VACATURES, subject="case 12 card")
    office.delivers_all()

    assert office.told == ["case 12 taken: is_inactive"]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_final_refusal_has_a_sentence_that_says_where(language: str) -> None:
    say = every_sentence().say(language)

    for error in (*ADVICE, "never_heard_of"):
        sentence = undelivered.sentence(say, letter_to(LIFT), error)
        assert f"<#{LIFT}>" in sentence, error
        assert not sentence.startswith("slack."), error


def test_somebody_who_left_is_not_called_a_channel() -> None:
    say = every_sentence().say("en")

    sentence = undelivered.sentence(say, letter_to(NOOR), "channel_not_found")

    assert sentence.startswith(f"A message for <@{NOOR}> could not be delivered: this account is deactivated")


def letter_to(channel: str) -> Letter:
    return Letter(
        workspace_id="T1",
        channel=channel,
        key="first",
        subject="first",
        thread_of=None,
        team_id=1,
        priority=1,
        text="Zaak 12",
        blocks=[],
        withdraws=False,
        not_before=STORY_START,
        written_at=STORY_START,
    )
