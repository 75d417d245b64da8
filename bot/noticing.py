"""A finding with the sentence that says it, so that who ranks the findings of all chapters need know none."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.findings import Finding
from bot.slack.mrkdwn import line_within, mention
from bot.text_files import COUNT
from bot.texts import Say

NAME = 80
"""Characters of a thing's name in a sentence."""


@dataclass(frozen=True, slots=True)
class Noticed:
    """`told` says the finding in the reader's language, as markup."""

    chapter: str
    finding: Finding
    told: Callable[[Say], str]

    @property
    def name(self) -> str:
        """Which finding of which chapter: "roles.nobody_does"."""
        return f"{self.chapter}.{self.finding.kind}"


def noticed(chapter: str, finding: Finding) -> Noticed:
    """The sentence is `<chapter>.finding.<kind>` in the texts, with its numbers, names and `who`."""
    return Noticed(chapter, finding, lambda say: _sentence(say, chapter, finding))


def _sentence(say: Say, chapter: str, finding: Finding) -> str:
    names = {key: line_within(name, NAME) for key, name in finding.names.items()}
    who = say.list([mention(person) for person in finding.people])
    numbers = {key: one if key == COUNT else say.number(one) for key, one in finding.numbers.items()}
    return say(f"{chapter}.finding.{finding.kind}", who=who, **numbers, **names)
