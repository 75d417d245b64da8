"""What a kind of case asks of who has it, in a line; and the buttons that lead along its road."""

from bot.slack.elements import Element, button
from bot.texts import Say
from storage.cases import Case, Kind


def lines(say: Say, case: Case, *, in_care: bool) -> list[str]:
    """What to do with its kind; and what nobody may learn from us, where that matters."""
    care = [say("webcare.path.care")] if in_care or case.kind is Kind.PRIVACY else []
    if case.in_danger:
        return [say("webcare.path.danger"), *care]
    return [say(f"webcare.path.kind.{case.kind}"), *care]


def of_its_kind(say: Say, case: Case) -> list[Element]:
    """What may be made of an idea: one of the team's own."""
    if case.kind is not Kind.IDEA or case.idea_id is not None:
        return []
    return [button("webcare.to_idea", say("webcare.to_idea.button"), str(case.id))]


def kept_button(say: Say, case: Case) -> Element:
    """To the case that a merged one goes on as."""
    kept = str(case.merged_into)
    return button(f"webcare.show:{kept}", say("webcare.merged.show.button"), kept)


def apart_button(say: Say, case: Case) -> Element:
    return button("webcare.take_apart", say("webcare.merged.apart.button"), str(case.id))
