"""docs/monitoring.md says what the webhook does: its schema, and its line for a shell."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bot.monitoring.bringing import NotUnderstoodError, brought
from bot.monitoring.webhook_page import signature

PAPER = (Path(__file__).parents[2] / "docs" / "monitoring.md").read_text("utf-8")
LINK = "https://krant.example/1"


@pytest.mark.parametrize(
    "said",
    [
        {"link": LINK},
        {"title": "x", "link": LINK, "published_at": "2026-11-23T09:45:00+01:00", "more": 1},
        {"items": [{"link": LINK}]},
        {"items": []},
        {"title": "x"},
        {"title": 3, "link": LINK},
        {"link": "ftp://x"},
        {"items": [{"link": LINK}] * 101},
        [],
    ],
)
def test_the_schema_takes_what_the_webhook_takes(said: Any) -> None:
    schema = json.loads(re.findall(r"```json\n(.*?)```", PAPER, re.DOTALL)[0])
    try:
        brought(said)
        is_understood = True
    except NotUnderstoodError:
        is_understood = False

    assert jsonschema.Draft202012Validator(schema).is_valid(said) is is_understood


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl here")
def test_the_line_for_a_shell_signs_as_we_check() -> None:
    lines = re.findall(r"```sh\n(.*?)curl", PAPER, re.DOTALL)[0]
    script = (
        lines.replace("SECRET='...'", "SECRET='geheim'")
        + 'printf "%s\\n%s\\n%s" "$STAMP" "$SIGNATURE" "$BODY"'
    )
    told = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True).stdout  # noqa: S603, S607
    stamp, signed, body = told.split("\n", 2)

    assert signed == signature("geheim", stamp, body.encode())
