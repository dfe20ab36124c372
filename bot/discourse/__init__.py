"""The door to the forum: the only code that speaks Discourse.

In: ``listen`` (webhook -> notice), ``look_up`` and ``catch_up`` (notice -> what is true now).
Out: ``send``. Platform rules are cited as [A] (Discourse's core of 3.1), [B] (2024-2026).
"""
