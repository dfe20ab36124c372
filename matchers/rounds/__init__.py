"""Learners and experts brought together: pairs, circles and tandems, fairly and with reasons.

A pure library: frozen dataclasses in, frozen dataclasses out; no I/O, no clock, no dice. A round
of a whole community is ``solve`` (``solving.py``); ``pairs.py`` finds one partner at once.
"""
