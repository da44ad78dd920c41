"""The comparison of two documents page by page, in numbers and in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from io import BytesIO
from itertools import zip_longest
from pathlib import Path

from PIL import Image

from docgen.parity.landmarks import Landmark, landmark_pages, read_landmarks
from docgen.parity.office import lay_out, page_picture
from docgen.parity.words import Line, PageText, letters, read_pages, without_running

_START = 40
"""How many letters at a page's start are compared."""
_SHIFT = 3.0
"""By how many points a word may stand elsewhere: less than a difference that is seen."""
_NOTHING = PageText((), 0, 0)


@dataclass(frozen=True, slots=True)
class PageResult:
    """One page in both documents.

    `shifted_lines` have the same words, but not at the same place from left to right; `drift` is
    the largest difference of their heights on the page in points; `first_difference` is the
    number of the first line that differs, the DOCX's words, the PDF's.
    """

    number: int
    same_start: bool
    same_size: bool
    lines: int
    same_lines: int
    shifted_lines: int
    drift: float
    first_difference: tuple[int, str, str] | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A heading, caption or table that stands on different pages."""

    landmark: Landmark
    docx_page: int
    pdf_page: int


@dataclass(frozen=True, slots=True)
class ParityReport:
    """What the comparison found."""

    docx_pages: int
    pdf_pages: int
    pages: tuple[PageResult, ...]
    landmarks: int
    moved: tuple[Moved, ...]

    @property
    def same_starts(self) -> int:
        """How many pages start with the same words."""
        return sum(page.same_start for page in self.pages)

    @property
    def lines(self) -> int:
        """How many lines both documents have (the longer one's count of each page)."""
        return sum(page.lines for page in self.pages)

    @property
    def same_lines(self) -> int:
        """How many lines are the same on the same page."""
        return sum(page.same_lines for page in self.pages)

    @property
    def shifted_lines(self) -> int:
        """How many of the lines that are the same stand further left or right."""
        return sum(page.shifted_lines for page in self.pages)

    def reaches(self, starts: float = 0.99, lines: float = 0.99) -> bool:
        """Whether nothing moved and these shares of page starts and lines are the same."""
        return (
            not self.moved
            and self.docx_pages == self.pdf_pages
            and all(page.same_size for page in self.pages)
            and self.same_starts >= starts * len(self.pages)
            and self.same_lines - self.shifted_lines >= lines * self.lines
        )

    def text(self) -> str:
        """Return the report as lines for a terminal."""
        return "\n".join(_lines(self))


def _lines(report: ParityReport) -> Iterator[str]:
    total = len(report.pages)
    yield f"pages: DOCX {report.docx_pages}, PDF {report.pdf_pages}"
    yield f"pages that start with the same words: {report.same_starts} of {total}"
    yield (
        f"lines that are the same: {report.same_lines} of {report.lines}"
        f" ({100 * report.same_lines / max(1, report.lines):.2f} %)"
    )
    drift = max((page.drift for page in report.pages), default=0.0)
    yield f"of these further left or right: {report.shifted_lines}; highest drift {drift:.1f} pt"
    same = report.landmarks - len(report.moved)
    yield f"headings, captions, tables on the same page: {same} of {report.landmarks}"
    for moved in report.moved[:10]:
        yield (
            f"  {moved.landmark.kind} «{moved.landmark.text[:60]}»:"
            f" DOCX page {moved.docx_page}, PDF page {moved.pdf_page}"
        )
    for page in [one for one in report.pages if one.first_difference][:10]:
        assert page.first_difference is not None
        line, ours, theirs = page.first_difference
        yield f"page {page.number}, line {line}:"
        yield f"  DOCX: {ours}"
        yield f"  PDF:  {theirs}"


def compare(
    docx: bytes,
    pdf: bytes,
    *,
    pictures: Path | None = None,
    profile: Path | None = None,
    draft_mark: str = "ЖОБА",
) -> ParityReport:
    """Return how the pages of `docx`, laid out by LibreOffice, agree with those of `pdf`.

    With `pictures`, a folder, the first pages that differ are put there side by side.
    """
    laid_out = lay_out(docx, profile)
    report = compare_pages(read_pages(laid_out), read_pages(pdf), read_landmarks(docx), draft_mark)
    if pictures is not None:
        _write_pictures(report, laid_out, pdf, pictures)
    return report


def compare_pages(
    ours: Sequence[PageText],
    theirs: Sequence[PageText],
    landmarks: Sequence[Landmark],
    draft_mark: str = "ЖОБА",
) -> ParityReport:
    """Return how two documents' pages agree."""
    first, second = without_running(ours, theirs, draft_mark)
    where = zip(
        landmarks,
        landmark_pages(landmarks, first),
        landmark_pages(landmarks, second),
        strict=True,
    )
    return ParityReport(
        len(ours),
        len(theirs),
        tuple(
            _compare_page(number, our, their)
            for number, (our, their) in enumerate(
                zip_longest(first, second, fillvalue=_NOTHING), start=1
            )
        ),
        len(landmarks),
        tuple(Moved(mark, one, other) for mark, one, other in where if one != other),
    )


def _compare_page(number: int, ours: PageText, theirs: PageText) -> PageResult:
    first = [letters(line.text) for line in ours.lines]
    second = [letters(line.text) for line in theirs.lines]
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    pairs = [
        (ours.lines[block.a + at], theirs.lines[block.b + at])
        for block in blocks
        for at in range(block.size)
    ]
    difference = None
    for index, (one, other) in enumerate(zip_longest(first, second)):
        if one != other:
            difference = (index + 1, _shown(ours, index), _shown(theirs, index))
            break
    return PageResult(
        number,
        _start(first) == _start(second),
        abs(ours.width - theirs.width) < 1 and abs(ours.height - theirs.height) < 1,
        max(len(first), len(second)),
        len(pairs),
        sum(_is_shifted(one, other) for one, other in pairs),
        max((abs(one.top - other.top) for one, other in pairs), default=0.0),
        difference,
    )


def _start(lines: Sequence[str]) -> str:
    """Return a page's first words; numbers by themselves are a chart's, which readers draw."""
    return "".join(line for line in lines if not line.isdigit())[:_START]


def _is_shifted(one: Line, other: Line) -> bool:
    """Whether some word stands elsewhere; words that were read differently are passed over."""
    return len(one.lefts) == len(other.lefts) and any(
        abs(left - right) > _SHIFT for left, right in zip(one.lefts, other.lefts, strict=True)
    )


def _shown(page: PageText, index: int) -> str:
    return page.lines[index].text if index < len(page.lines) else "(nothing)"


def _write_pictures(report: ParityReport, docx_pdf: bytes, pdf: bytes, folder: Path) -> None:
    """Put the first two pages that differ side by side: the DOCX's left, the PDF's right."""
    folder.mkdir(parents=True, exist_ok=True)
    for page in [one for one in report.pages if one.first_difference][:2]:
        made = []
        for source, count in ((docx_pdf, report.docx_pages), (pdf, report.pdf_pages)):
            if page.number <= count:
                made.append(Image.open(BytesIO(page_picture(source, page.number))))
        width = sum(one.width for one in made) + 10
        sheet = Image.new("RGB", (width, max(one.height for one in made)), "#c00000")
        left = 0
        for one in made:
            sheet.paste(one, (left, 0))
            left += one.width + 10
        sheet.save(folder / f"page-{page.number:03}.png")
