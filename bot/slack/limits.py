"""What Slack allows, as far as we use it: counted in code points, which is Python's ``len``.

Source: https://docs.slack.dev/reference/block-kit/blocks and .../composition-objects
"""

from __future__ import annotations

from collections.abc import Mapping

LIMITS: Mapping[str, int] = {
    "text.min_length": 1,
    "text.max_length": 3000,
    "action_id.max_length": 255,
    "block_id.max_length": 255,
    "button.text.max_length": 75,
    "button.url.max_length": 3000,
    "button.value.max_length": 2000,
    "button.accessibility_label.max_length": 75,
    "option.text.max_length": 75,
    "option.value.max_length": 150,
    "option.description.max_length": 75,
    "option_group.label.max_length": 75,
    "option_group.options.max_items": 100,
    "select.placeholder.max_length": 150,
    "select.options.max_items": 100,
    "select.option_groups.max_items": 100,
    "checkboxes.options.min_items": 1,
    "checkboxes.options.max_items": 10,
    "radio_buttons.options.min_items": 1,
    "radio_buttons.options.max_items": 10,
    "plain_text_input.max_length.max": 3000,
    "actions.elements.max_items": 25,
    "context.elements.max_items": 10,
    "header.text.max_length": 150,
    "input.label.max_length": 2000,
    "input.hint.max_length": 2000,
    "section.text.max_length": 3000,
    "section.fields.max_items": 10,
    "section.fields.item_max_length": 2000,
    "view.blocks.min_items": 1,
    "view.blocks.max_items": 100,
    "view.private_metadata.max_length": 3000,
    "view.callback_id.max_length": 255,
    "view.title.max_length": 24,
    "view.close.max_length": 24,
    "view.submit.max_length": 24,
}

MESSAGE_BLOCKS = 50
MESSAGE_CHARACTERS = 10_000
"""Ours: somewhere above 13,000 characters of blocks Slack says ``msg_blocks_too_long``, nowhere
documented (slackapi/bolt-js #2509)."""
FALLBACK_CHARACTERS = 4000
"""Advised for ``text``; beyond 40,000 Slack cuts silently."""
VIEW_BYTES = 250_000
