"""Rules that look at a whole block or element, once each of its parts is right by itself."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bot.slack.checks import Check, Kind, Report, Trail

Parts = Mapping[str, Any]


def either(first: str, second: str) -> Check:
    """One of the two keys, and not both."""

    def check(value: Parts, trail: Trail, report: Report) -> None:
        given = (first in value) + (second in value)
        if given == 0:
            report.add((trail, first), Kind.MISSING, f"needs {first} or {second}")
        elif given == 2:  # noqa: PLR2004 -- both
            report.add((trail, second), Kind.CONFLICT, f"has {first} already")

    return check


def at_least_one(*keys: str) -> Check:
    def check(value: Parts, trail: Trail, report: Report) -> None:
        if not value.keys() & keys:
            report.add((trail, keys[0]), Kind.MISSING, f"needs one of {', '.join(keys)}")

    return check


def ordered(lower: str, higher: str) -> Check:
    """Where both are given, the first is not above the second. Numbers, or numbers written out."""

    def check(value: Parts, trail: Trail, report: Report) -> None:
        if lower in value and higher in value and Decimal(value[lower]) > Decimal(value[higher]):
            report.add((trail, lower), Kind.CONFLICT, f"is above {higher}")

    return check


def typed_length(value: Parts, trail: Trail, report: Report) -> None:
    length = len(value.get("initial_value", ""))
    if length > value.get("max_length", length):
        report.add((trail, "initial_value"), Kind.CONFLICT, "is longer than max_length")


def whole_numbers(value: Parts, trail: Trail, report: Report) -> None:
    for key in ("initial_value", "min_value", "max_value"):
        if not value["is_decimal_allowed"] and "." in value.get(key, ""):
            report.add((trail, key), Kind.CONFLICT, "has a fraction where none is allowed")


def options_differ(value: Parts, trail: Trail, report: Report) -> None:
    """Two options with one value could not be told apart."""
    seen: set[str] = set()
    for where, option in _options_of(value, trail):
        if option["value"] in seen:
            report.add((where, "value"), Kind.DUPLICATE, "another option has this value")
        seen.add(option["value"])


def initial_is_offered(value: Parts, trail: Trail, report: Report) -> None:
    """Slack compares the whole option, text included."""
    offered = [option for _, option in _options_of(value, trail)]
    if "initial_option" in value and value["initial_option"] not in offered:
        report.add((trail, "initial_option"), Kind.CONFLICT, "is not among the options")
    for index, option in enumerate(value.get("initial_options", ())):
        if option not in offered:
            report.add(((trail, "initial_options"), index), Kind.CONFLICT, "is not among the options")


def _options_of(value: Parts, trail: Trail) -> list[tuple[Trail, Mapping[str, Any]]]:
    at: Trail = (trail, "options")
    found: list[tuple[Trail, Mapping[str, Any]]] = [
        ((at, index), option) for index, option in enumerate(value.get("options", ()))
    ]
    for number, group in enumerate(value.get("option_groups", ())):
        at = (((trail, "option_groups"), number), "options")
        found.extend(((at, index), option) for index, option in enumerate(group["options"]))
    return found


def not_too_many_chosen(value: Parts, trail: Trail, report: Report) -> None:
    for key in ("initial_options", "initial_users", "initial_conversations", "initial_channels"):
        if len(value.get(key, ())) > value.get("max_selected_items", 100):
            report.add((trail, key), Kind.CONFLICT, "chooses more than max_selected_items")


def actions_differ(value: Parts, trail: Trail, report: Report) -> None:
    """docs/block-kit/block-elements: an action_id is unique in the block that holds it."""
    seen: set[str] = set()
    for index, element in enumerate(value["elements"]):
        action = element.get("action_id", index)
        if action in seen:
            where: Trail = (((trail, "elements"), index), "action_id")
            report.add(where, Kind.DUPLICATE, "another element of this block has it")
        seen.add(action)


def rows_are_equal(value: Parts, trail: Trail, report: Report) -> None:
    width = len(value["rows"][0])
    for index, row in enumerate(value["rows"]):
        if len(row) != width:
            report.add(((trail, "rows"), index), Kind.CONFLICT, "has another number of cells than the first")


def headings_are_raw(value: Parts, trail: Trail, report: Report) -> None:
    for index, cell in enumerate(value["rows"][0]):
        if cell["type"] == "rich_text":
            where: Trail = ((((trail, "rows"), 0), index), "type")
            report.add(where, Kind.WRONG_PLACE, "a heading cannot be rich text")


def header_divider(value: Parts, trail: Trail, report: Report) -> None:
    if value.get("is_collapsible") and value.get("has_header_divider"):
        report.add((trail, "has_header_divider"), Kind.CONFLICT, "cannot go with is_collapsible")


def collapsible(value: Parts, trail: Trail, report: Report) -> None:
    if value.get("default_collapsed") and not value.get("is_collapsible"):
        report.add((trail, "default_collapsed"), Kind.CONFLICT, "needs is_collapsible")


def labels_are_the_categories(value: Parts, trail: Trail, report: Report) -> None:
    """docs/block-kit/blocks/data-visualization-block: a series has a point for each category, in order."""
    categories = list(value["axis_config"]["categories"])
    for index, series in enumerate(value["series"]):
        if [point["label"] for point in series["data"]] != categories:
            where: Trail = (((trail, "series"), index), "data")
            report.add(where, Kind.CONFLICT, "must have the labels of the categories")


def series_differ(value: Parts, trail: Trail, report: Report) -> None:
    names = [series["name"] for series in value["series"]]
    for index, name in enumerate(names):
        if name in names[:index]:
            report.add((((trail, "series"), index), "name"), Kind.DUPLICATE, "another series has it")
