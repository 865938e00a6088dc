"""What a desk may be started with."""

from pathlib import Path
from typing import Any

import pytest

from dateline.errors import QueryError
from dateline.web.settings import DeskSettings


@pytest.mark.parametrize("closed", [{"password": "p"}, {"token": "t"}])
@pytest.mark.parametrize(
    "reach",
    [
        {"host": "0.0.0.0"}, {"host": "::"}, {"host": ""}, {"host": "192.168.0.2"}, {"host": "desk.example"},
        {"host": "fe80::1"}, {"names": ("desk.example",)}, {"host": "localhost.example"},
    ],
)  # fmt: skip
def test_only_a_closed_desk_is_reached_from_elsewhere(reach: dict[str, Any], closed: dict[str, str]) -> None:
    assert DeskSettings(Path("r.db"), **reach, **closed).is_closed
    with pytest.raises(QueryError, match="DATELINE_PASSWORD"):
        DeskSettings(Path("r.db"), **reach)


@pytest.mark.parametrize(
    ("host", "shown"),
    [("127.0.0.1", "127.0.0.1"), ("127.8.8.8", "127.8.8.8"), ("::1", "[::1]"), ("localhost", "localhost")],
)
def test_this_machine_needs_no_password(host: str, shown: str) -> None:
    settings = DeskSettings(Path("r.db"), host)
    assert (settings.is_closed, settings.address_host, shown in settings.answers_to) == (False, shown, True)


@pytest.mark.parametrize("kept", ["pass-word", "to-ken"])
def test_secrets_are_not_shown(kept: str) -> None:
    settings = DeskSettings(Path("r.db"), password="pass-word", token="to-ken")
    assert kept not in repr(settings)
    assert settings.secret not in repr(settings)
