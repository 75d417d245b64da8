"""What stands in a picture, read back from its PDF and its pixels, and pictures of a team to draw."""

import io
import unicodedata
from dataclasses import asdict

from PIL import Image
from pypdf import PdfReader

from bot.pictures import drawing
from bot.pictures.heat_map import HeatMap, HeatRow, Level, Load, Mark, Part, heat_map

LETTERS = {
    Part.DOES: "D",
    Part.DECIDES: "B",
    Part.BACKUP: "V",
    Part.HELPS: "H",
    Part.CONSULTED: "M",
    Part.INFORMED: "I",
}
MARKS = tuple(Mark(part, letter) for part, letter in LETTERS.items())
LEGEND = tuple(
    zip(MARKS, ("doet het", "beslist", "vervangt", "helpt mee", "denkt mee", "hoort het"), strict=True)
)
NAMES = (
    "Noor Pennevree",
    "Wilhelmina van Oude-Nieuwenhuizen",
    "Fatima El Amrani",
    "Bram Kistemaker",
    "Jan-Willem de Vries",
    "Lotte Hoogendoorn-Scharloo",
)
TASKS = ("Toegang en wachtwoorden", "Webcare", "Contentkalender", "Privacycheck")


def matrix(tasks: int, people: int) -> HeatMap:
    """So many tasks and people, in which somebody has a part in two of three."""
    return HeatMap(
        title="Wie doet wat",
        subtitle="Team Sociaal, 24 november 2026",
        language="nl",
        people=tuple(f"{NAMES[at % len(NAMES)]} {at}" for at in range(people)),
        rows=tuple(_row(at, people) for at in range(tasks)),
        legend=LEGEND,
        load_label="doet / beslist",
        loads=tuple(Load(f"{at}/{at + 1}", list(Level)[at % 3]) for at in range(people)),
    )


def _row(task: int, people: int) -> HeatRow:
    cells = tuple(MARKS[(task + at) % 6 : (task + at) % 6 + at % 3] for at in range(people))
    alert = "niemand vervangt" if task % 4 == 0 else None
    return HeatRow(f"{TASKS[task % len(TASKS)]} {task}", cells, "Instagram" if task % 3 == 0 else "", alert)


def with_names(*names: str) -> HeatMap:
    """Each is a person, a task, a channel and a warning."""
    cells = tuple((MARKS[0],) for _ in names)
    rows = tuple(HeatRow(name, cells, name, name) for name in names)
    return HeatMap(names[0], names[0], "nl", names, rows)


def pixels(picture: HeatMap) -> Image.Image:
    return Image.open(io.BytesIO(heat_map(picture))).convert("RGB")


def page(picture: HeatMap) -> PdfReader:
    return PdfReader(io.BytesIO(drawing.pdf("heat_map", asdict(picture))))


def words(picture: HeatMap) -> str:
    """All that is written in it, without spaces: where lines and words end is up to the layout."""
    return squeezed(page(picture).pages[0].extract_text(orientations=(0, 90, 180, 270)))


def squeezed(text: str) -> str:
    """Without what a layout adds between letters."""
    return "".join(
        one for one in unicodedata.normalize("NFKC", text) if not one.isspace() and one not in "\u200b\u00ad"
    )
