"""The memory: the only code that speaks SQL, the same on SQLite and on Postgres."""
