"""The story of the demo, as `hospital.yaml` tells it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

Yaml = Mapping[str, Any]

FILE = Path(__file__).with_name("hospital.yaml")
LANGUAGES = {"nl", "en"}


def told(language: str) -> Yaml:
    """The story in that language; what it tells in one language only, as it is."""
    read = yaml.load(FILE.read_text("utf-8"), Loader=yaml.CSafeLoader)
    story: Yaml = _in_language(read, language)
    return story


def _in_language(value: Any, language: str) -> Any:
    if isinstance(value, list):
        return [_in_language(one, language) for one in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == LANGUAGES:
        return value[language]
    return {key: _in_language(one, language) for key, one in value.items()}


def ids(story: Yaml) -> dict[str, str]:
    """The story's names for people, with their ids in Slack."""
    return {person["id"]: person["slack"] for person in story["team"]}
