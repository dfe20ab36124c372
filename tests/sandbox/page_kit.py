"""Small builders of blocks, and ``ALL``: every block and element that the sandbox takes, once."""

from __future__ import annotations

from typing import Any

from bot.sandbox.page.mrkdwn import Names

Json = dict[str, Any]

NAMES = Names({"U1": "Ada", "U2": "Ben <b>"}, {"C1": "fragen", "C2": "lernen"})


def plain(text: str, **more: Any) -> Json:
    return {"type": "plain_text", "text": text, **more}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def option(value: str, **more: Any) -> Json:
    return {"text": plain(f"Wahl {value}"), "value": value, **more}


def button(**more: Any) -> Json:
    return {"type": "button", "action_id": "go", "text": plain("Los"), **more}


def action(*elements: Json, name: str = "acts") -> Json:
    return {"type": "actions", "block_id": name, "elements": list(elements)}


def asked(name: str, element: Json, **more: Any) -> Json:
    about = {"type": "input", "block_id": name, "label": plain(f"Frage {name}")}
    return {**about, "element": {"action_id": name, **element}, **more}


def confirmed(**more: Any) -> Json:
    whole = {"title": plain("Sicher?"), "text": mrkdwn("*Ganz* sicher?")}
    return {**whole, "confirm": plain("Ja"), "deny": plain("Nein"), **more}


OPTIONS: list[Json] = [option("a"), option("b", description=plain("das zweite")), option("c")]
GROUPS = [
    {"label": plain("Gruppe"), "options": OPTIONS},
    {"label": plain("Rest"), "options": [option("d")]},
]

FIELDS: dict[str, Json] = {
    "plain_text_input": {"multiline": True, "min_length": 2, "max_length": 50},
    "email_text_input": {},
    "url_text_input": {},
    "number_input": {"is_decimal_allowed": True, "min_value": "1", "max_value": "9.5"},
    "datepicker": {},
    "timepicker": {"timezone": "Europe/Berlin"},
    "datetimepicker": {},
    "static_select": {"option_groups": GROUPS},
    "multi_static_select": {"option_groups": GROUPS, "max_selected_items": 2},
    "external_select": {"min_query_length": 2},
    "multi_external_select": {"initial_options": [option("x")]},
    "users_select": {},
    "multi_users_select": {"initial_users": ["U1", "UGONE"]},
    "channels_select": {},
    "multi_channels_select": {},
    "conversations_select": {},
    "multi_conversations_select": {},
    "checkboxes": {"options": OPTIONS},
    "radio_buttons": {
        "options": [{"text": mrkdwn("*eins* <https://a.example|hier>"), "value": "1"}]
    },
}
"""Every kind of field with what it may have."""

TYPING = {"plain_text_input", "email_text_input", "url_text_input", "number_input"}
WITH_HINT = TYPING | {"datepicker", "timepicker"}
WITH_HINT |= {kind for kind in FIELDS if kind.endswith("select")}

ALL: list[Json] = [
    {"type": "header", "text": plain("Titel :wave:"), "level": 2},
    {
        "type": "section",
        "text": mrkdwn("*Hallo* <@U1>"),
        "fields": [plain("eins"), mrkdwn("_zwei_")],
    },
    {"type": "section", "text": mrkdwn("> Zitat"), "accessory": button(url="https://a.example")},
    {
        "type": "section",
        "text": plain("Wer?"),
        "accessory": {"type": "users_select", "action_id": "u"},
    },
    {"type": "divider"},
    {
        "type": "context",
        "elements": [
            mrkdwn("klein"),
            {"type": "image", "image_url": "https://a.example/x.png", "alt_text": "ein Bild"},
        ],
    },
    action(
        button(value="7", style="primary", confirm=confirmed(), accessibility_label="Los damit"),
        {
            "type": "overflow",
            "action_id": "menu",
            "options": [option("a", url="https://a.example"), option("b")],
            "confirm": confirmed(style="danger"),
        },
        {"type": "static_select", "action_id": "s", "options": OPTIONS, "confirm": confirmed()},
        {"type": "checkboxes", "action_id": "many", "options": OPTIONS},
    ),
    {
        "type": "image",
        "image_url": "https://a.example/x.png",
        "alt_text": "noch eins",
        "title": plain("Titelbild"),
    },
    {
        "type": "markdown",
        "text": "# Kopf\n\n**fett** und [Link](https://a.example)\n```\ncode\n```",
    },
    {
        "type": "rich_text",
        "elements": [
            {
                "type": "rich_text_section",
                "elements": [
                    {"type": "text", "text": "reich", "style": {"bold": True}},
                    {"type": "user", "user_id": "U1"},
                    {"type": "broadcast", "range": "here"},
                ],
            }
        ],
    },
    *(
        asked(
            kind,
            {
                "type": kind,
                **({"placeholder": plain(f"Platz {kind}")} if kind in WITH_HINT else {}),
                **more,
            },
            hint=plain(f"Hinweis {kind}"),
            optional=kind in TYPING,
        )
        for kind, more in FIELDS.items()
    ),
]
