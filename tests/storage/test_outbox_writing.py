import threading
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from storage import outbox, sent
from storage.database import Database, Row
from storage.letters import Allowance, Lane, StoppedWorkspace, Trouble
from storage.outbox import Letter, NewLetter, Posted
from tests.storage.post import MORNING, Post


@pytest.fixture
def post(database: Database) -> Post:
    return Post(database)


def test_the_same_key_is_one_letter_and_the_first_text_stays(post: Post) -> None:
    assert post.writes("prompt 7", text="Goedemorgen")
    assert not post.writes("prompt 7", text="Goedemorgen, nog eens")

    assert post.letter("prompt 7").text == "Goedemorgen"


def test_a_key_stays_known_after_its_letter_was_sent(post: Post) -> None:
    post.writes("prompt 7")
    post.delivers()

    assert not post.writes("prompt 7")
    assert post.states() == {"prompt 7": "sent"}


def test_two_processes_that_write_a_key_at_once_write_one_letter(post: Post) -> None:
    together = threading.Barrier(8)
    told: list[bool] = []

    def one_writes() -> None:
        together.wait()
        told.append(post.writes("prompt 7"))

    threads = [threading.Thread(target=one_writes) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(told) == [False] * 7 + [True]
    assert list(post.states()) == ["prompt 7"]


def test_another_workspace_may_use_the_same_key(post: Post) -> None:
    assert post.writes("prompt 7", workspace_id="T1")
    assert post.writes("prompt 7", workspace_id="T2")


def test_a_decision_that_is_undone_leaves_no_letter(post: Post) -> None:
    letter = NewLetter(workspace_id="T1", channel="C1", key="k", text="x")

    def decides_and_fails() -> None:
        with post.database.transaction() as session:
            outbox.write(session, letter, MORNING)
            raise LookupError

    with pytest.raises(LookupError):
        decides_and_fails()

    assert post.states() == {}


def test_a_session_knows_whether_it_wrote_a_new_letter(database: Database) -> None:
    letter = NewLetter(workspace_id="T1", channel="C1", key="k", text="x")
    with database.transaction() as session:
        assert not outbox.has_new_letters(session)
        outbox.write(session, letter, MORNING)
        assert outbox.has_new_letters(session)

    with database.transaction() as session:
        outbox.write(session, letter, MORNING)
        assert not outbox.has_new_letters(session)


def test_a_later_letter_about_a_subject_takes_the_place_of_an_unsent_one(post: Post) -> None:
    post.writes("case 12 open", subject="case 12 card")
    post.writes("case 13 open", subject="case 13 card")
    post.writes("case 12 taken", subject="case 12 card")

    assert post.states() == {"case 12 open": "dropped", "case 13 open": "waiting", "case 12 taken": "waiting"}


def test_a_letter_that_is_on_its_way_is_not_dropped_by_a_later_one(post: Post) -> None:
    post.writes("case 12 open", subject="case 12 card")
    under_way = post.takes()
    post.writes("case 12 taken", subject="case 12 card")

    assert post.states() == {"case 12 open": "waiting", "case 12 taken": "waiting"}
    assert post.arrive(*under_way)


def test_a_letter_that_perhaps_arrived_is_not_dropped_by_a_later_one(post: Post) -> None:
    post.writes("case 12 open", subject="case 12 card")
    [errand] = post.takes()
    with post.database.transaction() as session:
        sent.released(session, errand, held_until=None, uncertain=True)
    post.writes("case 12 taken", subject="case 12 card")

    assert post.states()["case 12 open"] == "waiting"


def test_what_was_withdrawn_before_it_was_sent_never_is(post: Post) -> None:
    post.writes("case 12 open", subject="case 12 card")
    post.withdraws("case 12 card")

    assert post.states() == {"case 12 open": "dropped"}
    assert post.takes() == []


def test_what_stands_in_slack_is_withdrawn_by_a_letter_once(post: Post) -> None:
    post.writes("case 12 open", subject="case 12 card")
    post.delivers()

    post.withdraws("case 12 card")
    post.withdraws("case 12 card")

    [errand] = post.takes()
    assert errand.letter.withdraws
    assert errand.place is not None
    assert (errand.place.posted_in, errand.place.ts) == ("in C1", "1.0")


def test_what_is_on_its_way_is_withdrawn_after_it_arrived(post: Post) -> None:
    post.writes("case 12 open", subject="case 12 card")
    under_way = post.takes()
    post.withdraws("case 12 card")
    assert post.takes() == []

    post.arrive(*under_way)

    [errand] = post.takes()
    assert errand.letter.withdraws
    with post.database.transaction() as session:
        sent.withdrawn(session, errand, post.now)
        assert outbox.posted(session, "T1", "case 12 card") is None


def test_a_subject_that_comes_back_after_its_withdrawal_is_shown_again(post: Post) -> None:
    post.writes("case 12 open", subject="case 12 card")
    post.delivers()
    post.withdraws("case 12 card")
    post.writes("case 12 again", subject="case 12 card")

    [errand] = post.takes()
    assert errand.letter.key == "case 12 again"
    assert errand.place is not None


def test_withdrawing_what_nobody_ever_wrote_does_nothing(post: Post) -> None:
    post.withdraws("case 12 card")

    assert post.states() == {}


def test_a_withdrawal_goes_where_the_message_stands_and_not_where_the_team_moved(post: Post) -> None:
    post.writes("case 12 open", subject="case 12 card", channel="C1")
    post.delivers()
    post.writes("case 12 moved", subject="case 12 card", channel="C2")
    post.withdraws("case 12 card")

    [errand] = post.takes()
    assert (errand.letter.channel, errand.letter.withdraws) == ("C1", True)


def test_forgetting_a_subject_takes_the_text_of_what_was_sent_and_leaves_what_waits(post: Post) -> None:
    post.writes("case 12 open", subject="case 12 card", blocks=[{"type": "divider"}])
    post.delivers()
    post.writes("case 12 anonymous", subject="case 12 card")
    with post.database.transaction() as session:
        outbox.forget(session, "T1", "case 12 card")

    assert (post.letter("case 12 open").text, post.letter("case 12 open").blocks) == (None, [])
    assert post.letter("case 12 anonymous").text == "case 12 anonymous"


def test_old_letters_lose_their_text_and_keep_their_key(post: Post) -> None:
    post.writes("old")
    post.delivers()
    post.passes(3600)
    post.writes("new")
    post.delivers()
    with post.database.transaction() as session:
        outbox.forget_before(session, post.now - timedelta(minutes=30))

    assert post.letter("old").text is None
    assert post.letter("new").text == "new"
    assert not post.writes("old")


def test_a_team_is_erased_and_the_other_team_is_not(post: Post) -> None:
    post.writes("of team 1", team_id=1)
    post.writes("of team 2", team_id=2, channel="C2")
    post.delivers()
    with post.database.transaction() as session:
        outbox.erase_team(session, "T1", 1)

    assert list(post.states()) == ["of team 2"]
    with post.database.reading() as session:
        assert [row.subject for row in session.scalars(select(Posted))] == ["of team 2"]


def test_a_workspace_is_erased_and_the_other_workspace_is_not(post: Post) -> None:
    for workspace in ("T1", "T2"):
        post.writes("sent", workspace_id=workspace)
        post.writes("refused", workspace_id=workspace, channel="C9")
    with post.database.transaction() as session:
        for workspace in ("T1", "T2"):
            sent.stop(session, workspace, "token_revoked", post.now, post.real)
            sent.spent(session, {workspace: (1, 1)}, post.real, post.pace)
    for errand in post.takes():
        with post.database.transaction() as session:
            if errand.letter.key == "refused":
                sent.refused(session, errand, "is_archived", post.now)
    post.passes(30)
    post.arrive(*[errand for errand in post.takes() if errand.letter.key == "sent"])
    with post.database.transaction() as session:
        sent.stop(session, "T1", "token_revoked", post.now, post.real)
        sent.stop(session, "T2", "token_revoked", post.now, post.real)
        outbox.erase_workspace(session, "T1")

    tables: list[type[Row]] = [Letter, Posted, Lane, Allowance, StoppedWorkspace, Trouble]
    with post.database.reading() as session:
        kept = {table.__name__: session.scalars(select(table.workspace_id)).all() for table in tables}  # type: ignore[attr-defined] # all six have it
        assert session.scalar(select(func.count()).select_from(Letter)) == 2
    assert {name: set(ids) for name, ids in kept.items()} == {table.__name__: {"T2"} for table in tables}
