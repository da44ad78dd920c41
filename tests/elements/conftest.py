"""The finished plans of each module of cases, built once."""

from __future__ import annotations

import pytest

from tests.support import Plans


@pytest.fixture(scope="module")
def plans(request: pytest.FixtureRequest) -> Plans:
    """Return the finished plans that the module names in `PLANS`."""
    return Plans(request.module.PLANS)
