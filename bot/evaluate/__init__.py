"""How good the thinking is, measured on files of questions whose outcome is known."""
