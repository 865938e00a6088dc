"""The API keeps to its own document, whatever it is asked."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import schemathesis
from desks import TOKEN
from hypothesis import HealthCheck, settings
from schemathesis import Case
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import allow_header_conformance, positive_data_acceptance

from dateline.web.app import make_app
from dateline.web.settings import DeskSettings

BEARER = {"authorization": f"Bearer {TOKEN}"}
# Right in form and yet unanswerable is what a day such as 2024-02-31 is, or a question of two contrary filters: 400,
# as is documented. And where something is asked for and sent at one address, a refusal names the one method alone.
OFF = [positive_data_acceptance, allow_header_conformance]


# The tests are made from the document when they are collected; the record is there when they run.
FOLDER = TemporaryDirectory(prefix="dateline-")
RECORD = Path(FOLDER.name) / "demo.db"
APP = make_app(DeskSettings(RECORD, token=TOKEN, names=("testserver",)))
DESCRIBED = schemathesis.openapi.from_asgi("/api/openapi.json", APP, config=SchemathesisConfig(seed=6), headers=BEARER)


@pytest.fixture(scope="module", autouse=True)
def there(demo_record: Path) -> Iterator[None]:
    """A copy of the dispatches: whoever asks everything also changes things."""
    shutil.copy(demo_record, RECORD)
    yield
    APP.state.desks.close()
    FOLDER.cleanup()


@DESCRIBED.parametrize()
@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_every_answer_is_as_described(case: Case) -> None:
    case.call_and_validate(headers=BEARER, excluded_checks=OFF)
