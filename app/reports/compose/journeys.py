"""Care journeys inside a report: on pages that lie on their side, by age alone (DOMAIN §6.6, E-12)."""

from collections.abc import Iterator, Sequence

from app.coding.note_rows import AboutKind
from app.reports.compose.journey import accounts_table, glance_bullets, measures_table, tellers_line
from app.reports.document import Block, Bullets, Heading, Paragraph, Picture, Run, Style, Turn, plain
from app.reports.journey_material import JourneyMaterial
from app.reports.material import NoteMaterial

LEGEND = (
    "How to read the map. Time runs from left to right, by age. Bars are where the child lived; their colour and "
    "pattern say what kind of placement. A filled triangle is a move that was not planned, a hollow one a "
    "planned move; a square is a legal decision, a circle a meeting, a star a good milestone, a cross a loss, a "
    "zig-zag a crisis. The line is wellbeing, solid where the person drew or rated it, dashed where it was "
    "inferred from what was said, broken where there is no account. Letters say who tells: Y the child, C a "
    "carer, P a practitioner, R the official record. Nothing is averaged between them."
)


def care_journeys(journeys: Sequence[JourneyMaterial], notes: Sequence[NoteMaterial]) -> list[Block]:
    """The maps with what they say, on landscape pages."""
    if not journeys:
        return []
    blocks: list[Block] = [Turn(landscape=True), Heading(1, "Care journeys")]
    for number, told in enumerate(journeys):
        blocks += _journey(told, notes, first=number == 0)
    return [*blocks, Turn(landscape=False)]


def _journey(told: JourneyMaterial, notes: Sequence[NoteMaterial], *, first: bool) -> Iterator[Block]:
    name = told.journey.pseudonym
    whose = f"{name}’{'' if name.endswith('s') else 's'}"
    yield Heading(2, f"{whose} journey", new_page=not first)
    many = len(told.pages)
    for number, page in enumerate(told.pages, 1):
        part = f", page {number} of {many}" if many > 1 else ""
        yield Picture(f"{whose} journey by age{part}", page.described, page.content, page.words)
    yield Paragraph((Run(LEGEND),), Style.NOTE)
    yield Heading(3, "At a glance")
    yield from glance_bullets(told)
    yield from tellers_line(told.journey)
    yield from _narrative(name, notes)
    yield from measures_table(told.journey, whose)
    yield from accounts_table(told.journey, whose)
    for network in told.networks[:1]:
        yield Picture(network.caption, network.described, network.content, network.words)
    if told.left_out:
        yield Paragraph(plain(f"Not shown of {whose} journey:"), Style.NOTE, keep_with_next=True)
        yield Bullets(tuple((Run(sentence, quiet=True),) for sentence in told.left_out))


def _narrative(name: str, notes: Sequence[NoteMaterial]) -> Iterator[Block]:
    """What the team wrote about the case and ticked for reports."""
    theirs = [note for note in notes if note.about is AboutKind.CASE and note.what == name]
    for note in theirs:
        for line in note.text.splitlines():
            if line.strip():
                yield Paragraph(plain(line.strip()))
