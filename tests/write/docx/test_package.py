"""The package: the same bytes each time, fonts that open, properties, names of bookmarks."""

from __future__ import annotations

import io
import re
import uuid
import zipfile

from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from docgen.tree import nodes as n
from docgen.write.docx import bookmark_name, write_docx
from docgen.write.docx.fonts import obfuscated
from tests.write.docx.opened import NAMES, Opened, W, opened
from tests.write.docx.sample import document, pages, words
from tests.write.layout import sample_layout


def test_equal_input_gives_equal_bytes() -> None:
    first = write_docx(document(draft=True), sample_layout(), pages())
    assert first == write_docx(document(draft=True), sample_layout(), pages())


def test_entries_are_in_order_and_have_one_fixed_time() -> None:
    data = write_docx(document(), sample_layout(), pages())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert names[0] == "[Content_Types].xml"
        assert names[1:] == sorted(names[1:])
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_draft_differs_only_in_its_heads() -> None:
    draft = Opened(write_docx(document(draft=True), sample_layout(), pages()))
    final = Opened(write_docx(document(), sample_layout(), pages()))
    assert draft.parts["word/document.xml"] == final.parts["word/document.xml"]
    heads = [name for name in draft.names if name.startswith("word/header")]
    assert all("ЖОБА".encode() in draft.parts[name] for name in heads)
    assert all(draft.find("//w:p[1]/w:pPr/w:framePr", name) for name in heads)
    assert not any("ЖОБА".encode() in content for content in final.parts.values())


def test_embedded_fonts_open_again_with_their_keys() -> None:
    file = opened(words("Қалыпты"), n.Paragraph((n.Strong((n.Text("қалың"),)),)))
    table = file.tree("word/fontTable.xml")
    rels = file.tree("word/_rels/fontTable.xml.rels")
    targets = {one.get("Id"): one.get("Target") for one in rels}
    found = {}
    for font in table:
        for slot in font:
            if slot.tag.startswith(f"{W}embed"):
                key = uuid.UUID(slot.get(f"{W}fontKey"))
                name = targets[slot.get(f"{{{NAMES['r']}}}id")]
                data = obfuscated(file.parts[f"word/{name}"], key)
                face = TTFont(io.BytesIO(data))
                found[slot.tag.removeprefix(W)] = str(face["name"].getDebugName(4))
    assert found == {
        "embedRegular": "Liberation Serif",
        "embedBold": "Liberation Serif Bold",
    }


def test_the_named_font_falls_back_to_the_embedded_one() -> None:
    file = opened(words("."))
    path = "//w:font[@w:name='Times New Roman']/w:altName/@w:val"
    assert file.values(path, "word/fontTable.xml") == ["Liberation Serif"]


def test_settings_are_todays_word_and_ask_no_questions() -> None:
    file = opened(words("."))
    settings = file.parts["word/settings.xml"].decode()
    assert 'w:name="compatibilityMode"' in settings
    assert file.values("//w:compatSetting[1]/@w:val", "word/settings.xml") == ["15"]
    assert "updateFields" not in settings
    assert "<w:compat><w:doNotExpandShiftReturn/><w:compatSetting" in settings
    assert "stylesWithEffects.xml" not in str(file.names)


def test_properties_come_from_the_plan() -> None:
    file = Opened(write_docx(document(), sample_layout(), pages()))
    core = file.parts["docProps/core.xml"].decode()
    assert "<dc:title>Даму жоспары</dc:title>" in core
    assert "<dc:language>kk-KZ</dc:language>" in core
    assert core.count("2025-03-14T05:00:00Z") == 2
    assert "<cp:keywords>жоспар, даму</cp:keywords>" in core


@given(st.lists(st.text(min_size=1), unique_by=lambda one: one))
def test_bookmark_names_are_valid_and_differ(ids: list[str]) -> None:
    names = [bookmark_name(id) for id in ids]
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name, re.ASCII) for name in names)
    assert len({name.lower() for name in names}) == len(ids)
