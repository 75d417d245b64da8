"""Reads `data/limits.yaml`."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from playground.seed import load

Json = dict[str, Any]


@dataclass(frozen=True)
class Limits:
    sizes: Json
    views: Json
    blocks: Json
    elements: Json
    objects: Json
    kinds: Json
    not_drawn: Json

    def most(self, size: str) -> int:
        return int(self.sizes[size]["max"])


@cache
def limits() -> Limits:
    return Limits(**load("limits.yaml"))
