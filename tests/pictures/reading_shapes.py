"""The shapes in the PDF of a picture: where each that is filled lies, and in which colour."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.generic import ContentStream

Matrix = tuple[float, ...]
Colour = tuple[float, ...]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""
UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True)
class Shape:
    """`colour` is red, green and blue from 0 to 1."""

    colour: Colour
    box: Box


def shapes(reader: PdfReader) -> list[Shape]:
    """Everything filled on the first page, in the order in which it is painted."""
    painter = _Painter()
    stream = ContentStream(reader.pages[0].get_contents(), reader)
    for operands, operator in stream.operations:
        numbers = [float(one) for one in operands if isinstance(one, int | float)]
        painter.does(bytes(operator), numbers)
    return painter.filled


class _Painter:
    """Follows the operators of a page (ISO 32000-1, annex A) as far as shapes go."""

    def __init__(self) -> None:
        self.filled: list[Shape] = []
        self._saved: list[tuple[Matrix, Colour]] = []
        self._matrix: Matrix = UNMOVED
        self._colour: Colour = (0.0, 0.0, 0.0)
        self._points: list[tuple[float, float]] = []

    def does(self, operator: bytes, numbers: list[float]) -> None:
        if act := ACTS.get(operator):
            act(self, numbers)

    def saves(self, _: list[float]) -> None:
        self._saved.append((self._matrix, self._colour))

    def restores(self, _: list[float]) -> None:
        self._matrix, self._colour = self._saved.pop()

    def moves(self, inner: list[float]) -> None:
        """Both transformations, one after the other."""
        x, y = self._placed(inner[4], inner[5])
        a, b, c, d = self._matrix[:4]
        rows = [(p * a + q * c, p * b + q * d) for p, q in (inner[:2], inner[2:4])]
        self._matrix = (*rows[0], *rows[1], x, y)

    def takes(self, numbers: list[float]) -> None:
        self._colour = tuple(numbers) * (3 if len(numbers) == 1 else 1)

    def draws(self, numbers: list[float]) -> None:
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        self._points += [self._placed(x, y) for x, y in pairs]

    def frames(self, numbers: list[float]) -> None:
        x, y, wide, high = numbers
        self._points += [self._placed(x, y), self._placed(x + wide, y + high)]

    def fills(self, _: list[float]) -> None:
        across, along = zip(*self._points, strict=True)
        self.filled.append(Shape(self._colour, (min(across), min(along), max(across), max(along))))
        self._points = []

    def forgets(self, _: list[float]) -> None:
        self._points = []

    def _placed(self, x: float, y: float) -> tuple[float, float]:
        a, b, c, d, e, f = self._matrix
        return (a * x + c * y + e, b * x + d * y + f)


ACTS: Mapping[bytes, Callable[[_Painter, list[float]], None]] = {
    b"q": _Painter.saves,
    b"Q": _Painter.restores,
    b"cm": _Painter.moves,
    **dict.fromkeys((b"g", b"rg", b"sc", b"scn"), _Painter.takes),
    **dict.fromkeys((b"m", b"l", b"c"), _Painter.draws),
    b"re": _Painter.frames,
    **dict.fromkeys((b"f", b"f*", b"B", b"B*"), _Painter.fills),
    **dict.fromkeys((b"S", b"s", b"n"), _Painter.forgets),
}
