"""The thinking: pure functions over frozen nouns. No I/O, no clock, no dice, no logging."""
