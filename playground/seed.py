"""Builds the world a playground starts with, from `data/`."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from playground.clock import Clock
from playground.manifest import Manifest
from playground.settings import Settings
from playground.world import Channel, Installation, Message, Person, Workspace, World

DATA = Path(__file__).parent / "data"
APP_ID = "A0SMPLAN01"
LOCALES = {"nl": "nl-NL", "en": "en-GB"}
COLOURS = ("9f69e7", "4bbe2e", "e7392d", "3c989f", "674b1b", "e96699", "e0a729", "5870dd", "bb86b7", "a63024")

Row = dict[str, Any]


@cache
def load(name: str) -> Any:
    """The rows of a file in `data/`, read once; whoever gets them leaves them as they are."""
    text = (DATA / name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)


def build_world(settings: Settings, clock: Clock, manifest: Manifest, scopes: set[str]) -> World:
    """The demo's (or an empty) workspace first; a second one of strangers when more are asked."""
    rows = _in_language(load("workspaces.yaml"), settings.language)
    world = World()
    for name in ["empty" if settings.empty else "demo", "second"][: settings.workspaces]:
        row = {**rows[name], "people": _people(rows[name], settings.language)}
        workspace = _workspace(row, clock, manifest, scopes)
        world.workspaces[workspace.id] = workspace
    return world


def _in_language(value: Any, language: str) -> Any:
    """A text told in both languages becomes that text, at whatever depth."""
    if isinstance(value, list):
        return [_in_language(one, language) for one in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == LOCALES.keys():
        return value[language]
    return {key: _in_language(one, language) for key, one in value.items()}


def _people(row: Row, language: str) -> list[Row]:
    """Of a Dutch organisation some speak English; of an English one nobody speaks Dutch."""
    told = _in_language(row.get("people") or load("hospital.yaml")["team"], language)
    return [{**person, "lang": "en"} if language == "en" else person for person in told]


def _workspace(row: Row, clock: Clock, manifest: Manifest, scopes: set[str]) -> Workspace:
    bot = row["bot"]
    workspace = Workspace(
        row["id"],
        row["name"],
        row["domain"],
        Installation(APP_ID, bot["user"], bot["bot_id"], bot["token"], set(scopes)),
    )
    people = row["people"]
    for number, person in enumerate(people):
        _add_person(workspace, person, COLOURS[number % len(COLOURS)])
    workspace.people[row["admin"]].is_admin = True
    workspace.people[bot["user"]] = _bot(workspace, manifest)
    by_name = {person["id"]: person["slack"] for person in people}
    for channel in row["channels"]:
        _add_channel(workspace, channel, by_name, int(clock.now()))
    for message in row["messages"]:
        _add_message(workspace, message, by_name, clock.now())
    return workspace


def _add_person(workspace: Workspace, row: Row, colour: str) -> None:
    workspace.people[row["slack"]] = Person(
        id=row["slack"],
        team=workspace.id,
        name=row["id"],
        real_name=row["name"],
        display_name=row["name"],
        title=row["job"],
        zone=row["tz"],
        locale=LOCALES[row["lang"]],
        colour=colour,
    )


def _bot(workspace: Workspace, manifest: Manifest) -> Person:
    name = manifest.name
    installation = workspace.installation
    return Person(
        installation.bot_user, workspace.id, name.lower(), name, "", zone="America/Los_Angeles", is_bot=True
    )


def _add_channel(workspace: Workspace, row: Row, by_name: dict[str, str], now: int) -> None:
    everyone = list(by_name.values())
    members = everyone if row["members"] == "everyone" else [by_name[name] for name in row["members"]]
    if row["bot"]:
        members = [*members, workspace.installation.bot_user]
    workspace.channels[row["id"]] = Channel(
        id=row["id"],
        team=workspace.id,
        name=row["name"],
        kind=row["kind"],
        creator=members[0],
        created=now - 90 * 86_400,
        topic=row["topic"],
        is_general=row.get("general", False),
        is_archived=row.get("archived", False),
        members=list(members),
    )


def _add_message(workspace: Workspace, row: Row, by_name: dict[str, str], now: float) -> None:
    ts = f"{int(now - row['hours'] * 3600)}.000100"
    channel = workspace.channels[row["channel"]]
    channel.keep(Message(ts, channel.id, by_name[row["by"]], row["text"]))
    for member in channel.members:
        workspace.last_read[member, channel.id] = ts
