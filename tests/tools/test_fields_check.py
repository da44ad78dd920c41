"""The check of the contents' fields turns red for each fault that it is for."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pytest

from tests.support import Finished, built
from tools.fields_check import all_laid_out, faults

PARTS = "\n\n".join(f"# Бөлім {name}\n\n## Тақырып {name}\n\nМәтін." for name in "абв")
PAGE = "Медициналық көмектің сапасы мен қолжетімділігі артады. " * 70


@dataclass(frozen=True)
class Plan:
    """A plan's files, and what LibreOffice makes of its DOCX."""

    files: Finished
    pdfs: tuple[bytes, bytes]

    def faults(self, change: Callable[[str], str] | None = None) -> list[str]:
        """Return what the check finds when `change` was made to the DOCX after its layout."""
        docx = self.files.docx if change is None else changed(self.files.docx, change)
        return list(faults(docx, self.files.document, self.pdfs))


LAYOUTS = ("clinic", "development")


@pytest.fixture(scope="module")
def plans() -> dict[str, Plan]:
    """Return a plan of some pages with ruled contents, and one with dotted contents."""
    files: list[Finished] = []
    for layout in LAYOUTS:
        own = {"layout": layout, "contents": {"title": "Мазмұны", "depth": 2}}
        files.append(built({"plan.yaml": own, "1.md": PARTS.replace("Мәтін.", PAGE)}))
    pdfs = all_laid_out([one.docx for one in files])
    return dict(zip(LAYOUTS, map(Plan, files, pdfs), strict=True))


@pytest.fixture(params=LAYOUTS)
def plan(request: pytest.FixtureRequest, plans: dict[str, Plan]) -> Plan:
    """Return each of the plans."""
    return plans[request.param]


def changed(docx: bytes, change: Callable[[str], str]) -> bytes:
    """Return `docx` with its text changed."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(docx)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                before = data.decode()
                after = change(before)
                assert after != before
                data = after.encode()
            new.writestr(name, data)
    return made.getvalue()


def test_right_contents_have_no_fault(plan: Plan) -> None:
    assert plan.faults() == []


def test_a_lost_field_is_found(plan: Plan) -> None:
    found = plan.faults(lambda text: text.replace("PAGEREF ", "QUOTE ", 1))
    assert any("no field for its page" in fault for fault in found), found


def test_all_fields_lost_is_found(plan: Plan) -> None:
    found = plan.faults(lambda text: text.replace("PAGEREF ", "QUOTE "))
    assert sum("no field for its page" in fault for fault in found) == 6


def test_a_field_that_shows_another_page_is_found(plan: Plan) -> None:
    def later(text: str) -> str:
        pattern = r"(PAGEREF \S+ .*?<w:t [^>]*>)(\d+)<"
        return re.sub(pattern, lambda found: f"{found[1]}{int(found[2]) + 1}<", text, count=1)

    found = plan.faults(later)
    assert any("differ by [0, 1]" in fault for fault in found), found


def test_a_heading_on_another_page_is_found(plan: Plan) -> None:
    with pikepdf.open(BytesIO(plan.pdfs[0])) as pages:
        pages.add_blank_page(page_size=(595, 842))
        pages.pages.insert(1, pages.pages[-1])
        made = BytesIO()
        pages.save(made)
    found = list(faults(plan.files.docx, plan.files.document, (made.getvalue(), plan.pdfs[1])))
    assert any("differ by" in fault for fault in found), found
    assert any("another head after an update" in fault for fault in found), found


def test_fields_of_a_plan_without_contents_are_found(plan: Plan) -> None:
    other = built({"1.md": "# Бөлім\n\nМәтін."})
    assert list(faults(other.docx, other.document)) == []
    assert "without contents" in next(faults(plan.files.docx, other.document))
