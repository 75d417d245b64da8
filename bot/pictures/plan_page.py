"""The plan on one page of A4, for a sponsor who has one minute."""

from dataclasses import asdict, dataclass

from bot.pictures import drawing


@dataclass(frozen=True, slots=True)
class IssueShown:
    """`line` says from where to where; `share` (0 to 100) how far it is, None when that is not known."""

    sentence: str
    line: str
    share: int | None = None


@dataclass(frozen=True, slots=True)
class Pillar:
    name: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing, and what is said of it in a line."""

    name: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What the parts of the page are called, in the reader's language."""

    why: str
    who: str
    what: str
    how: str
    roles: str
    conditions: str
    nothing: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Lists are cut by the caller to what one page holds; letters shrink before a page breaks."""

    title: str
    subtitle: str
    language: str
    words: Words
    issues: tuple[IssueShown, ...] = ()
    belief: str = ""
    promise: str = ""
    pillars: tuple[Pillar, ...] = ()
    proof: tuple[str, ...] = ()
    audiences: tuple[Named, ...] = ()
    channels: tuple[Named, ...] = ()
    roles: tuple[Named, ...] = ()
    blocks: tuple[Named, ...] = ()
    foot: str = ""


def plan_page_pdf(page: PlanPage) -> bytes:
    """One page of A4, whose words can be searched, copied and read aloud."""
    return drawing.pdf("plan_page", asdict(page))
