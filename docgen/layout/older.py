"""Layouts older than this docgen: what they do not say yet is taken from the shipped one.

An edition is frozen with its templates. A key that came later and has no default of its own
would keep the edition from being rendered again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pydantic import ValidationError


def completed(
    values: Mapping[str, object], fault: ValidationError, shipped: Mapping[str, object]
) -> dict[str, object] | None:
    """Return `values` with every missing key from `shipped`; None when more is wrong with them."""
    done = dict(values)
    for error in fault.errors():
        path = [str(one) for one in error["loc"]]
        if error["type"] != "missing" or not _fill(done, path, shipped):
            return None
    return done


def _fill(values: dict[str, object], path: Sequence[str], shipped: object) -> bool:
    """Put the value that stands at `path` in `shipped` there too; whether there is one."""
    at = values
    for key in path[:-1]:
        inner = at.get(key)
        if not isinstance(inner, dict) or not isinstance(shipped, dict):
            return False
        at[key] = inner = dict(inner)
        at, shipped = inner, shipped.get(key)
    if not isinstance(shipped, dict) or path[-1] not in shipped:
        return False
    at[path[-1]] = shipped[path[-1]]
    return True
