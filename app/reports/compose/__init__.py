"""Decides what stands on the pages of a report: material in, plain document out.

The app counts and quotes; it never interprets. Every sentence here is standing text, computed from a count, or
written by the researchers.
"""

from app.reports.compose.appendices import anonymisation, audit, framework_extract, negative_log
from app.reports.compose.back import codebook, limits, notes, reading
from app.reports.compose.claims import assumptions
from app.reports.compose.front import at_a_glance, footer, saying, title_page
from app.reports.compose.implications import implications
from app.reports.compose.journey import compose_journey
from app.reports.compose.journeys import care_journeys
from app.reports.compose.sample import sample_and_method
from app.reports.compose.short import assumption_sheet, two_pager
from app.reports.compose.theme import theme_section
from app.reports.compose.whole_codebook import compose_codebook
from app.reports.document import Block, ReportDocument
from app.reports.fingerprint import fingerprint
from app.reports.material import ReportMaterial
from app.reports.spec import Appendix, ReportKind

__all__ = ["compose"]

LETTERS = dict(zip(Appendix, "ABCDEF", strict=True))


def compose(material: ReportMaterial) -> ReportDocument:
    """The report of the kind that was asked for."""
    match material.spec.kind:
        case ReportKind.JOURNEY:
            return compose_journey(material.journeys[0])
        case ReportKind.CODEBOOK:
            assert material.whole_codebook is not None
            return compose_codebook(material.whole_codebook)
        case ReportKind.THEME:
            blocks = two_pager(material)
        case ReportKind.ASSUMPTION:
            blocks = assumption_sheet(material)
        case ReportKind.SUMMARY:
            blocks = _summary(material)
    return ReportDocument(material.spec.name, footer(material), tuple(blocks))


def _summary(material: ReportMaterial) -> list[Block]:
    """The whole report, in the order it is read."""
    say, spec = saying(material), material.spec
    blocks: list[Block] = [*title_page(material), *at_a_glance(material), *sample_and_method(material)]
    for theme in material.themes:
        blocks += theme_section(theme, material.groups, spec, say)
    blocks += assumptions(material.claims, material.groups, say, material.thresholds.small_cell)
    blocks += care_journeys(material.journeys, material.notes)
    blocks += [*implications(material), *limits(), *reading(material, say)]
    for appendix in Appendix:
        if appendix in spec.appendices:
            blocks += _appendix(material, appendix)
    return blocks


def _appendix(material: ReportMaterial, appendix: Appendix) -> list[Block]:
    title = f"Appendix {LETTERS[appendix]}: {_TITLES[appendix]}"
    match appendix:
        case Appendix.CODEBOOK:
            return codebook(material, title)
        case Appendix.FRAMEWORK:
            return [] if material.framework is None else framework_extract(material.framework, title)
        case Appendix.AUDIT:
            return audit(material, title, fingerprint(material))
        case Appendix.NEGATIVE_CASES:
            return negative_log(material, title)
        case Appendix.ANONYMISATION:
            return anonymisation(material, title)
        case Appendix.NOTES:
            return notes(material, title)


_TITLES = {
    Appendix.CODEBOOK: "codebook",
    Appendix.FRAMEWORK: "framework matrix",
    Appendix.AUDIT: "how this report was made, for audit",
    Appendix.NEGATIVE_CASES: "negative cases",
    Appendix.ANONYMISATION: "anonymisation",
    Appendix.NOTES: "researchers’ notes",
}
