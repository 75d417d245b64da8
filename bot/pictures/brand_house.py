"""A brand house: belief and promise as its roof, the values as pillars, the proof as its foundation."""

from dataclasses import asdict, dataclass

from bot.pictures import drawing

PILLARS_ABREAST = 5
"""More stand on two floors: narrower ones would break every Dutch word."""


@dataclass(frozen=True, slots=True)
class Pillar:
    """A value with one thing that one does for it, or empty."""

    name: str
    does: str = ""


@dataclass(frozen=True, slots=True)
class BrandHouse:
    """What is empty is drawn as an open place, with `missing` in it.

    Labels are what the parts are called; `language` ("nl" or "en") says where words are broken, and how a
    screen reader speaks the PDF.
    """

    title: str
    subtitle: str
    language: str
    belief_label: str
    belief: str
    promise_label: str
    promise: str
    proof_label: str
    proof: tuple[str, ...]
    pillars: tuple[Pillar, ...] = ()
    missing: str = "…"

    @property
    def floors(self) -> tuple[tuple[Pillar, ...], ...]:
        """The pillars that stand beside each other: one floor, or two that differ by one pillar at most."""
        count = len(self.pillars)
        if count <= PILLARS_ABREAST:
            return (self.pillars,) if self.pillars else ()
        half = (count + 1) // 2
        return (self.pillars[:half], self.pillars[half:])


def brand_house(picture: BrandHouse) -> bytes:
    """The picture as a PNG: a white card that looks the same on Slack's light and dark."""
    return drawing.png("brand_house", told(picture))


def told(picture: BrandHouse) -> dict[str, object]:
    return {**asdict(picture), "floors": [[asdict(one) for one in floor] for floor in picture.floors]}
