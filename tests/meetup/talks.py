"""Steps that stories of the ten minutes, ideas and blockers take."""

from playground.screen import Seen
from tests.town import Resident, Town


def talk(reader: Resident) -> Seen:
    """The newest message about the ten minutes in the channel."""
    return talks(reader)[-1]


def talks(reader: Resident) -> list[Seen]:
    return [seen for seen in _in_channel(reader) if seen.text.startswith("De tien minuten")]


def _in_channel(reader: Resident) -> list[Seen]:
    return [seen for seen in reader.sees("#social") if not seen.only_you]


def thread(reader: Resident, message: Seen) -> list[Seen]:
    """What stands below a message."""
    return reader.sees("#social", message)[1:]


def starts(person: Resident, town: Town) -> Seen:
    """The ten minutes begin by this person's word."""
    person.types("/smmeetup start", "#social")
    assert town
    return talk(person)


def letters(person: Resident, words: str) -> list[Seen]:
    """What smplan told this person in private about that."""
    return [seen for seen in person.sees("smplan") if words in seen.text]
