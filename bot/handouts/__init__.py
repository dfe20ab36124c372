"""What comes of a round without the bot: JSON, a table, calendar entries, a picture.

``outcome.py`` gathers what is told; each of the other files tells it in one form, as text.
Only ``writing.py`` touches the disk, and it writes everything or nothing.
"""
