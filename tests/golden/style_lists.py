"""Texts that the guide of style holds to more than others: bad news, first words, ways back."""

from __future__ import annotations

BAD_NEWS = (
    "answer_command-moderators_only",
    "answer_command-paused",
    "answer_command-stopped",
    "answer_command-switched_off",
    "answer_command-unknown",
    "ask_if_helped-gone",
    "ask_if_helped-no_answer",
    "assign_helper-",
    "common-",
    "doctor-",
    "forget_member-",
    "open_pair-by_yourselves",
    "open_pair-over",
    "open_pair-unsure",
    "propose_match-",
    "report_match-",
    "settle_match-closed",
    "settle_match-ended",
    "settle_match-gone",
    "settle_match-not_this_time",
    "settle_match-over",
    "slack-failed",
    "suggest_helpers-circle",
    "suggest_helpers-declined",
    "suggest_helpers-freed",
    "suggest_helpers-moderators",
    "suggest_helpers-over",
    "suggest_helpers-released",
    "suggest_helpers-resting",
)
"""Where an exclamation mark would be out of place altogether."""

FIRST_WORDS = (
    "answer_command-help",
    "ask_if_helped-ask",
    "ask_profile-step1",
    "greet_channel-listening",
    "greet_channel-not_listening",
    "manners-first_contact",
    "manners-first_contact.discourse",
    "open_pair-hello",
    "send_digest-thread",
    "show_home-hello",
    "tag_question-line.discourse",
)
"""What somebody may read who never heard of Lotse."""

WAY_BACK = {
    "answer_command-running": ("`/lotse stopp`", "`/lotse stop`"),
    "answer_command-running_you": ("`/lotse stopp`", "`/lotse stop`"),
    "answer_command-stopped": ("`/lotse weiter`", "`/lotse continue`"),
    "answer_command-stopped_you": ("`/lotse weiter`", "`/lotse continue`"),
    "ask_if_helped-ask": ("frage nur dieses eine Mal", "ask only this once"),
    "ask_profile-done": ("`/lotse vergiss mich`", "`/lotse forget me`"),
    "ask_profile-done_minor": ("`/lotse vergiss mich`", "`/lotse forget me`"),
    "ask_profile-step1": ("`/lotse vergiss mich`", "`/lotse forget me`"),
    "choose_language-chosen": ("`/lotse language en`", "`/lotse sprache de`"),
    "forget_member-ask": ("Zurückholen lässt sich das nicht", "cannot be undone"),
    "greet_channel-listening": ("`/lotse stopp`", "`/lotse stop`"),
    "greet_channel-not_listening": ("`/lotse stopp`", "`/lotse stop`"),
    "manners-first_contact": ("`/lotse pause`", "`/lotse pause`"),
    "manners-first_contact.discourse": ("`pause`", "`pause`"),
    "open_pair-by_yourselves": ("genügt ein Klick", "one click is enough"),
    "open_pair-hello": ("genügt ein Klick", "one click is enough"),
    "pause_member-on": ("`/lotse pause aus`", "`/lotse pause off`"),
    "send_digest-thread": ("stellt dieses Thema stumm", "mute this topic"),
    "suggest_helpers-ask_answered": ("`/lotse vergiss mich`", "`/lotse forget me`"),
    "suggest_helpers-ask_offered": ("`/lotse profil`", "`/lotse profile`"),
    "tag_question-line": (":x:", ":x:"),
    "tag_question-line.discourse": ("oben beim Titel", "beside the title"),
}
"""Texts that begin something, and how each says (German, English) how to undo or stop it."""
