"""Fields that refer to what the revision put in: words alone, so that rejecting leaves no error.

A rejected insertion takes its bookmarks with it; a field that stays would then have no source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_REFERENCE: Final = re.compile(r"\s*(?:PAGE)?REF\s+(\S+)")

Node: TypeAlias = Any  # an element of lxml, which has no types


def free_references(body: Node) -> None:
    """Write the results of fields that stay alone although what they refer to came."""
    came = {one.get(f"{_W}name") for one in body.iter(f"{_W}bookmarkStart") if _came(one)}
    if not came:
        return
    for field in list(_fields(body)):
        instruction = "".join(one.text or "" for run in field for one in run.iter(f"{_W}instrText"))
        found = _REFERENCE.match(instruction)
        if found and found[1] in came and not _came(field[0]):
            for run in field:
                if run.find(f"{_W}fldChar") is not None or run.find(f"{_W}instrText") is not None:
                    run.getparent().remove(run)


def _came(node: Node) -> bool:
    """Whether the node goes when insertions are rejected."""
    if any(one.tag == f"{_W}ins" for one in node.iterancestors()):
        return True
    around = (
        (f"{_W}p", f"{_W}pPr/{_W}rPr/{_W}ins"),
        (f"{_W}tr", f"{_W}trPr/{_W}ins"),
    )
    return any(
        one.find(path) is not None for tag, path in around for one in node.iterancestors(tag)
    )


def _fields(body: Node) -> Iterator[list[Node]]:
    """Yield the runs of each field that holds no other field, in order."""
    for paragraph in body.iter(f"{_W}p"):
        runs: list[Node] = []
        is_open = False
        for run in paragraph.iter(f"{_W}r"):
            mark = run.find(f"{_W}fldChar")
            kind = "" if mark is None else mark.get(f"{_W}fldCharType")
            if kind == "begin":
                runs, is_open = [run], True
            elif is_open:
                runs.append(run)
                if kind == "end":
                    is_open = False
                    yield runs
