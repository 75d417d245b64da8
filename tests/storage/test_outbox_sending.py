from datetime import timedelta

import pytest
from sqlalchemy import select

from storage import backlog, outbox, sending, sent
from storage.database import Database
from storage.letters import Trouble
from storage.outbox import Priority
from storage.sending import Pace
from tests.storage.post import LEASE, Post


@pytest.fixture
def post(database: Database) -> Post:
    return Post(database)


def test_a_letter_waits_for_its_moment_on_the_storys_clock(post: Post) -> None:
    post.writes("prompt 7", not_before=post.now + timedelta(hours=1))
    post.real += timedelta(hours=2)
    assert post.takes() == []

    post.now += timedelta(hours=1)
    assert post.keys_taken() == ["prompt 7"]


def test_a_taken_letter_is_not_taken_twice(post: Post) -> None:
    post.writes("prompt 7")

    assert post.keys_taken() == ["prompt 7"]
    assert post.keys_taken() == []


def test_a_channel_hears_its_letters_one_at_a_time_in_the_order_they_were_written(post: Post) -> None:
    for number in range(3):
        post.writes(f"answer {number}")
    first = post.takes()
    assert [errand.letter.key for errand in first] == ["answer 0"]
    assert post.takes() == []

    post.arrive(*first)
    post.passes(2)

    assert post.keys_taken() == ["answer 1"]


def test_channels_and_workspaces_do_not_wait_for_each_other(post: Post) -> None:
    post.writes("one", channel="C1")
    post.writes("two", channel="C2")
    post.writes("three", channel="C1", workspace_id="T2")

    assert post.keys_taken() == ["one", "two", "three"]


def test_a_letter_for_later_lets_others_pass(post: Post) -> None:
    post.writes("tomorrow", not_before=post.now + timedelta(days=1))
    post.writes("today")

    assert post.keys_taken() == ["today"]


def test_pings_go_before_prompts(post: Post) -> None:
    post.writes("prompt", channel="C1", priority=Priority.PROMPT)
    post.writes("card", channel="C2")
    post.writes("ping", channel="U1", priority=Priority.PING)

    assert post.keys_taken(limit=2) == ["ping", "card"]


def test_a_channel_rests_a_second_between_two_posts_but_not_before_a_change(post: Post) -> None:
    post.writes("case 12 open", subject="case 12 card")
    post.arrive(*post.takes())
    post.writes("case 13 open", subject="case 13 card")
    assert post.takes() == []
    post.passes(1.02)
    assert post.takes() == []
    post.passes(0.02)
    post.arrive(*post.takes())

    post.writes("case 12 taken", subject="case 12 card")
    [errand] = post.takes()
    assert errand.place is not None


def test_letters_about_one_subject_go_one_after_another_even_to_another_channel(post: Post) -> None:
    post.writes("case 12 open", subject="case 12 card", channel="C1")
    under_way = post.takes()
    post.writes("case 12 moved", subject="case 12 card", channel="C2")
    assert post.takes() == []

    post.arrive(*under_way)

    [errand] = post.takes()
    assert errand.letter.key == "case 12 moved"
    assert errand.place is None


def test_a_reply_waits_for_its_parent_and_then_knows_where_it_stands(post: Post) -> None:
    post.writes("prompt 7", not_before=post.now + timedelta(minutes=1))
    post.writes("early answer", thread_of="prompt 7")
    post.writes("something else", channel="C1")
    assert post.delivers() == ["something else"]

    post.passes(60)
    post.arrive(*post.takes())
    post.passes(2)

    [errand] = post.takes()
    assert errand.letter.key == "early answer"
    assert errand.parent is not None
    assert (errand.parent.posted_in, errand.parent.ts) == ("in C1", "1.0")


def test_a_reply_fails_with_its_parent(post: Post) -> None:
    post.writes("prompt 7")
    post.writes("answer", thread_of="prompt 7")
    [errand] = post.takes()
    with post.database.transaction() as session:
        assert sent.give_up_orphans(session, post.instant) == []
        sent.refused(session, errand, "is_archived", post.now)

    with post.database.transaction() as session:
        [lost] = sent.give_up_orphans(session, post.instant)

    assert lost.key == "answer"
    assert post.letter("answer").failed_because == "parent_never_came"


def test_a_reply_to_a_withdrawn_parent_fails_too(post: Post) -> None:
    post.writes("prompt 7")
    post.delivers()
    post.withdraws("prompt 7")
    post.writes("answer", thread_of="prompt 7", channel="C2", not_before=post.now + timedelta(hours=1))
    [errand] = post.takes()
    with post.database.transaction() as session:
        sent.withdrawn(session, errand, post.now)
    post.passes(3600)

    with post.database.transaction() as session:
        sent.give_up_orphans(session, post.instant)

    assert post.states()["answer"] == "failed"


def test_a_workspace_that_spent_its_minute_waits_and_another_does_not(post: Post) -> None:
    with post.database.transaction() as session:
        sent.spent(session, {"T1": (300, 0)}, post.real, post.pace)
        sent.spent(session, {"T1": (1, 0)}, post.real, post.pace)
    post.writes("ping", priority=Priority.PING)
    post.writes("elsewhere", workspace_id="T2")
    assert post.keys_taken() == ["elsewhere"]

    post.passes(0.2)
    assert post.keys_taken() == ["ping"]


def test_the_last_fifth_of_a_minute_is_kept_from_prompts(post: Post) -> None:
    with post.database.transaction() as session:
        sent.spent(session, {"T1": (241, 0)}, post.real, post.pace)
    post.writes("prompt", channel="C1", priority=Priority.PROMPT)
    post.writes("ping", channel="U1", priority=Priority.PING)
    assert post.keys_taken() == ["ping"]

    post.passes(0.2)
    assert post.keys_taken() == ["prompt"]


def test_what_was_not_spent_in_time_is_not_saved_up_or_owed(post: Post) -> None:
    with post.database.transaction() as session:
        sent.spent(session, {"T1": (299, 0)}, post.real, post.pace)
        post.passes(3600)
        sent.spent(session, {"T1": (240, 0)}, post.real, post.pace)
    post.writes("prompt", priority=Priority.PROMPT)

    assert post.keys_taken() == ["prompt"]


def test_changes_have_a_minute_of_their_own(post: Post) -> None:
    post.writes("case 12 open", subject="case 12 card")
    post.delivers()
    with post.database.transaction() as session:
        sent.spent(session, {"T1": (0, 49)}, post.real, post.pace)
    post.writes("case 12 taken", subject="case 12 card", channel="C1")
    post.writes("new", channel="C2")
    assert post.keys_taken() == ["new"]

    post.passes(1.25)
    assert post.keys_taken() == ["case 12 taken"]


def test_slow_down_holds_back_the_posts_of_that_workspace_and_not_its_changes(post: Post) -> None:
    post.writes("case 12 open", subject="case 12 card")
    post.delivers()
    with post.database.transaction() as session:
        sent.no_posts_before(session, "T1", post.real + timedelta(seconds=30), post.real)
    post.writes("case 12 taken", subject="case 12 card")
    post.writes("ping", channel="U1", priority=Priority.PING)
    assert post.keys_taken() == ["case 12 taken"]

    post.passes(30)
    assert post.keys_taken() == ["ping", "case 12 taken"]


def test_slow_down_holds_back_the_changes_of_that_workspace_and_not_its_posts(post: Post) -> None:
    post.writes("case 12 open", subject="case 12 card")
    post.delivers()
    with post.database.transaction() as session:
        sent.no_changes_before(session, "T1", post.real + timedelta(seconds=30), post.real)
    post.writes("case 12 taken", subject="case 12 card")
    post.writes("ping", channel="U1")
    assert post.keys_taken() == ["ping"]

    post.passes(31)
    assert "case 12 taken" in post.keys_taken()


def test_a_stopped_workspace_keeps_its_letters_until_it_may_be_tried_again(post: Post) -> None:
    until = post.real + timedelta(minutes=5)
    with post.database.transaction() as session:
        assert sent.stop(session, "T1", "token_revoked", post.now, until)
        assert not sent.stop(session, "T1", "account_inactive", post.now, until)
        assert [row.error for row in backlog.stopped(session)] == ["account_inactive"]
    post.writes("ping")
    post.writes("elsewhere", workspace_id="T2")
    assert post.keys_taken() == ["elsewhere"]

    post.passes(300)
    assert post.keys_taken() == ["ping", "elsewhere"]


def test_a_workspace_that_was_installed_again_goes_on_at_once(post: Post) -> None:
    post.writes("one", workspace_id="T1")
    post.writes("two", workspace_id="T2")
    with post.database.transaction() as session:
        for workspace in ("T1", "T2"):
            sent.stop(session, workspace, "token_revoked", post.now, post.real + timedelta(hours=1))
        sent.resume(session, "T2")
    assert post.keys_taken() == ["two"]

    with post.database.transaction() as session:
        sent.resume_all(session)
    assert post.keys_taken() == ["one"]


def test_what_arrives_ends_the_stop_of_its_workspace_and_the_trouble_of_its_channel(post: Post) -> None:
    post.writes("refused", channel="C1")
    post.writes("refused elsewhere", channel="C2")
    post.writes("well", channel="C1")
    with post.database.transaction() as session:
        for errand in sending.taken(session, post.instant, post.pace, limit=9, lease=LEASE):
            assert sent.refused(session, errand, "is_archived", post.now)
        sent.stop(session, "T1", "token_revoked", post.now, post.real)

    post.delivers()

    with post.database.reading() as session:
        assert [trouble.channel for trouble in session.scalars(select(Trouble))] == ["C2"]
        assert backlog.stopped(session) == []


def test_the_same_trouble_of_a_channel_is_new_only_once(post: Post) -> None:
    told = []
    for key in ("first", "second"):
        post.writes(key)
        with post.database.transaction() as session:
            [errand] = sending.taken(session, post.instant, post.pace, limit=9, lease=LEASE)
            told.append(sent.refused(session, errand, "is_archived", post.now))

    assert told == [True, False]
    assert post.states() == {"first": "failed", "second": "failed"}


def test_a_lease_that_ran_out_makes_the_letter_uncertain_for_the_next_worker(post: Post) -> None:
    post.writes("prompt 7")
    [dead] = post.takes()
    assert not dead.letter.uncertain
    post.passes(19.9)
    assert post.takes() == []
    post.passes(0.1)

    [errand] = post.takes()

    assert errand.letter.uncertain
    assert errand.letter.attempts == 2
    assert errand.letter.tried_at == dead.letter.tried_at


def test_what_a_worker_says_after_its_lease_was_given_to_another_does_not_count(post: Post) -> None:
    post.writes("prompt 7")
    asleep = post.takes()
    post.passes(60)
    awake = post.takes()

    assert post.arrive(*asleep) == set()
    assert post.states() == {"prompt 7": "waiting"}
    assert post.arrive(*awake)
    assert post.states() == {"prompt 7": "sent"}


def test_a_held_letter_keeps_its_turn(post: Post) -> None:
    post.writes("first")
    post.writes("second")
    [errand] = post.takes()
    with post.database.transaction() as session:
        sent.released(session, errand, held_until=post.real + timedelta(seconds=30), uncertain=False)
    post.passes(29)
    assert post.takes() == []

    post.passes(1)
    [errand] = post.takes()
    assert errand.letter.key == "first"
    assert not errand.letter.uncertain


def test_an_uncertain_letter_to_a_person_knows_where_their_messages_stand(post: Post) -> None:
    post.writes("first ping", channel="U1")
    post.delivers()
    post.writes("second ping", channel="U1")
    [errand] = post.takes()
    assert errand.direct is None
    post.passes(60)

    [errand] = post.takes()
    assert errand.direct == "in U1"


def test_repeats_are_counted_on_the_letter(post: Post) -> None:
    post.writes("prompt 7")
    [errand] = post.takes()
    with post.database.transaction() as session:
        sent.repeats(session, errand)
        sent.repeats(session, errand)

    assert post.letter("prompt 7").repeated == 2


def test_a_message_that_is_gone_makes_the_next_letter_post_anew(post: Post) -> None:
    post.writes("case 12 open", subject="case 12 card")
    post.delivers()
    post.writes("case 12 taken", subject="case 12 card")
    [errand] = post.takes()
    with post.database.transaction() as session:
        sent.not_there(session, errand)
        sent.released(session, errand, held_until=None, uncertain=False)

    [errand] = post.takes()
    assert errand.place is None


def test_a_change_ends_its_letter_and_names_the_same_message(post: Post) -> None:
    post.writes("case 12 open", subject="case 12 card")
    post.delivers()
    post.writes("case 12 taken", subject="case 12 card")
    [errand] = post.takes()
    with post.database.transaction() as session:
        sent.changed(session, errand, post.now)

    assert post.letter("case 12 taken").state == "sent"
    assert post.letter("case 12 taken").ts == post.letter("case 12 open").ts


def test_nothing_is_ready_or_coming_in_an_empty_outbox(post: Post) -> None:
    with post.database.reading() as session:
        assert not sending.is_any_ready(session, post.instant, post.pace)
        assert not sending.is_any_coming(session, post.instant, timedelta(days=400))
        assert backlog.due(session, post.now) == backlog.Backlog(0, None)


def test_a_letter_that_waits_for_its_channel_is_coming_but_not_ready(post: Post) -> None:
    post.writes("first")
    post.arrive(*post.takes())
    post.writes("second")
    with post.database.reading() as session:
        assert not sending.is_any_ready(session, post.instant, post.pace)
        assert sending.is_any_coming(session, post.instant, timedelta(seconds=2))

    post.passes(2)
    with post.database.reading() as session:
        assert sending.is_any_ready(session, post.instant, post.pace)


def test_the_backlog_counts_what_should_have_gone_and_since_when(post: Post) -> None:
    since = post.now
    post.writes("old")
    post.passes(600)
    post.writes("new", channel="C2")
    post.writes("tomorrow", not_before=post.now + timedelta(days=1))

    with post.database.reading() as session:
        assert backlog.due(session, post.now) == backlog.Backlog(2, since)


def test_where_a_subject_stands_is_known_once_it_is_there(post: Post) -> None:
    post.writes("prompt 7", channel="U1")
    with post.database.reading() as session:
        assert outbox.posted(session, "T1", "prompt 7") is None
    post.delivers()

    with post.database.reading() as session:
        place = outbox.posted(session, "T1", "prompt 7")
    assert place is not None
    assert (place.channel, place.posted_in, place.ts) == ("U1", "in U1", "1.0")


def test_a_pace_of_ones_own_is_kept(post: Post) -> None:
    post.pace = Pace(between_posts=timedelta(0))
    post.writes("first")
    post.writes("second")
    post.arrive(*post.takes())

    assert post.keys_taken() == ["second"]


def test_a_change_that_waits_for_the_workspaces_minute_lets_posts_pass(post: Post) -> None:
    post.writes("ping 12", channel="U1", subject="case 12 ping")
    post.delivers()
    with post.database.transaction() as session:
        sent.spent(session, {"T1": (0, 60)}, post.real, post.pace)
    post.writes("ping 12 answered", channel="U1", subject="case 12 ping")
    post.writes("ping 13", channel="U1", subject="case 13 ping")

    assert post.keys_taken() == ["ping 13"]


def test_a_change_overtakes_posts_that_wait_for_their_turn(post: Post) -> None:
    post.writes("card 12", subject="case 12 card")
    post.delivers()
    post.writes("answer 1")
    post.writes("answer 2")
    post.writes("card 12 taken", subject="case 12 card")

    assert post.keys_taken() == ["answer 1", "card 12 taken"]


def test_a_turn_in_which_nothing_was_posted_spends_nothing(post: Post) -> None:
    with post.database.transaction() as session:
        sent.spent(session, {}, post.real, post.pace)
    post.writes("prompt", priority=Priority.PROMPT)

    assert post.keys_taken() == ["prompt"]
