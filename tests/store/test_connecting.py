"""What an address says of a connection to Postgres, and what it must not say aloud."""

from __future__ import annotations

import pytest
from psycopg.conninfo import conninfo_to_dict

from bot.errors import YourMistake
from bot.store.connecting import PATIENT, libpq_address, patience


def test_what_the_address_says_goes_before() -> None:
    url = "postgresql+psycopg://ada:p%20w@there/lotse?connect_timeout=3&options=-c%20x%3D1"
    told = conninfo_to_dict(libpq_address(url))
    assert (told["user"], told["password"], told["options"]) == ("ada", "p w", "-c x=1")
    assert told["connect_timeout"] == "3"
    assert told["tcp_user_timeout"] == str(PATIENT["tcp_user_timeout"])
    assert patience(url) == {n: told for n, told in PATIENT.items() if n != "connect_timeout"}


@pytest.mark.parametrize("password", ["50%geheim", "sehr geheim"])
def test_what_cannot_be_read_is_told_without_the_password(password: str) -> None:
    with pytest.raises(YourMistake) as told:
        libpq_address(f"postgresql+psycopg://ada:{password}@there/lotse")
    assert "geheim" not in str(told.value)
    assert told.value.__suppress_context__
