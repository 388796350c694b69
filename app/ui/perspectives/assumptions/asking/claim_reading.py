"""What the study offers to be said of an assumption: perspectives, areas, attributes, codes, themes. No Qt."""

from dataclasses import dataclass

from app.coding import queries as coding
from app.coding.rows import CodeRow
from app.coding.theme_rows import ThemeRow
from app.perspectives.claim_rows import ClaimRow
from app.store.project import Project
from app.study import queries as study
from app.study.rows import AreaRow, AttributeRow, PerspectiveRow


@dataclass(frozen=True, slots=True)
class Offered:
    """Everything there is to choose from."""

    perspectives: tuple[PerspectiveRow, ...]
    areas: tuple[AreaRow, ...]
    attributes: tuple[AttributeRow, ...]
    codes: tuple[CodeRow, ...]
    themes: tuple[ThemeRow, ...]


def read_offered(project: Project) -> Offered:
    """Reads it."""
    with project.reading() as session:
        return Offered(
            tuple(study.perspectives(session)),
            tuple(study.areas(session)),
            tuple(study.attributes(session)),
            tuple(coding.codes(session)),
            tuple(coding.themes(session)),
        )


def link_names(claim: ClaimRow, offered: Offered) -> list[tuple[str, str]]:
    """Further facts of an assumption in words: where it comes from, of whom it speaks, what it belongs to."""
    origin = ", ".join(filter(None, (claim.origin.value if claim.origin else "", claim.origin_reference)))
    attributes = {row.id: row.name for row in offered.attributes}
    limits = [
        limit.value if limit.attribute is None else f"{attributes.get(limit.attribute, '')}: {limit.value}"
        for limit in claim.scope
    ]
    codes = {row.id: row.path for row in offered.codes}
    themes = {row.id: row.name for row in offered.themes}
    return [
        ("Where it comes from", origin),
        ("Speaks of", "; ".join(limits)),
        ("Codes", "; ".join(codes[one] for one in claim.codes if one in codes)),
        ("Themes", "; ".join(themes[one] for one in claim.themes if one in themes)),
        ("Track", "" if claim.track is None else claim.track.capitalize()),
    ]
