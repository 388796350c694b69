"""The short forms: one theme on two pages, one assumption on one or two (DOMAIN R-04)."""

from app.reports.compose.claims import claim_page, overview
from app.reports.compose.front import counts_said, question, sample_sentence, saying, scale_said, title_block
from app.reports.compose.theme import theme_section
from app.reports.document import Block, Bullets, Heading, Paragraph, Run, Style
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
        blocks += _under_title(material, theme_section(theme, material.groups, material.spec, say, brief=True))
    return [*blocks, *_foot(material, words=True)]


def assumption_sheet(material: ReportMaterial) -> list[Block]:
    """One assumption: what was written down before it was tested, how it fared, and what was decided."""
    say, smallest = saying(material), material.thresholds.small_cell
    blocks: list[Block] = [title_block(material)]
    for one in material.claims:
        claim = one.claim
        blocks += _under_title(material, claim_page(one, material.groups, say, smallest, level=1))
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
    return [*blocks, *_foot(material, words=False)]


def _under_title(material: ReportMaterial, section: list[Block]) -> list[Block]:
    """A section without its heading, where the title of the sheet says it already."""
    return section if material.spec.title else section[1:]


def _foot(material: ReportMaterial, *, words: bool) -> list[Block]:
    """Who was heard, how to read the counts, and what they cannot say; the words for shares where asked for."""
    say = saying(material)
    heard = (Run("Who was heard. ", bold=True), Run(f"{sample_sentence(material)} {_LIMIT}"))
    read = (Run("How to read the counts. ", bold=True), Run(counts_said(say)), *(scale_said(say) if words else ()))
    return [
        *question(material),
        Paragraph(heard, Style.NOTE),
        *([Paragraph(read, Style.NOTE)] if say.says else []),
    ]
