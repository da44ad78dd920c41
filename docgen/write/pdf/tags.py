"""The structure tree of the PDF, built from the HTML's elements instead of WeasyPrint's boxes.

An element that pages cut in two is one structure element; what repeats (heads of tables, heads
and feet of pages, leaders) is an artifact; labels, captions, notes and formulas have their own
types. `data-t` in the HTML names an element's type, "" none, "artifact" an artifact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from docgen.write.pdf.words import Words

_TYPES = {
    "p": "P",
    "h1": "H",
    "h2": "H",
    "h3": "H",
    "h4": "H",
    "h5": "H",
    "h6": "H",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "a": "Link",
}
_KEPT_EMPTY = frozenset({"TD", "TH", "TR", "Document"})
_SVG = "{http://www.w3.org/2000/svg}"


@dataclass(slots=True, eq=False)
class Node:
    """A structure element in the making; kids are nodes, marked content and annotations."""

    kind: str
    parent: Node | None
    element: Any = None
    kids: list[Node | Content | Annotation] = field(default_factory=list)
    box: tuple[float, float, float, float] | None = None

    def add(self, kind: str, element: Any = None) -> Node:
        """Return a new last kid."""
        kid = Node(kind, self, element)
        self.kids.append(kid)
        return kid


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content: page index and its number there."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True, eq=False)
class Annotation:
    """A link annotation of a page."""

    page: int
    annotation: Any


ARTIFACT = Node("artifact", None)


class Tree:
    """Collects the structure of all pages, page by page."""

    def __init__(self, roots: Iterable[Any]) -> None:
        """Know the elements below the HTML trees `roots`."""
        self.document = Node("Document", None)
        self.words = Words()
        self.repeated = Words()
        self._parents: dict[Any, Any] = {}
        self._named: dict[Any, dict[str, Any]] = {}
        self._root_of: dict[Any, Any] = {}
        for root in roots:
            names = self._named.setdefault(root, {})
            for parent in root.iter():
                if identifier := parent.get("id"):
                    names.setdefault(identifier, parent)
                self._root_of[parent] = root
                for kid in parent:
                    self._parents[kid] = parent
        self._nodes: dict[Any, Node] = {}
        self._heads: dict[Any, int] = {}

    def node(self, element: Any) -> Node:
        """Return the structure element in which `element`'s content stands."""
        found = self._nodes.get(element)
        if found is None:
            found = self._nodes[element] = self._new(element)
        return found

    def _new(self, element: Any) -> Node:
        above = self._parents.get(element)
        if above is None:
            return self.document
        parent = self._owner(element) or self.node(above)
        if parent is ARTIFACT:
            return ARTIFACT
        kind = element.get("data-t")
        if kind is None:
            kind = _TYPES.get(element.tag, "")
        if kind == "artifact":
            return ARTIFACT
        if not kind or (kind == "Link" and not element.get("href")):
            return parent
        if kind == "LBody" and parent.kind == "LI":
            for kid in parent.kids:
                if isinstance(kid, Node) and kid.kind == "LBody":
                    return kid
        if kind == "Link" and parent.kind == "TOCI":
            parent = parent.add("Reference")
        return parent.add(kind, element)

    def _owner(self, element: Any) -> Node | None:
        """Return the table or figure that a caption belongs to."""
        owner = element.get("data-for")
        if owner is None:
            return None
        target = self._named[self._root_of[element]].get(owner)
        return None if target is None else self.node(target)

    # --- boxes -------------------------------------------------------------------------------

    def page(self, number: int, page_box: Any, tags: dict[Any, Any]) -> set[int]:
        """Add a page; return the numbers of its marked content that is an artifact."""
        artifacts: set[int] = set()
        self._box(page_box, number, tags, artifacts, artifact=False)
        artifacts.update(mark["mcid"] for mark in tags.values())
        return artifacts

    def _box(
        self, box: Any, page: int, tags: dict[Any, Any], artifacts: set[int], *, artifact: bool
    ) -> None:
        box = getattr(box, "_box", box) if type(box).__name__ == "AbsolutePlaceholder" else box
        element = box.element
        kind = type(box).__name__
        node = ARTIFACT
        if not artifact:
            if kind == "MarginBox":
                artifact = True
            elif element is not None:
                if element.tag == "thead" and self._heads.setdefault(element, page) != page:
                    artifact = True
                else:
                    node = self._place(box, element)
                    artifact = node is ARTIFACT
            else:
                node = self.document
        mark = tags.pop(box, None)
        if mark is not None:
            if artifact:
                artifacts.add(mark["mcid"])
                if (text := getattr(box, "text", None)) is not None:
                    self.repeated.add(page, mark["mcid"], text, element)
            else:
                self._content(node, box, page, mark["mcid"])
        if box.link_annotation and not artifact:
            self._link(node, page, box.link_annotation)
        for child in getattr(box, "children", ()):
            self._box(child, page, tags, artifacts, artifact=artifact)

    def _place(self, box: Any, element: Any) -> Node:
        tag = str(box.element_tag)
        if tag.endswith("::footnote-call"):
            parent = self.node(self._parents[element])
            return parent if parent is ARTIFACT else parent.add("Reference")
        node = self.node(element)
        if tag.endswith("::footnote-marker") and node is not ARTIFACT:
            return node.add("Lbl")
        return node

    def _content(self, node: Node, box: Any, page: int, mcid: int) -> None:
        node.kids.append(Content(page, mcid))
        text = getattr(box, "text", None)
        if text is not None:
            self.words.add(page, mcid, text, box.element)
            return
        if node.kind in ("Figure", "Formula") and node.box is None:
            x, y = box.content_box_x(), box.content_box_y()
            node.box = (x, y, x + box.width, y + box.height)

    @staticmethod
    def _link(node: Node, page: int, annotation: Any) -> None:
        at: Node | None = node
        while at is not None and at.kind != "Link":
            at = at.parent
        owner = at or node.add("Link")
        owner.kids.append(Annotation(page, annotation))


def prune(node: Node) -> bool:
    """Remove empty elements below `node`; return whether `node` itself stays."""
    node.kids = [kid for kid in node.kids if not isinstance(kid, Node) or prune(kid)]
    return bool(node.kids) or node.kind in _KEPT_EMPTY


def number_headings(node: Node) -> None:
    """Give headings H1–H6 in steps of one, as the standard wants, whatever their level."""
    levels: list[int] = []
    for heading in _headings(node):
        level = int(heading.element.get("data-level", "1"))
        while levels and levels[-1] >= level:
            levels.pop()
        levels.append(level)
        heading.kind = f"H{min(len(levels), 6)}"


def _headings(node: Node) -> Iterator[Node]:
    for kid in node.kids:
        if isinstance(kid, Node):
            if kid.kind == "H":
                yield kid
            yield from _headings(kid)
