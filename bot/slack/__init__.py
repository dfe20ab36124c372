"""A door: the only code that speaks Slack. listen, read, render, send."""
