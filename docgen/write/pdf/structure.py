"""Writes the structure tree into the PDF's objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from docgen.write.pdf.tags import Annotation, Content, Node, Tree, number_headings, prune

_POINTS_PER_PIXEL = 0.75


class Structure:
    """Takes the place of WeasyPrint's `add_tags`."""

    def __init__(self, roots: Iterable[Any]) -> None:
        """Tag documents that were laid out from the HTML trees `roots`."""
        self._roots = tuple(roots)

    def __call__(self, pdf: Any, document: Any, _version: Any, page_streams: list[Any]) -> None:
        """Add the tree of `document` to `pdf`."""
        tree = Tree(self._roots)
        marks: list[dict[int, Any]] = []
        for number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
            artifacts = tree.page(number, page._page_box, stream._tags)
            _rewrite(stream, number, artifacts, tree.repeated.actual)
            marks.append({mark["MCID"]: mark for mark in _marks(stream)})
            stream._tags.clear()
        for (number, mcid), text in tree.words.actual.items():
            marks[number][mcid]["ActualText"] = _text_string(text)
        prune(tree.document)
        number_headings(tree.document)
        _Writer(pdf, document).write(tree.document)


def _marks(stream: Any) -> Iterator[Any]:
    """Yield the property lists of the marked content of a page."""
    for operator in stream.stream:
        if isinstance(operator, dict) and "MCID" in operator:
            yield operator


def _rewrite(
    stream: Any, page: int, artifacts: set[int], actual: Mapping[tuple[int, int], str]
) -> None:
    """Turn the page's artifacts into such; `actual` has the words of lines that cut one.

    Those stand in a span of their own: poppler looks for them nowhere else.
    """
    operators = stream.stream
    for index, operator in enumerate(operators):
        if isinstance(operator, dict) and (mark := operator.get("MCID")) in artifacts:
            operators[index - 1 : index + 2] = ["/Artifact", b"BMC", b""]
            words = actual.get((page, mark))
            if words is not None:
                end = operators.index(b"EMC", index)
                operators[end] = b"EMC EMC"
                span = type(operator)({"ActualText": _text_string(words)})
                operators[index : index + 2] = [b"BMC /Span", span, b"BDC"]


def _text_string(text: str) -> Any:
    """Return a string object; an empty one is written so that readers see it."""
    import pydyf

    return pydyf.String(text)


class _Writer:
    """Turns nodes into dictionaries of the PDF."""

    def __init__(self, pdf: Any, document: Any) -> None:
        import pydyf

        self._pydyf = pydyf
        self._pdf = pdf
        self._pages = pdf.page_references
        self._heights = [page.height for page in document.pages]
        self._nums: list[dict[int, Any]] = [{} for _ in document.pages]
        self._annotations: list[tuple[Any, Any]] = []
        self._notes = 0

    def write(self, top: Node) -> None:
        """Write the whole tree."""
        pydyf, pdf = self._pydyf, self._pdf
        numbers = pydyf.Dictionary({})
        pdf.add_object(numbers)
        root = pydyf.Dictionary({"Type": "/StructTreeRoot", "ParentTree": numbers.reference})
        pdf.add_object(root)
        root["K"] = pydyf.Array([self._node(top, root.reference)])
        pdf.catalog["StructTreeRoot"] = root.reference
        entries = pydyf.Array()
        for page, marks in enumerate(self._nums):
            last = max(marks, default=-1)
            kids = pydyf.Array([marks.get(mcid, "null") for mcid in range(last + 1)])
            entries.extend((page, kids))
        for key, (reference, annotation) in enumerate(self._annotations, start=len(self._nums)):
            entries.extend((key, reference))
            annotation["StructParent"] = key
        numbers["Nums"] = entries
        pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
        pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})

    def _node(self, node: Node, parent: Any) -> Any:
        pydyf = self._pydyf
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{node.kind}", "P": parent})
        self._pdf.add_object(element)
        self._describe(node, element)
        kids = pydyf.Array()
        own_page: int | None = None
        for kid in node.kids:
            match kid:
                case Node():
                    kids.append(self._node(kid, element.reference))
                case Content(page, mcid):
                    if own_page is None:
                        own_page = page
                        element["Pg"] = self._pages[page]
                    self._nums[page][mcid] = element.reference
                    kids.append(mcid if page == own_page else self._mark(page, mcid))
                case Annotation(page, annotation):
                    kids.append(self._object(page, annotation))
                    self._annotations.append((element.reference, annotation))
        element["K"] = kids
        return element.reference

    def _mark(self, page: int, mcid: int) -> Any:
        return self._pydyf.Dictionary({"Type": "/MCR", "Pg": self._pages[page], "MCID": mcid})

    def _object(self, page: int, annotation: Any) -> Any:
        return self._pydyf.Dictionary(
            {"Type": "/OBJR", "Obj": annotation.reference, "Pg": self._pages[page]}
        )

    def _describe(self, node: Node, element: Any) -> None:
        """Add alternative text, a table cell's attributes, a note's name."""
        pydyf, source = self._pydyf, node.element
        if source is None:
            return
        if node.kind in ("Figure", "Formula"):
            element["Alt"] = pydyf.String(source.get("aria-label") or "")
            if node.box is not None:
                element["A"] = self._bounds(node)
        elif node.kind in ("TH", "TD"):
            attributes = pydyf.Dictionary({"O": "/Table"})
            if node.kind == "TH":
                attributes["Scope"] = "/Row" if source.get("scope") == "row" else "/Column"
            for key, name in (("ColSpan", "colspan"), ("RowSpan", "rowspan")):
                if source.get(name):
                    attributes[key] = int(source.get(name))
            if len(attributes) > 1:
                element["A"] = attributes
        elif node.kind == "Table" and source.get("aria-label"):
            summary = pydyf.String(source.get("aria-label"))
            element["A"] = pydyf.Dictionary({"O": "/Table", "Summary": summary})
        elif node.kind == "Note":
            self._notes += 1
            element["ID"] = pydyf.String(f"note-{self._notes}")
        elif node.kind == "L":
            numbering = "/Decimal" if source.tag == "ol" else "/None"
            element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": numbering})

    def _bounds(self, node: Node) -> Any:
        assert node.box is not None
        page = next((kid.page for kid in node.kids if isinstance(kid, Content)), 0)
        x1, y1, x2, y2 = node.box
        height = self._heights[page]
        box = (x1, height - y2, x2, height - y1)
        return self._pydyf.Dictionary(
            {
                "O": "/Layout",
                "Placement": "/Inline" if node.kind == "Formula" else "/Block",
                "BBox": self._pydyf.Array([one * _POINTS_PER_PIXEL for one in box]),
            }
        )
