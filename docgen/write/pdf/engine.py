"""WeasyPrint, loaded late and fast, and shut off from the system's fonts and from every URL."""

from __future__ import annotations

import ctypes.util
import gc
import importlib
import logging
import os
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from shutil import rmtree
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

from docgen.outside import font_faces
from docgen.write.css import FONT_SCHEME
from docgen.write.pdf.ground import ground

_NO_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><cachedir>{folder}</cachedir></fontconfig>
"""


_SELDOM = ("fontTools.subset", "fontTools.varLib.instancer")
"""Modules that WeasyPrint imports for fonts that HarfBuzz cannot cut, and for variable fonts."""


@cache
def weasyprint() -> Any:
    """Return the module; its libraries are found by their names, without a compiler's help.

    On Linux cffi asks `ctypes.util.find_library` for each foreign spelling of a library's name,
    which runs gcc, ld and ldconfig some seventy times; the right spelling is among the others.
    """
    import tinycss2

    find_library, parse_stylesheet = ctypes.util.find_library, tinycss2.parse_stylesheet
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    tinycss2.parse_stylesheet = lambda text: []  # its sheets for all of HTML: see `ground`
    try:
        with warnings.catch_warnings(), only_when_used(_SELDOM):
            warnings.simplefilter("ignore")  # of a system without fonts: none of its are used
            import weasyprint
    finally:
        ctypes.util.find_library, tinycss2.parse_stylesheet = find_library, parse_stylesheet
    _keep_footnotes()
    _break_at_blanks()
    return weasyprint


@contextmanager
def only_when_used(names: tuple[str, ...]) -> Iterator[None]:
    """Let the modules `names` be loaded when something of theirs is called, not before."""
    late = [name for name in names if name not in sys.modules]
    for name in late:
        sys.modules[name] = _Late(name)
    try:
        yield
    finally:
        for name in late:
            del sys.modules[name]
            parent, _, last = name.rpartition(".")
            if isinstance(getattr(sys.modules.get(parent), last, None), _Late):
                delattr(sys.modules[parent], last)


class _Late(ModuleType):
    """A module that is still to be imported; its functions can be taken already."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        module = self.__name__

        def call(*given: Any, **named: Any) -> Any:
            return getattr(importlib.import_module(module), name)(*given, **named)

        return call


def _keep_footnotes() -> None:
    """Stop WeasyPrint from moving footnotes to the next page; they stand on that of their mark.

    `_linebox_layout` gives one away as soon as a later paragraph could keep one line more on the
    page. `_update_footnote_area` compares two sums of the same heights without regard to rounding:
    where one is greater by nothing, there seems to be no room for the note. Nothing but the text
    of the functions can be changed; a new version of WeasyPrint without this text is refused.
    """
    import inspect
    from textwrap import dedent

    from weasyprint import layout
    from weasyprint.layout import block

    def changed(function: Any, old: str, new: str) -> Any:
        source = dedent(inspect.getsource(function))
        if old not in source:
            raise ImportError("this version of WeasyPrint lays footnotes out in another way")
        return compile(source.replace(old, new), block.__file__, "exec")

    keeping = "report = not context.in_column and"
    exec(changed(block._linebox_layout, keeping, "report = False and"), block.__dict__)
    made: dict[str, Any] = {}
    area = layout.LayoutContext._update_footnote_area
    exec(
        changed(
            area,
            "last_child_bottom > footnote_area_bottom",
            "self.overflows(footnote_area_bottom, last_child_bottom)",
        ),
        layout.__dict__,
        made,
    )
    layout.LayoutContext._update_footnote_area = made[area.__name__]


_OVERFULL = "        if not hyphenated and not first_line_text:\n"
_AT_BLANK = """\
        if not hyphenated and not first_line_text and ' ' in first_word_part:
            head = first_word_part.rpartition(' ')[0]
            layout.set_text(head)
            first_line, _ = layout.get_first_line()
            return first_line_metrics(
                first_line, text, layout, len(head.encode()) + 1, space_collapse, style)
"""

_FITS = "    if resume_index is None and first_line_width <= max_width:\n"
_BUT_FOR_BLANK = """\
    if resume_index is None and first_line_width > max_width and text.endswith(' '):
        layout.set_text(text.rstrip(' '))
        bare_line, bare_index = layout.get_first_line()
        fits = bare_index is None and line_size(bare_line, style)[0] <= max_width
        layout.set_text(text)
        first_line, resume_index = layout.get_first_line()
        if fits:
            return first_line_metrics(
                first_line, text, layout, resume_index, space_collapse, style)
"""


def _break_at_blanks() -> None:
    """Let a line end at its last blank.

    When the hyphen of the word after it does not fit, WeasyPrint would cut that word between two
    letters, without a hyphen. When a run of the line (before bold words, say) fits but for the
    blank at its end, WeasyPrint would break it after its first word. As with the footnotes only
    the text of the function can be changed.
    """
    import inspect

    from weasyprint.layout import inline
    from weasyprint.text import line_break

    source = inspect.getsource(line_break.split_first_line)
    changed = source.replace(_OVERFULL, _AT_BLANK + _OVERFULL)
    changed = changed.replace(_FITS, _BUT_FOR_BLANK + _FITS)
    if _AT_BLANK not in changed or _BUT_FOR_BLANK not in changed:
        raise ImportError("this version of WeasyPrint breaks words in another way")
    exec(compile(changed, line_break.__file__, "exec"), line_break.__dict__)
    inline.split_first_line = line_break.split_first_line


@contextmanager
def only_shipped_fonts() -> Iterator[None]:
    """Let fontconfig see no font of the system while a font configuration is made."""
    before = os.environ.get("FONTCONFIG_FILE")
    with tempfile.TemporaryDirectory(prefix="docgen-") as folder:
        path = Path(folder) / "fonts.conf"
        path.write_text(_NO_FONTS.format(folder=folder), encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(path)
        try:
            yield
        finally:
            if before is None:
                del os.environ["FONTCONFIG_FILE"]
            else:
                os.environ["FONTCONFIG_FILE"] = before


@contextmanager
def shipped_fonts() -> Iterator[Any]:
    """Give a font configuration that knows what style sheets name; leave no file of it behind."""
    with only_shipped_fonts():
        fonts = weasyprint().text.fonts.FontConfiguration()
        try:
            yield fonts
        finally:
            if fonts._folder is not None:
                rmtree(fonts._folder, ignore_errors=True)
                fonts._folder = None


@contextmanager
def no_collection() -> Iterator[None]:
    """Keep the garbage collector still: a layout makes millions of objects and keeps them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class Warnings(logging.Handler):
    """Collects what WeasyPrint logs as warnings."""

    def __init__(self) -> None:
        """Collect from `WARNING` up."""
        super().__init__(logging.WARNING)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message, once."""
        message = record.getMessage()
        if message not in self.found:
            self.found.append(message)


@contextmanager
def collected_warnings() -> Iterator[Warnings]:
    """Collect WeasyPrint's warnings instead of printing them."""
    logger = logging.getLogger("weasyprint")
    handler = Warnings()
    before, propagate = logger.handlers[:], logger.propagate
    logger.handlers, logger.propagate = [handler], False
    try:
        yield handler
    finally:
        logger.handlers, logger.propagate = before, propagate


def fetcher() -> Any:
    """Return the fetcher that knows the shipped fonts and data URLs, and refuses all else."""
    weasyprint()
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    faces = font_faces()

    class Fetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
        """Refuses by an error that WeasyPrint does not swallow."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            number = url.removeprefix(FONT_SCHEME)
            if number != url and number.isdecimal() and int(number) < len(faces):
                return URLFetcherResponse(url, faces[int(number)].data)
            raise FatalURLFetchingError(f"refused to fetch {url[:200]}")

    return Fetcher(allowed_protocols=("data",))


def parsed(markup: str) -> Any:
    """Return WeasyPrint's document of `markup`, read as XML: faster than its HTML parser."""
    from cssselect2 import ElementWrapper

    html = object.__new__(weasyprint().HTML)
    root = ElementTree.fromstring(markup)
    html.base_url = "docgen:"
    html.url_fetcher = fetcher()
    html.media_type = "print"
    html.wrapper_element = ElementWrapper.from_html_root(root, content_language=None)
    html.etree_element = html.wrapper_element.etree_element
    sheet, counters = ground(weasyprint())
    html._ua_stylesheets = lambda forms=False: [sheet]
    html._ua_counter_style = lambda: [counters.copy()]
    return html
