"""Publishing: the plan in the channel as a message and a canvas, and every version kept."""

from datetime import timedelta

import pytest

from playground.screen import Seen
from storage import duties, versions
from storage.audiences import AUDIENCE, of_team
from storage.changes import Change
from storage.duties import Part, Scope
from storage.people import Team
from storage.posts import Post, Status
from tests.plan.whole import SENTENCE, whole_plan
from tests.team.founding import SMPLAN, team_in, told_privately
from tests.town import Resident, Town

READ_ONLY = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
def team(town: Town) -> Team:
    """A team whose plan is whole, and of which nothing was published."""
    team = team_in(town)
    whole_plan(town, team)
    return team


def previews(person: Resident) -> Seen:
    person.types("/smplan publiceren", "#social")
    return told_privately(person)


def publishes(person: Resident, preview: Seen | None = None) -> None:
    person.presses("Nu publiceren", preview or previews(person), confirms=True)


def announced(person: Resident) -> list[str]:
    return [one.text for one in person.sees("#social") if "gepubliceerd door" in one.text]


def changes_an_audience(town: Town, team: Team, name: str) -> None:
    with town.bot.office.transaction() as session:
        of_team(session, team)[0].name = name
        bram = town.person("Bram").id
        session.add(Change(team_id=team.id, thing=AUDIENCE, thing_id=1, by=bram, at=town.now, did="changed"))


@READ_ONLY
def test_without_anything_filled_in_there_is_nothing_to_publish(town: Town) -> None:
    team_in(town)
    sanne = town.person("Sanne")

    preview = previews(sanne)

    assert "Er is nog niets om te publiceren. Begin met stap 1" in preview.text
    assert "Nu publiceren" not in preview.buttons


def test_the_first_version_is_announced_and_stands_in_a_canvas(town: Town, team: Team) -> None:
    sanne, noor = town.person("Sanne"), town.person("Noor")
    assert "Dit wordt versie 1" in previews(sanne).text

    publishes(sanne)

    [text] = announced(noor)
    assert "Het plan van social, versie 1 is gepubliceerd door @Sanne Wolkendam" in text
    assert SENTENCE in text
    assert "Voor: Nieuwe collega's in hun eerste 100 dagen" in text
    canvas = noor.reads_canvas("#social").text
    assert "Recht door zee" in canvas
    assert "@Bram Zevenklaver" in canvas
    assert [one for one in sanne.sees("#social") if one.only_you and "Versie 1 geldt nu" in one.text]
    with town.bot.office.reading() as session:
        version = versions.active(session, team)
    assert version is not None
    assert version.number == 1


@READ_ONLY
def test_what_changed_since_is_shown_and_the_canvas_is_written_anew(town: Town, team: Team) -> None:
    sanne = town.person("Sanne")
    publishes(sanne)
    assert "sindsdien is er niets veranderd" in previews(sanne).text

    changes_an_audience(town, team, "Starters in de zorg")
    assert "Doelgroep gewijzigd: Starters in de zorg" in previews(sanne).text
    publishes(sanne)

    assert "versie 2" in announced(sanne)[-1]
    assert "Starters in de zorg" in sanne.reads_canvas("#social").text


def test_two_people_publish_and_the_second_hears_who_was_first(town: Town, team: Team) -> None:
    sanne, bram = town.person("Sanne"), town.person("Bram")
    hers, his = previews(sanne), previews(bram)

    publishes(sanne, hers)
    publishes(bram, his)

    assert len(announced(sanne)) == 1
    assert "@Sanne Wolkendam publiceerde intussen versie 1" in told_privately(bram).text
    with town.bot.office.reading() as session:
        assert versions.highest(session, team) == 1


@READ_ONLY
@pytest.mark.usefixtures("team")
def test_pressed_twice_it_is_published_once(town: Town) -> None:
    sanne = town.person("Sanne")
    preview = previews(sanne)

    publishes(sanne, preview)
    publishes(sanne, preview)

    assert len(announced(sanne)) == 1


@READ_ONLY
@pytest.mark.usefixtures("team")
def test_without_canvases_a_file_comes_and_one_sentence_says_why(town: Town) -> None:
    town.slack.app("deny", scopes=["canvases:write"])
    sanne = town.person("Sanne")

    publishes(sanne)

    [file] = [file for one in sanne.sees("#social") for file in one.files]
    text = sanne.fetches(file).decode()
    assert text.startswith("# Het plan van social\n")
    assert "| Recht door zee | We zeggen wat er echt speelt, ook als het schuurt. |" in text
    assert [one for one in sanne.sees("#social") if one.only_you and "canvases:write" in one.text]


@READ_ONLY
def test_who_does_a_task_on_some_days_or_for_a_channel_is_named(town: Town, team: Team) -> None:
    sanne, noor, bram = (town.person(name) for name in ("Sanne", "Noor", "Bram"))
    with town.bot.office.transaction() as session:
        duties.replace_roster(session, team, duties.WEBCARE, [(0, noor.id), (1, bram.id), (2, noor.id)])
        duties.fill(session, team, "publishing", Scope("linkedin"), [(Part.DOES, bram.id, "")])

    publishes(sanne)
    sanne.presses("Tekstbestand", previews(sanne))

    [file] = sanne.last(SMPLAN).files
    text = sanne.fetches(file).decode()
    assert "| webcare | Noor Pennevree en Bram Zevenklaver |" in text
    assert "| plaatsen | Bram Zevenklaver |" in text


@READ_ONLY
@pytest.mark.usefixtures("team")
def test_the_sponsor_gets_one_page_and_the_file_comes_privately(town: Town) -> None:
    sanne = town.person("Sanne")
    publishes(sanne)
    sanne.presses("Pdf, één pagina", previews(sanne))

    [page] = sanne.last(SMPLAN).files

    made = sanne.fetches(page)
    assert made.startswith(b"%PDF")
    assert made.count(b"/Type /Page\n") + made.count(b"/Type/Page/") + made.count(b"/Type /Page ") == 1
    assert not [one for one in town.person("Noor").sees("#social") if one.files]


@READ_ONLY
def test_versions_are_compared_and_an_older_one_may_hold_again(town: Town, team: Team) -> None:
    sanne, bram = town.person("Sanne"), town.person("Bram")
    publishes(sanne)
    changes_an_audience(town, team, "Starters in de zorg")
    publishes(bram)
    sanne.types("/smplan versies", "#social")
    listed = told_privately(sanne)
    assert "Versie 2, maandag 23 november 2026, door @Bram Zevenklaver. Deze geldt." in listed.text

    sanne.presses("Laten gelden", listed, confirms=True)

    assert "Versie 1 geldt nu en staat in" in told_privately(sanne).text
    assert "Starters in de zorg" not in sanne.reads_canvas("#social").text
    sanne.types("/smplan", "#social")
    assert "Versie 1 geldt." in told_privately(sanne).text


@READ_ONLY
def test_what_the_plan_leaves_open_is_no_reason_not_to_publish_while_there_is_something_new(
    town: Town, team: Team
) -> None:
    sanne = town.person("Sanne")
    with town.bot.office.transaction() as session:
        tomorrow = town.now + timedelta(days=1)
        post = Post(team_id=team.id, title="Liftfoto", created_at=town.now, created_by=sanne.id)
        post.status, post.publish_at = Status.DRAFT, tomorrow
        session.add(post)
    sanne.types("/smplan", "#social")
    assert "Liftfoto" in told_privately(sanne).text
    before = previews(sanne).text
    assert "Publiceren kan gewoon. Dit staat nog open:" in before
    assert "Liftfoto" not in before

    publishes(sanne)

    after = previews(sanne).text
    assert "Dit staat nog open:" in after
    assert "Publiceren kan gewoon" not in after


@READ_ONLY
def test_after_half_a_year_coordinators_are_asked_once_and_hear_what_changed(town: Town, team: Team) -> None:
    sanne = town.person("Sanne")
    publishes(sanne)
    changes_an_audience(town, team, "Starters in de zorg")
    before = len(sanne.sees(SMPLAN))

    town.passes(days=181)
    assert len(sanne.sees(SMPLAN)) == before
    town.passes(days=1)
    town.passes(hours=30)

    asked = [one for one in sanne.sees(SMPLAN) if "Klopt het plan nog?" in one.text]
    assert len(asked) == 1
    assert "Doelgroep gewijzigd: Starters in de zorg" in asked[0].text


@pytest.mark.traced
@READ_ONLY
def test_a_version_that_holds_again_is_gone_through_half_a_year_later(town: Town, team: Team) -> None:
    sanne = town.person("Sanne")
    publishes(sanne)
    changes_an_audience(town, team, "Starters in de zorg")
    publishes(sanne)
    sanne.types("/smplan versies", "#social")
    sanne.presses("Laten gelden", told_privately(sanne), confirms=True)

    town.passes(days=182)
    town.passes(hours=30)

    assert len([one for one in sanne.sees(SMPLAN) if "Klopt het plan nog?" in one.text]) == 1


@READ_ONLY
def test_history_says_who_did_what(town: Town, team: Team) -> None:
    sanne = town.person("Sanne")
    changes_an_audience(town, team, "Starters in de zorg")
    publishes(sanne)

    sanne.types("/smplan geschiedenis", "#social")

    lines = told_privately(sanne).text
    assert "plan gepubliceerd door @Sanne Wolkendam" in lines
    assert "doelgroep gewijzigd door @Bram Zevenklaver" in lines


@READ_ONLY
@pytest.mark.usefixtures("team")
def test_who_is_not_in_the_team_publishes_nothing_with_an_old_button(town: Town) -> None:
    sanne, yara = town.person("Sanne"), town.person("Yara")
    publishes(sanne)
    shown = sanne.finds("versie 1", "#social")

    yara.presses("Tekstbestand", shown)

    assert "Vraag een coördinator" in yara.last("#social").text or "@Sanne" in yara.last("#social").text
