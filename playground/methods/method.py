"""What a Web API method is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playground.call import Call


@dataclass(frozen=True)
class Method:
    """`scopes`: any one of them is needed (none: no scope). `run` answers, or raises `Refused`."""

    run: Callable[[Call], dict[str, Any]]
    scopes: tuple[str, ...] = ()
