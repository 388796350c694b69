"""Decides what stands on the pages of a theme summary: material in, plain document out.

The app counts and quotes; it never interprets. Every sentence here is standing text or computed from a count.
"""

from app.reports.compose.back import codebook, limits, notes, reading
from app.reports.compose.front import at_a_glance, title_page, who_took_part
from app.reports.compose.theme import theme_section
from app.reports.document import Block, ReportDocument
from app.reports.material import ReportMaterial
from app.reports.spec import Appendix

__all__ = ["compose"]


def compose(material: ReportMaterial) -> ReportDocument:
    """The whole report, in the order it is read."""
    blocks: list[Block] = [*title_page(material), *at_a_glance(material), *who_took_part(material)]
    for theme in material.themes:
        blocks += theme_section(theme, material.groups, material.spec)
    spec = material.spec
    blocks += [*limits(), *reading(spec), *(notes(material.notes) if Appendix.NOTES in spec.appendices else ())]
    blocks += codebook(material.codebook)
    footer = f"{material.study} · {spec.name} · pseudonymised, for the study team"
    return ReportDocument(spec.name, footer, tuple(blocks))
