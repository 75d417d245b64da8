"""The story of the demo, as `hospital.yaml` tells it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

Yaml = Mapping[str, Any]

FILE = Path(__file__).with_name("hospital.yaml")


def told() -> Yaml:
    story: Yaml = yaml.safe_load(FILE.read_text("utf-8"))
    return story


def ids(story: Yaml) -> dict[str, str]:
    """The story's names for people, with their ids in Slack."""
    return {person["id"]: person["slack"] for person in story["team"]}


def words(value: Any, language: str) -> str:
    """The text in that language; what was told in one language only, as it is."""
    return str(value[language] if isinstance(value, dict) else value)
