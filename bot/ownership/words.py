"""Says whose something is, and why: to the person themselves or about them, in one language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from bot.ownership.facts import Being, Whereabouts
from bot.ownership.resolving import Candidate, Resolution
from bot.ownership.tasks import CORE_ROLES, CORE_TASKS
from bot.slack.elements import Option, option
from bot.slack.mrkdwn import Typed, line_within
from bot.texts import Say
from bot.wall_clock import local_day
from storage.channels import USUAL, ChannelNames, Network
from storage.duties import EVERY_DAY, Held, Scope

NAMED = 8
"""People of whom it is said where they are: a reason is read, not studied."""
NAME = 60
"""Characters of a name, of a task of the team's own, and of a role of its own."""

ChannelsByKey = Mapping[str, str]
NO_CHANNELS: ChannelsByKey = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Teller:
    """`names` says what people are called, `zone` whose clock moments are told by, `reader` who is "you",
    `channels` what the team calls its channels.
    """

    say: Say
    names: Mapping[str, str]
    zone: str
    reader: str = ""
    channels: ChannelsByKey = field(default_factory=dict)

    def name(self, user_id: str) -> str:
        return safe(self.names.get(user_id, "?"))

    def because(self, found: Resolution, candidate: Candidate) -> str:
        """Why this person: who stands before them and where those are, then what part they have."""
        passed = [one for one in found.passed_over(candidate) if one.user_id != candidate.in_place_of]
        return sentence([*self._places(passed, found.ask.at), self.part(candidate)])

    def nobody(self, found: Resolution) -> str:
        """Why it is nobody's: where everybody is who could have had it."""
        return sentence(self._places(found.chain, found.ask.at))

    def _places(self, some: Sequence[Candidate], at: datetime) -> list[str]:
        """Where they are; of many the first ones, and how many more."""
        told = [self.where(one, at) for one in some[:NAMED]]
        more = len(some) - NAMED
        return [*told, self.say("ownership.more", count=more)] if more > 0 else told

    def part(self, candidate: Candidate) -> str:
        """Such as "Oliver is vervanger voor webcare"."""
        task, who = self.cell(candidate.cell), self.name(candidate.user_id)
        key = "covers" if candidate.in_place_of else candidate.cell.part
        of = self.name(candidate.in_place_of)
        if candidate.user_id == self.reader:
            return self.say(f"ownership.you.{key}", task=task, of=of)
        return self.say(f"ownership.other.{key}", who=who, task=task, of=of)

    def where(self, candidate: Candidate, at: datetime) -> str:
        """Such as "Noor is weg tot ma 7 dec 09:00"; for who is not in."""
        found = candidate.whereabouts
        values = {
            "day": self.say.weekday(local_day(at, self.zone).weekday()),
            "moment": "" if found.until is None else self.say.short_moment(found.until, self.zone),
        }
        if candidate.user_id == self.reader:
            return self.say(f"ownership.you_are.{_key(found)}", **values)
        return self.say(f"ownership.away.{_key(found)}", who=self.name(candidate.user_id), **values)

    def cell(self, cell: Held) -> str:
        """The task, what of it, and through which role: "webcare (LinkedIn, als webcaremedewerker)"."""
        role = [self.say("ownership.scope.as_role", role=role_name(self.say, cell.role))] if cell.role else []
        return self._task(cell.task, [*scope_parts(self.say, cell.scope, self.channels), *role])

    def _task(self, task: str, parts: list[str]) -> str:
        name = task_name(self.say, task)
        return self.say("ownership.scope.task", task=name, scope=", ".join(parts)) if parts else name


def _key(found: Whereabouts) -> str:
    return "leave_open" if found.being is Being.LEAVE and found.until is None else found.being


def task_name(say: Say, task: str) -> str:
    """A core task in the reader's language; one of the team's own as they call it."""
    return say(f"ownership.task.{task}") if task in CORE_TASKS else safe(task)


def plain_task_name(say: Say, task: str) -> str:
    """The same where nothing is markup, such as in a picture."""
    return say(f"ownership.task.{task}") if task in CORE_TASKS else task


def task_title(say: Say, task: str) -> str:
    """The same at the beginning of a line: "Webcare"; a team's own task as they call it."""
    name = plain_task_name(say, task)
    return name[:1].upper() + name[1:] if task in CORE_TASKS else name


def role_name(say: Say, role: str) -> str:
    """As `task_name`."""
    return say(f"ownership.role.{role}") if role in CORE_ROLES else safe(role)


def plain_role_name(say: Say, role: str) -> str:
    """As `plain_task_name`."""
    return say(f"ownership.role.{role}") if role in CORE_ROLES else role


def scope_parts(say: Say, scope: Scope, channels: ChannelsByKey = NO_CHANNELS) -> list[str]:
    """Channel, topic and weekday, as far as there are any; `channels` says what the team calls its own."""
    return [safe(part) for part in plain_scope_parts(say, scope, channels)]


def plain_scope_parts(say: Say, scope: Scope, channels: ChannelsByKey = NO_CHANNELS) -> list[str]:
    """The same where nothing is markup, such as in a picture."""
    return [
        *([channel_name(say, scope.channel, channels)] if scope.channel else []),
        *([say(f"why.topic.{scope.topic}.option")] if scope.topic else []),
        *([say.weekday(scope.weekday)] if scope.weekday != EVERY_DAY else []),
    ]


def channel_name(say: Say, channel: str, channels: ChannelsByKey) -> str:
    """As the team calls it, as typed; one that is none of theirs by its site, the second one there too."""
    return channels.get(channel) or network_name(say, network_of(channel))


def network_of(channel: str) -> str:
    """The site of a channel, from its key: "linkedin" for "linkedin-2"."""
    site = channel.rpartition("-")[0]
    return site if site in set(Network) else channel


def network_name(say: Say, network: str) -> str:
    """What the site is called; plain text, as it stands in a form."""
    return say(f"ownership.network.{network}.option") if network in set(Network) else network


def channel_options(say: Say, names: ChannelNames, besides: Sequence[Network]) -> list[Option]:
    """To choose one: the team's own channels, as they call them, then these; the usual ones without any.

    The value of each is its key.
    """
    own = [option(Typed(names.ever[key]), key) for key in names.now]
    others = [one for one in besides if one not in names.now] if own else USUAL
    return [*own, *(option(network_name(say, one), one) for one in others)]


def sentence(clauses: Iterable[str]) -> str:
    """Clauses as one sentence: "Noor werkt niet op donderdag; Oliver is vervanger voor webcare."."""
    told = "; ".join(clauses)
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def safe(words: str) -> str:
    """What a person typed, harmless and short, for a sentence."""
    return line_within(words, NAME)
