"""The short forms: one theme on two pages, one assumption on one or two (DOMAIN R-04)."""

from app.reports.compose.claims import claim_page, overview
from app.reports.compose.front import how_to_read, question, sample_sentence, saying, title_block
from app.reports.compose.theme import theme_section
from app.reports.document import Block, Bullets, Heading, Paragraph, Run, Style, plain
from app.reports.material import ReportMaterial

_LIMIT = (
    "The people heard here were chosen for what they could tell, not drawn at random: the counts describe them, "
    "and say nothing about all children in care, carers or practitioners."
)


def two_pager(material: ReportMaterial) -> list[Block]:
    """One theme with its quotes, its counts and what they cannot say."""
    say = saying(material)
    blocks: list[Block] = [title_block(material)]
    for theme in material.themes:
        blocks += theme_section(theme, material.groups, material.spec, say, new_page=False)
    return [*blocks, *_foot(material)]


def assumption_sheet(material: ReportMaterial) -> list[Block]:
    """One assumption: what was written down before it was tested, how it fared, and what was decided."""
    say, smallest = saying(material), material.thresholds.small_cell
    blocks: list[Block] = [title_block(material)]
    for one in material.claims:
        claim = one.claim
        blocks += claim_page(one, material.groups, say, smallest, level=1)
        before = (
            ("If it were true we would hear", claim.if_true),
            ("It would surprise us to hear", claim.would_surprise),
            ("Why it matters", claim.why_it_matters),
        )
        told = tuple(
            (Run(f"{label}: ", bold=True), Run(words.strip())) for label, words in before if words.strip()
        )
        if told:
            blocks += [Heading(2, "Written down before it was tested"), Bullets(told)]
    if len(material.claims) > 1:
        blocks.append(overview(material.claims, say, smallest))
    return [*blocks, *_foot(material)]


def _foot(material: ReportMaterial) -> list[Block]:
    """Who was heard, how to read the counts, and what they cannot say."""
    return [
        Heading(2, "Who was heard"),
        *question(material),
        Paragraph(plain(sample_sentence(material))),
        *how_to_read(saying(material)),
        Paragraph(plain(_LIMIT), Style.NOTE),
    ]
