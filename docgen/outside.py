"""The one door to the outside: disk, clock and fonts. Nothing else in docgen opens a file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FACES = (
    ("Liberation Serif", False, False, "liberation/LiberationSerif-Regular.ttf"),
    ("Liberation Serif", True, False, "liberation/LiberationSerif-Bold.ttf"),
    ("Liberation Serif", False, True, "liberation/LiberationSerif-Italic.ttf"),
    ("Liberation Serif", True, True, "liberation/LiberationSerif-BoldItalic.ttf"),
    ("Liberation Sans", False, False, "liberation/LiberationSans-Regular.ttf"),
    ("Liberation Sans", True, False, "liberation/LiberationSans-Bold.ttf"),
    ("Liberation Sans", False, True, "liberation/LiberationSans-Italic.ttf"),
    ("Liberation Sans", True, True, "liberation/LiberationSans-BoldItalic.ttf"),
    ("DejaVu Serif", False, False, "dejavu/DejaVuSerif.ttf"),
    ("DejaVu Serif", True, False, "dejavu/DejaVuSerif-Bold.ttf"),
)

FALLBACK_FAMILY = "DejaVu Serif"
"""The family that supplies what the Liberation fonts lack: ₸, U+2011 and some signs."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font file that docgen ships: its family, its make, where it lies."""

    family: str
    bold: bool
    italic: bool
    path: Path

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        return _face_bytes(self.path)


@cache
def _face_bytes(path: Path) -> bytes:
    return path.read_bytes()


@cache
def resource_folder(name: str) -> Path:
    """Return the folder `name` (`fonts`, `templates`) that docgen ships.

    It lies in the package of an installed docgen, beside the package in a clone.
    """
    here = Path(__file__).resolve().parent
    for folder in (here / "_resources" / name, here.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(name)


@cache
def font_faces() -> tuple[Face, ...]:
    """Return the font faces that docgen ships; raise FileNotFoundError naming a missing one."""
    folder = resource_folder("fonts")
    faces = tuple(
        Face(family, bold, italic, folder / name) for family, bold, italic, name in _FACES
    )
    for face in faces:
        if not face.path.is_file():
            raise FileNotFoundError(face.path.name)
    return faces
