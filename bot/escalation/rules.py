"""What may stand on a rung: one person in each place, with a number that people can dial. Pure."""

from collections.abc import Collection
from dataclasses import dataclass

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat, PhoneNumberType

USUAL = (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE)

LONGEST_NAME = 60
"""Characters, as everywhere."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A rung as it was filled in."""

    user_id: str = ""
    name: str = ""
    phone: str = ""
    backup_id: str = ""
    backup_name: str = ""
    backup_phone: str = ""


FIELDS = ("user_id", "name", "phone", "backup_id", "backup_name", "backup_phone")


def dialled(typed: str, country: str) -> str | None:
    """The number as people of any country dial it; None when there can be no such number.

    Besides numbers that are known, one that is as long as numbers of its country are: ranges are newer than
    lists of them.
    """
    try:
        number = phonenumbers.parse(typed, country)
    except NumberParseException:
        return None
    if not (phonenumbers.is_valid_number(number) or _is_as_long(number)):
        return None
    return phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)


def _is_as_long(number: PhoneNumber) -> bool:
    region = phonenumbers.region_code_for_country_code(number.country_code or 0)
    usual = [phonenumbers.example_number_for_type(region, kind) for kind in USUAL]
    lengths = {len(phonenumbers.national_significant_number(one)) for one in usual if one is not None}
    return len(phonenumbers.national_significant_number(number)) in lengths


def problems(draft: Draft, members: Collection[str], country: str) -> dict[str, str]:
    """Field -> why it cannot be kept (the last part of a sentence's key)."""
    first = _of_one(draft.user_id, draft.name, draft.phone, members, country)
    backup = _of_one(draft.backup_id, draft.backup_name, draft.backup_phone, members, country)
    found = {FIELDS[place]: why for place, why in first.items()}
    found |= {FIELDS[3 + place]: why for place, why in backup.items()}
    if not found and _same(draft):
        found["backup_id" if draft.backup_id else "backup_name"] = "same"
    return found


def _same(draft: Draft) -> bool:
    first, backup = (draft.user_id, draft.name.casefold()), (draft.backup_id, draft.backup_name.casefold())
    return first == backup and any(first)


def _of_one(user_id: str, name: str, phone: str, members: Collection[str], country: str) -> dict[int, str]:
    """Of one of the two; 0 is the person, 1 the name, 2 the number."""
    found = {}
    if user_id and user_id not in members:
        found[0] = "not_in_team"
    elif user_id and name:
        found[1] = "both"
    if len(name) > LONGEST_NAME:
        found[1] = "too_long"
    if phone and not (user_id or name):
        found[2] = "whose"
    elif phone and dialled(phone, country) is None:
        found[2] = "phone"
    return found


def kept(draft: Draft, country: str) -> Draft:
    """With its numbers as they are dialled."""
    return Draft(
        draft.user_id,
        draft.name,
        dialled(draft.phone, country) or "",
        draft.backup_id,
        draft.backup_name,
        dialled(draft.backup_phone, country) or "",
    )


def filled(before: Draft, after: Draft) -> dict[str, list[bool]]:
    """Which fields changed, for the log: whether each was and is filled in, never with what."""
    pairs = {name: (getattr(before, name), getattr(after, name)) for name in FIELDS}
    return {name: [bool(old), bool(new)] for name, (old, new) in pairs.items() if old != new}


def kept_number(before: Draft, after: Draft) -> list[str]:
    """Where somebody else has the number that the one before had: "phone", "backup_phone"."""
    places = (("user_id", "name", "phone"), ("backup_id", "backup_name", "backup_phone"))
    return [place[2] for place in places if _moved(before, after, place)]


def _moved(before: Draft, after: Draft, place: tuple[str, str, str]) -> bool:
    (*old, number), (*new, same) = ([getattr(one, name) for name in place] for one in (before, after))
    return bool(number) and number == same and old != new
