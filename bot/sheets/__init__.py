"""What organisers hand in for a round without the bot: members as a sheet, rules, earlier rounds.

Each fault becomes a sentence that names row, member, column and remedy; all of them are told at
once. ``reading.py`` turns a file into rows, ``values.py`` cells into values, ``members.py`` rows
into members, ``mapping.py`` the sheet of another programme into rows with our columns.
"""
