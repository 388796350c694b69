"""The framework matrix as a document: landscape tables by perspective, as many as the columns need."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from app.perspectives.framework_rows import Framework, FrameworkCellRow
from app.perspectives.framework_words import empty_words
from app.reports.compose.sentences import count, long_date
from app.reports.document import (
    Block,
    Cell,
    Column,
    Heading,
    Paragraph,
    ReportDocument,
    Run,
    Style,
    Table,
    TitleBlock,
    Turn,
    cell,
    plain,
)
from app.study.rows import ParticipantRow

TITLE = "Framework matrix"
CAUTION = "Contains pseudonymised data — do not circulate beyond the study team."
OWN_WORDS = (
    "Summaries are the researchers’ own words, one for each person and theme or code; what stands in brackets "
    "says why there is none."
)
ACROSS = 4
"""So many topics stand side by side on a page; more of them are a table of their own."""
NO_PERSPECTIVE = "No perspective yet"


@dataclass(frozen=True, slots=True)
class FrameworkMaterial:
    """The matrix as it may leave the study."""

    study: str
    date: date
    framework: Framework
    left_out: tuple[str, ...]
    """What stands nowhere in it, in sentences."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know."""
        found = self.framework
        return (
            OWN_WORDS,
            f"{found.summarised} of {found.size} cells summarised; {found.to_do} more have passages.",
            *self.left_out,
        )


def compose_framework(material: FrameworkMaterial) -> ReportDocument:
    """The whole document, in the order it is read."""
    people = count(len(material.framework.people), "person", "people")
    details = f"{long_date(material.date)} · {people}"
    blocks: list[Block] = [TitleBlock(TITLE, material.study, details, CAUTION)]
    blocks += [Paragraph(plain(note), Style.NOTE) for note in material.notes]
    blocks += [Turn(landscape=True), *_perspectives(material.framework)]
    return ReportDocument(TITLE, f"{material.study} · {TITLE}", tuple(blocks))


def _perspectives(found: Framework) -> Iterator[Block]:
    rows = list(zip(found.people, found.cells, strict=True))
    for number, (_, group) in enumerate(groupby(rows, key=lambda row: row[0].perspective)):
        theirs = list(group)
        first = theirs[0][0]
        name = first.perspective_name or NO_PERSPECTIVE
        yield Heading(1, name, first.perspective_palette, new_page=number > 0)
        for start in range(0, len(found.topics), ACROSS):
            yield _table(found, name, theirs, start)


def _table(
    found: Framework, name: str, rows: list[tuple[ParticipantRow, tuple[FrameworkCellRow, ...]]], start: int
) -> Table:
    topics = found.topics[start : start + ACROSS]
    part = (
        ""
        if len(found.topics) <= ACROSS
        else f", columns {start + 1} to {start + len(topics)} of {len(found.topics)}"
    )
    return Table(
        caption=f"{name}: what each person says{part}",
        description=f"One row a person, {count(len(rows), 'person', 'people')}; one column a theme or code: "
        f"{', '.join(topic.name for topic in topics)}.",
        columns=(
            Column(cell("Participant", bold=True), 2),
            *(Column(cell(topic.path, bold=True), 5) for topic in topics),
        ),
        rows=tuple(
            (cell(person.pseudonym, bold=True), *(_cell(person, one) for one in cells[start : start + ACROSS]))
            for person, cells in rows
        ),
        flows=True,
    )


def _cell(person: ParticipantRow, found: FrameworkCellRow) -> Cell:
    if not found.summary:
        return Cell(((Run(empty_words(person, found), quiet=True),),))
    return Cell(tuple((Run(line),) for line in found.summary.split("\n")))
