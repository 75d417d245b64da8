"""The blocks and forms of the sample app: one of every input the page must know, empty and filled."""

from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
CHOICES = ["vraag", "klacht", "compliment"]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def words(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def option(value: str) -> Json:
    return {"text": plain(value.capitalize()), "value": value}


def options(*values: str) -> list[Json]:
    return [option(value) for value in values]


def asking(name: str, label: str, element: Json, **how: Any) -> Json:
    return {
        "type": "input",
        "block_id": name,
        "label": plain(label),
        "element": {"action_id": name, **element},
        **how,
    }


def every_input() -> list[Json]:
    """All empty."""
    return [
        asking(
            "title", "Titel", {"type": "plain_text_input", "max_length": 40, "placeholder": plain("Kort")}
        ),
        asking(
            "text", "Parafrase", {"type": "plain_text_input", "multiline": True}, hint=plain("Geen namen.")
        ),
        asking("mail", "E-mail", {"type": "email_text_input"}),
        asking("link", "Link", {"type": "url_text_input"}),
        asking(
            "count",
            "Aantal",
            {"type": "number_input", "is_decimal_allowed": False, "min_value": "1", "max_value": "9"},
        ),
        asking("kind", "Soort", {"type": "static_select", "options": options(*CHOICES)}),
        asking(
            "topics",
            "Onderwerpen",
            {
                "type": "multi_static_select",
                "option_groups": [
                    {"label": plain("Intern"), "options": options("leren", "delen")},
                    {"label": plain("Extern"), "options": options("werven")},
                ],
            },
        ),
        asking("who", "Wie", {"type": "users_select"}),
        asking("all", "Allemaal", {"type": "multi_users_select"}),
        asking("where", "Waar", {"type": "conversations_select", "filter": {"include": ["public"]}}),
        asking("room", "Kanaal", {"type": "channels_select"}),
        asking("day", "Dag", {"type": "datepicker"}),
        asking("time", "Tijd", {"type": "timepicker"}),
        asking("when", "Wanneer", {"type": "datetimepicker"}),
        asking("urgency", "Spoed", {"type": "radio_buttons", "options": options("laag", "hoog")}),
        asking("days", "Dagen", {"type": "checkboxes", "options": options("maandag", "dinsdag", "woensdag")}),
    ]


def filled() -> list[Json]:
    """Each with an initial value."""
    initial: dict[str, Json] = {
        "title": {"initial_value": "Een titel"},
        "text": {"initial_value": "Twee\nregels"},
        "mail": {"initial_value": "a@b.nl"},
        "link": {"initial_value": "https://voorbeeld.nl"},
        "count": {"initial_value": "3"},
        "kind": {"initial_option": option("klacht")},
        "topics": {"initial_options": options("delen", "werven")},
        "who": {"initial_user": "U0DEMO002"},
        "all": {"initial_users": ["U0DEMO005", "U0DEMO010"]},
        "where": {"initial_conversation": "C0DEMO01"},
        "room": {"initial_channel": "C0DEMO00"},
        "day": {"initial_date": "2026-11-27"},
        "time": {"initial_time": "09:20"},
        "when": {"initial_date_time": 1795600800},
        "urgency": {"initial_option": option("hoog")},
        "days": {"initial_options": options("maandag", "woensdag")},
    }
    return [
        {**block, "element": {**block["element"], **initial[block["block_id"]]}} for block in every_input()
    ]


def modal(callback_id: str, title: str, blocks: list[Json], **how: Any) -> Json:
    return {
        "type": "modal",
        "callback_id": callback_id,
        "title": plain(title),
        "submit": plain("Bewaren"),
        "close": plain("Annuleren"),
        "blocks": blocks,
        **how,
    }


def form() -> Json:
    return modal("every_input", "Alle velden", every_input())


def prefilled() -> Json:
    return modal("every_input", "Alle velden", filled())


def short() -> Json:
    """One title, and a time at which the cursor should start."""
    return modal(
        "every_input",
        "Kort formulier",
        [
            every_input()[0],
            asking("note", "Notitie", {"type": "plain_text_input", "focus_on_load": True}, optional=True),
        ],
    )


def first(extra: str | None = None) -> Json:
    """May be renewed, pushed upon, and turned into the second."""
    buttons = [
        {"type": "button", "action_id": "push", "text": plain("Stapel")},
        {"type": "button", "action_id": "renew", "text": plain("Ververs")},
    ]
    more = [{"type": "section", "text": words(extra)}] if extra else []
    return modal(
        "first",
        "Eerste",
        [
            asking("name", "Naam", {"type": "plain_text_input"}),
            {"type": "actions", "block_id": "steps", "elements": buttons},
            *more,
        ],
    )


def second(name: str) -> Json:
    return modal(
        "second", "Tweede", [{"type": "section", "text": words(f"Dag *{name}*.")}], close=plain("Terug")
    )


def about(text: str) -> Json:
    return modal("every_input", "Zaak", [{"type": "section", "text": words(f">{text}")}, every_input()[0]])


def home(count: int) -> Json:
    button = {"type": "button", "action_id": "again", "text": plain("Nog eens")}
    return {
        "type": "home",
        "blocks": [
            {"type": "header", "text": plain("Mijn dag")},
            {"type": "section", "text": words(f"Gedrukt: {count}"), "accessory": button},
            asking("note", "Notitie", {"type": "plain_text_input"}, optional=True),
        ],
    }


def everything_in_a_message() -> list[Json]:
    confirm = {
        "title": plain("Zeker?"),
        "text": words("Dit is *voorgoed*."),
        "confirm": plain("Doe maar"),
        "deny": plain("Nee"),
    }
    return [
        {"type": "header", "text": plain("Alles :tada:")},
        {
            "type": "section",
            "text": words("*Vet* en <@U0DEMO005>"),
            "accessory": {
                "type": "static_select",
                "action_id": "pick",
                "options": options(*CHOICES),
                "confirm": confirm,
            },
        },
        {
            "type": "section",
            "text": words("Voor <!date^1795449600^{time}|17:00>"),
            "accessory": {
                "type": "overflow",
                "action_id": "more",
                "options": options("overdragen", "sluiten"),
            },
        },
        {
            "type": "actions",
            "elements": [
                {
                    "type": "button",
                    "action_id": "take",
                    "style": "primary",
                    "text": plain("Neem het"),
                    "value": "12",
                },
                {
                    "type": "button",
                    "action_id": "drop",
                    "style": "danger",
                    "text": plain("Weg ermee"),
                    "confirm": confirm,
                },
                {"type": "datepicker", "action_id": "move", "placeholder": plain("Verzetten")},
            ],
        },
        {"type": "context", "elements": [words(":clock3: nog 40 minuten")]},
    ]


VIEWS: dict[str, Callable[[], Json]] = {"form": form, "filled": prefilled, "short": short, "stack": first}
