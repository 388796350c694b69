"""A report document as plain text, one block a line: what a golden file holds."""

from collections.abc import Iterator

from app.reports.document import (
    Block,
    Bullets,
    Contents,
    Heading,
    Paragraph,
    Picture,
    Quote,
    ReportDocument,
    Table,
    TitleBlock,
)


def outline(document: ReportDocument) -> str:
    """Everything a reader would read, in order, with what kind of thing it is."""
    lines = [f"title: {document.title}", f"footer: {document.footer}"]
    for block in document.blocks:
        lines += _lines(block)
    return "\n".join(lines) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case TitleBlock():
            yield f"title block: {block.title} | {block.subtitle} | {block.details} | {block.caution}"
        case Contents():
            yield f"contents: {block.title}, {block.depth} deep"
        case Heading():
            yield f"{'#' * block.level} {block.text}" + (
                "" if block.palette is None else f" (colour {block.palette})"
            )
        case Paragraph():
            yield f"{block.style}: {block.text}"
        case Quote():
            yield f"quote (colour {block.palette}): {block.words} — {block.attribution}"
        case Bullets():
            yield from ("* " + "".join(run.text for run in item) for item in block.items)
        case Table():
            yield f"table: {block.caption}"
            yield "  | " + " | ".join(column.header.text for column in block.columns)
            for row in block.rows:
                yield "  | " + " | ".join(_cell(cell.text, bar=cell.bar is not None) for cell in row)
        case Picture():
            yield f"picture: {block.caption} ({block.description})"
        case _:
            yield type(block).__name__


def _cell(text: str, *, bar: bool) -> str:
    return text.replace("\n", " / ") + (" =" if bar else "")
