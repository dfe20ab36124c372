"""Pairs, circles and tandems of some thousand members, where one integer program is too much.

``possible.py``: all meetings there could be, as columns. ``pool.py``: the few of them that a linear
program is given. ``valuing.py``: what all are worth at its prices, which bounds every round and
says whom to add. ``rounding.py``: from shares of meetings to whole ones. ``improving.py``: a better
round by one integer program without all that none could have. ``solving.py``: the way through.
"""
