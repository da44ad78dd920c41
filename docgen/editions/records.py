"""What stands in the records of editions, and how they are read and written.

All records are YAML that a person can read in twenty years; the models guard the door.
"""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel

from docgen.diagnostics import Position, Report
from docgen.outside import OutsideError, read_file
from docgen.plan.base import Placed
from docgen.plan.faults import validate
from docgen.plan.fields import Count, Day, Flag, Line, Name
from docgen.read.source import decode
from docgen.read.values import Text
from docgen.read.yaml_file import read_yaml

LARGEST_RECORD = 8 * 1024 * 1024
_SEAL = "# sha256 "

Model = TypeVar("Model", bound=Placed)


class SignatureRecord(Placed):
    """That a person agreed or was acquainted: who, as what, when, to which content."""

    person: Name
    name: Line = Text()
    position: Line = Text()
    acting: Flag = False
    date: Day
    remark: Line = Text()
    digest: Line = Text()


class Agreements(Placed):
    """agreements.yaml."""

    agreements: tuple[SignatureRecord, ...] = ()


class EditionRecord(Placed):
    """edition.yaml: what was signed off, when, by whom, made with what."""

    number: Count
    date: Day
    body: Line
    act_date: Day
    act_number: Line
    effective: Day
    digest: Line
    code: Line
    previous: Line = Text()
    files: tuple[Line, ...] = ()
    libraries: dict[Line, Line] = {}  # noqa: RUF012  # pydantic copies it
    agreements: tuple[SignatureRecord, ...] = ()


class FileRecord(Placed):
    """A file that came to an edition later: a scan, a signed copy, a signature."""

    file: Line
    kind: Line
    of: Line = Text()
    date: Day
    sha256: Line
    note: Line = Text()


class LaterRecord(Placed):
    """record.yaml beside an edition: what came after the freeze."""

    files: tuple[FileRecord, ...] = ()
    acquaintances: tuple[SignatureRecord, ...] = ()


def read_record(path: Path, shown: str, model: type[Model], report: Report) -> Model | None:
    """Return the record in the file, or None with its faults reported."""
    try:
        data = read_file(path, LARGEST_RECORD)
    except OutsideError as fault:
        report.error("file-unreadable", Position(shown), file=shown, reason=fault.reason)
        return None
    source = decode(data, shown, report)
    value = None if source is None else read_yaml(source, report)
    return None if value is None else validate(model, value, report)


def yaml_of(record: BaseModel, head: str = "") -> bytes:
    """Return the record as YAML, keys in the order of the model."""
    text = yaml.dump(
        _plain(record), allow_unicode=True, sort_keys=False, default_flow_style=False, width=1000
    )
    return f"{head}{text}".encode()


def sealed(data: bytes) -> bytes:
    """Return the record with a last line that holds the digest of all before it."""
    return data + f"{_SEAL}{hashlib.sha256(data).hexdigest()}\n".encode()


def is_sealed(data: bytes) -> bool:
    """Whether the record is as docgen wrote it."""
    body, mark, _ = data.rpartition(_SEAL.encode())
    return bool(mark) and data == sealed(body)


def _plain(value: object) -> object:
    match value:
        case BaseModel():
            return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
        case dict():
            return {str(key): _plain(one) for key, one in value.items()}
        case list() | tuple():
            return [_plain(one) for one in value]
        case bool() | int() | date():
            return value
        case _:
            return str.__str__(value) if isinstance(value, str) else str(value)
