"""A small Slack and a small Discourse over real HTTP, for the demo and the tests."""
