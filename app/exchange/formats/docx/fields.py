"""Word's fields and moves, which begin and end at marks in the text: which of the marks really belong together."""

from lxml import etree

from app.exchange.formats.docx.names import BRANCHES, attribute, word

FIELD_MARK = word("fldChar")
MOVE_STARTS = word("moveFromRangeStart")
_MOVE_ENDS = word("moveFromRangeEnd")
_NEW_PLACES = word("moveToRangeStart")
_NOT_WALKED = (*word("del", "moveFrom"), BRANCHES[1])


def unclosed_fields(root: etree._Element) -> frozenset[etree._Element]:
    """The beginnings of fields that never end: taken as fields they would swallow the rest of the text."""
    begun: list[etree._Element] = []
    for mark in root.iter(*FIELD_MARK):
        if next(mark.iterancestors(*_NOT_WALKED), None) is not None:
            continue
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            begun.pop()
    return frozenset(begun)


def moves_away(root: etree._Element) -> frozenset[str]:
    """The ids of stretches that were moved: those that end, and whose new place is in the same part."""
    starts = list(root.iter(*MOVE_STARTS))
    if not starts:
        return frozenset()
    ended = {attribute(end, "id") for end in root.iter(*_MOVE_ENDS)}
    places = {attribute(place, "name") for place in root.iter(*_NEW_PLACES)}
    return frozenset(
        attribute(start, "id")
        for start in starts
        if attribute(start, "id") in ended and attribute(start, "name") in places
    )
