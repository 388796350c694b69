"""Real names in what is to leave as a file: looked for in every word of it, the researchers' own too."""

from collections.abc import Sequence

from app.journeys.layout.painted import Painted
from app.reports.document import (
    Bullets,
    Heading,
    Paragraph,
    Picture,
    Quote,
    ReportDocument,
    Run,
    Table,
    TitleBlock,
)
from app.reports.tables import PlainTable
from app.safeguards.refusing import Looking


def look_at_document(look: Looking, document: ReportDocument) -> None:
    """Every word of a document, by the heading it stands under."""
    look.at("The title page", document.title)
    look.at("The foot of the pages", document.footer)
    under = "the first heading"
    for block in document.blocks:
        match block:
            case TitleBlock():
                look.at("The title page", block.title, block.subtitle, block.details, block.caution)
            case Heading():
                look.at(f"A heading after {under}", block.text)
                under = look.called(block.text, "a heading with a name in it")
            case Paragraph():
                look.at(f"The words under {under}", block.text)
            case Quote():
                look.at(f"A quotation under {under}", block.words, block.attribution)
            case Bullets():
                look.at(f"The list under {under}", *(_text(item) for item in block.items))
            case Picture():
                look.at(f"A picture under {under}", block.caption, block.description, *block.words)
            case Table():
                _look_at_table(look, block, under)
            case _:
                continue


def _look_at_table(look: Looking, table: Table, under: str) -> None:
    called = look.called(table.caption, f"a table under {under}")
    heads = [column.header.text for column in table.columns]
    look.at(f"The headings of {called}", table.caption, table.description, *heads)
    for number, row in enumerate(table.rows, 1):
        _look_at_row(look, called, heads, [cell.text for cell in row], number)


def look_at_tables(look: Looking, tables: Sequence[PlainTable]) -> None:
    """Every word of some tables."""
    for table in tables:
        called = look.called(table.title, "a table")
        heads = [column.name for column in table.columns]
        look.at(f"The headings of {called}", table.title, *heads, *table.notes)
        for number, row in enumerate(table.rows, 1):
            words = [value if isinstance(value, str) else "" for value in row]
            _look_at_row(look, called, heads, words, number)


def _look_at_row(look: Looking, called: str, heads: Sequence[str], row: Sequence[str], number: int) -> None:
    for column, (head, words) in enumerate(zip(heads, row, strict=True), 1):
        if words:
            first = look.called(row[0] if column > 1 else "", str(number))
            look.at(f"The table {called}, row {first}, column {look.called(head, str(column))}", words)


def look_at_drawings(look: Looking, drawings: Sequence[Painted]) -> None:
    """Every word of some pictures, those too that are only read aloud."""
    for drawing in drawings:
        look.at("The words of the picture", *words_of(drawing))


def words_of(drawing: Painted) -> tuple[str, ...]:
    """Everything that is written in a picture or said of it."""
    written = "\n".join(label.text for label in drawing.labels)
    return drawing.title, drawing.described, written, *(mark.name for mark in drawing.marks)


def _text(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)
