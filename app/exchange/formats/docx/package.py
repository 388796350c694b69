"""The parts of a Word file, found by their relationships rather than by the names they usually have."""

import posixpath
from collections.abc import Callable

from lxml import etree

from app.exchange.formats.docx.names import word
from app.exchange.formats.old_office import is_old_office, old_office_problem
from app.exchange.formats.refusals import empty, not_a
from app.exchange.formats.xml import parse_xml
from app.exchange.formats.zips import MAGIC, Members


class WordPackage:
    """The main document of a Word file and the parts it refers to."""

    def __init__(self, data: bytes) -> None:
        if not data:
            raise empty()
        if is_old_office(data):
            raise old_office_problem(data)
        if not data.startswith(MAGIC):
            raise not_a("a Word document")
        self._members = Members(data)
        main = self._related("").get("officeDocument", "word/document.xml")
        if main not in self._members:
            raise not_a("a Word document")
        self._parts = self._related(main)
        self.document = parse_xml(self._members.read(main))
        if self.document.tag not in word("document"):
            raise not_a("a Word document")

    def part(self, kind: str, prepare: Callable[[bytes], bytes] = bytes) -> etree._Element | None:
        """The part of one kind, such as "footnotes", or None; `prepare` may shorten its bytes before parsing."""
        name = self._parts.get(kind)
        if name is None or name not in self._members:
            return None
        return parse_xml(prepare(self._members.read(name)))

    def _related(self, source: str) -> dict[str, str]:
        """Kind to name of the parts that `source` (the package itself when "") refers to."""
        folder, name = posixpath.split(source)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self._members:
            return {}
        found: dict[str, str] = {}
        for relation in parse_xml(self._members.read(relations)):
            if relation.get("TargetMode") != "External":
                kind = relation.get("Type", "").rpartition("/")[2]
                target = posixpath.join("/", folder, relation.get("Target", ""))
                found.setdefault(kind, posixpath.normpath(target).lstrip("/"))
        return found
