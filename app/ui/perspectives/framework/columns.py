"""Which columns the framework matrix has, as somebody chose them and as this computer remembers it. No Qt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.coding.rows import CodeId, CodeSetId, CodeSetRow, ThemeId
from app.perspectives.framework_rows import Topic, TopicRow


class Choosing(StrEnum):
    """How columns are chosen."""

    THEMES = "themes"
    TOP_LEVEL = "top"
    SET = "set"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Columns:
    """A choice of columns: all of a kind, those of a set of codes, or some in an order of one's own."""

    choosing: Choosing = Choosing.THEMES
    code_set: CodeSetId | None = None
    chosen: tuple[Topic, ...] = ()

    def found(self, known: Sequence[TopicRow], sets: Sequence[CodeSetRow]) -> tuple["Columns", list[Topic]]:
        """The columns there are of it, and the choice they come to: without any, the themes or top-level codes."""
        topics = list(self._topics(known, sets))
        if topics:
            return self, topics
        for choosing in (Choosing.THEMES, Choosing.TOP_LEVEL):
            usual = Columns(choosing)
            if topics := list(usual._topics(known, sets)):
                return usual, topics
        return Columns(), []

    def _topics(self, known: Sequence[TopicRow], sets: Sequence[CodeSetRow]) -> Iterator[Topic]:
        there = {row.topic for row in known}
        match self.choosing:
            case Choosing.THEMES:
                yield from (row.topic for row in known if row.topic.theme is not None)
            case Choosing.TOP_LEVEL:
                yield from (row.topic for row in known if row.topic.code is not None and not row.depth)
            case Choosing.SET:
                held = next((row.codes for row in sets if row.id == self.code_set), ())
                yield from (Topic(code=code) for code in held)
            case Choosing.CHOSEN:
                yield from (topic for topic in self.chosen if topic in there)

    def kept(self) -> str:
        """The choice in a few letters, by numbers alone: nobody's words."""
        named = [f"t{topic.theme}" if topic.code is None else f"c{topic.code}" for topic in self.chosen]
        number = [] if self.code_set is None else [str(self.code_set)]
        return " ".join([self.choosing, *number, *named])


def columns_kept(words: str) -> Columns:
    """The choice that `Columns.kept` wrote down; the themes where it makes no sense."""
    choosing, *parts = words.split() or [""]
    if choosing not in set(Choosing):
        return Columns()
    if choosing == Choosing.SET:
        number = next((CodeSetId(int(part)) for part in parts if part.isdecimal()), None)
        return Columns(Choosing.SET, number) if number is not None else Columns()
    topics = [
        Topic(theme=ThemeId(int(part[1:]))) if part[0] == "t" else Topic(code=CodeId(int(part[1:])))
        for part in parts
        if part[0] in "tc" and part[1:].isdecimal()
    ]
    return Columns(Choosing(choosing), None, tuple(topics))
