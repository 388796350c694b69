"""Reads what a section could quote: its passages with whose they are, and why some may not be. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass

from app.coding import queries as coding
from app.coding.passages import passages_of
from app.coding.rows import CodeId
from app.store.project import Project
from app.study import queries as study
from app.study.rows import PerspectiveId, PerspectiveRow
from app.ui.reports.quotes.offered import Offered, offered
from app.ui.reports.sections import Part, Section


@dataclass(frozen=True, slots=True)
class Pool:
    """What a section could quote, and by what it can be looked through."""

    section: Section
    rows: tuple[Offered, ...] = ()
    perspectives: tuple[PerspectiveRow, ...] = ()
    """Those heard in it, in their order."""

    @property
    def order(self) -> list[PerspectiveId]:
        """The perspectives in their order."""
        return [row.id for row in self.perspectives]

    @property
    def areas(self) -> list[str]:
        """The areas of those heard in it, by name."""
        return sorted({voice.area_name for row in self.rows for voice in row.voices} - {""})


def read_pool(project: Project, section: Section, cancelled: Callable[[], bool]) -> Pool:
    """What this section could quote now."""
    if section.part is not Part.THEME:
        return Pool(section)
    with project.reading(cancelled) as session:
        tops = [CodeId(section.id)]
        if not section.code:
            tops = [code for theme in coding.themes(session) if theme.id == section.id for code in theme.codes]
        codes = dict.fromkeys(code for top in tops for code in coding.subtree(session, top))
        said = passages_of(session, list(codes))
        consents = {row.id: row.quote_consent for row in study.participants(session)}
        perspectives = study.perspectives(session)
    rows = tuple(offered(said, consents))
    heard = {voice.perspective for row in rows for voice in row.voices}
    return Pool(section, rows, tuple(row for row in perspectives if row.id in heard))
