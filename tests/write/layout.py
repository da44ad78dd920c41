"""A realistic layout for the writers' tests, from a plain dictionary."""

from __future__ import annotations

from functools import cache

from docgen.layout.spec import Layout

STYLES: dict[str, dict[str, object]] = {
    "body": {
        "name": "Body Text",
        "font": "body",
        "size_pt": 14,
        "pitch_pt": 16.1,
        "align": "justify",
        "indent_first_mm": 12.5,
    },
    "list": {"based_on": "body", "name": "List Paragraph", "indent_first_mm": 0},
    "heading-1": {
        "based_on": "body",
        "bold": True,
        "align": "center",
        "indent_first_mm": 0,
        "before_pt": 12,
        "after_pt": 6,
        "keep_next": True,
        "keep_lines": True,
    },
    "heading-2": {"based_on": "heading-1", "align": "left", "before_pt": 6},
    "title": {"based_on": "heading-1", "name": "Title", "size_pt": 16, "pitch_pt": 18.4},
    "stamp": {"based_on": "body", "align": "left", "indent_first_mm": 0},
    "cell": {
        "font": "body",
        "size_pt": 12,
        "pitch_pt": 13.8,
        "align": "left",
    },
    "cell-small": {"based_on": "cell", "size_pt": 10, "pitch_pt": 11.5},
    "cell-list": {"based_on": "cell"},
    "caption": {
        "based_on": "body",
        "align": "center",
        "indent_first_mm": 0,
        "before_pt": 6,
        "after_pt": 3,
    },
    "caption-label": {"based_on": "caption", "align": "right", "after_pt": 0},
    "note": {"based_on": "cell-small"},
    "footnote": {"based_on": "cell-small", "name": "footnote text", "align": "justify"},
    "contents-title": {"based_on": "heading-1"},
    "contents-1": {"based_on": "body", "bold": True, "align": "left", "indent_first_mm": 0},
    "contents-2": {"based_on": "contents-1", "bold": False},
    "contents-3": {"based_on": "contents-2", "italic": True, "indent_left_mm": 6},
    "header": {
        "based_on": "cell-small",
        "name": "header",
        "tab_stops_mm": [[82.5, "center", ""], [165, "right", ""]],
    },
    "footer": {"based_on": "header", "name": "footer", "align": "center"},
    "box": {"based_on": "cell-small"},
}

TABLES: dict[str, dict[str, object]] = {
    "grid": {"header_fill": "e7e6e6", "styles": ["cell", "cell-small"]},
    "plain": {"borders": "none", "header_bold": False, "before_pt": 0, "after_pt": 0},
    "contents": {"styles": ["cell"]},
}

HEADINGS: dict[str, dict[str, object]] = {
    "part": {
        "level": 1,
        "style": "heading-1",
        "label": "{n}-бөлім.",
        "number": "{n}",
        "contents_level": 1,
        "new_page": True,
    },
    "section": {
        "level": 2,
        "style": "heading-2",
        "label": "{part}.{n}",
        "number": "{part}.{n}",
        "contents_level": 2,
    },
    "plain": {"level": 0, "style": "heading-2"},
}


def layout_dict() -> dict[str, object]:
    """Return the layout's plain form, to be changed by a test."""
    return {
        "name": "test",
        "title": "Сынақ",
        "fonts": {
            "body": {"docx": "Times New Roman", "file": "Liberation Serif"},
            "sans": {"docx": "Arial", "file": "Liberation Sans"},
        },
        "pages": {"main": {}, "title": {"furniture": False}, "map": {"left_mm": 75}},
        "styles": {key: dict(value) for key, value in STYLES.items()},
        "headings": {key: dict(value) for key, value in HEADINGS.items()},
        "markdown_levels": ["part", "section"],
        "captions": {
            "table": {"label": "{n}-кесте."},
            "figure": {"label": "{n}-сурет.", "above": False, "word": "сурет"},
        },
        "tables": {key: dict(value) for key, value in TABLES.items()},
        "boxes": {
            "side": {
                "place": "margin",
                "width_mm": 50,
                "offset_mm": 15,
                "border_pt": 0.5,
                "fill": "f2f2f2",
            },
            "foot": {"place": "foot"},
            "note": {"place": "inline", "border_pt": 0.5, "fill": "f2f2f2"},
        },
    }


@cache
def sample_layout() -> Layout:
    """Return the layout of the writers' tests."""
    return Layout.model_validate(layout_dict())
