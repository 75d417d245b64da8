"""A Typst file and data in, a picture out. Reads nothing but this folder, and never the network."""

import io
import json
import unicodedata
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

import typst
from PIL import Image

HERE = Path(__file__).parent
PIXELS_PER_INCH = 144
"""Two pixels a point: sharp on a phone."""
LONGEST = 200
"""Characters of one text; what is longer ends in three dots. Slack's names and our own fields are shorter."""
COLOURS = 256
JOINERS = frozenset("\u200c\u200d")
"""Invisible, and needed inside words and emoji."""


def png(name: str, data: Mapping[str, Any]) -> bytes:
    """The picture of `<name>.typ`."""
    return _desk().submit(_png, name, data).result()


def pdf(name: str, data: Mapping[str, Any]) -> bytes:
    """The same picture, whose words can be searched, copied and read aloud."""
    return _desk().submit(_compiled, name, data, "pdf").result()


@cache
def _desk() -> ThreadPoolExecutor:
    """One picture at a time, on one thread: each thread that ever drew keeps some 50 MB (measured)."""
    return ThreadPoolExecutor(1, thread_name_prefix="picture")


def _png(name: str, data: Mapping[str, Any]) -> bytes:
    """In a palette of its own: a third of the bytes, and nobody sees it."""
    drawn = Image.open(io.BytesIO(_compiled(name, data, "png"))).convert("RGB")
    paper = drawn.getpixel((0, 0))
    small = drawn.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    _keep(small, paper)
    file = io.BytesIO()
    small.save(file, "PNG")
    return file.getvalue()


def _keep(image: Image.Image, paper: Any) -> None:
    """The colour of the corner is exactly as drawn; a palette averages it with its neighbours."""
    corner = image.crop((0, 0, 1, 1)).tobytes()[0]
    palette = image.getpalette() or []
    palette[corner * 3 : corner * 3 + 3] = paper
    image.putpalette(palette)


def _compiled(name: str, data: Mapping[str, Any], form: Any) -> bytes:
    compiler = typst.Compiler(
        str(HERE / f"{name}.typ"), root=str(HERE), font_paths=_fonts(), ignore_system_fonts=True
    )
    drawn = compiler.compile(
        format=form, ppi=PIXELS_PER_INCH, sys_inputs={"picture": json.dumps(_plain(data), ensure_ascii=False)}
    )
    if not isinstance(drawn, bytes):
        raise TypeError(f"{name}.typ is not one page")
    return drawn


@cache
def _fonts() -> typst.Fonts:
    """Ours, and those inside Typst; never those of the machine."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(HERE / "fonts")])


def _plain(value: Any) -> Any:
    """The data with every text as one line of characters that can be drawn."""
    match value:
        case str():
            return _one_line(value)
        case Mapping():
            return {key: _plain(inner) for key, inner in value.items()}
        case list() | tuple():
            return [_plain(inner) for inner in value]
        case _:
            return value


def _one_line(text: str) -> str:
    """Line ends are spaces; what is invisible (and could turn the line around) or half a character goes."""
    spaced = (" " if letter.isspace() else letter for letter in unicodedata.normalize("NFC", text))
    line = " ".join("".join(one for one in spaced if one.isprintable() or one in JOINERS).split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
