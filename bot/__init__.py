"""Lotse, the harbour pilot: a community bot for Slack and Discourse."""

__version__ = "0.1.0"
