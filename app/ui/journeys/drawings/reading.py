"""What the Drawings view shows, read in one session."""

from dataclasses import dataclass, field

from app.coding import queries as coding
from app.coding.region_rows import RegionRow
from app.coding.rows import CodeRow, SegmentId
from app.journeys.evidence_rows import MarkTold
from app.journeys.queries import marks_of_passage
from app.store.project import Project
from app.study import queries
from app.study.picture_rows import PictureId, PictureRow, RedactionRow
from app.study.rows import CaseId
from app.ui.journeys.drawings.canvas.shown import Key, Shown, shown_redaction, shown_region


@dataclass(frozen=True, slots=True)
class Seen:
    """The pictures there are, and everything about the one at hand."""

    pictures: tuple[PictureRow, ...] = ()
    counts: dict[PictureId, int] = field(default_factory=dict)
    picture: PictureRow | None = None
    regions: tuple[RegionRow, ...] = ()
    redactions: tuple[RedactionRow, ...] = ()
    marks: dict[SegmentId, tuple[MarkTold, ...]] = field(default_factory=dict)
    """Region -> the marks of maps that it stands behind."""
    codes: tuple[CodeRow, ...] = ()

    def region(self, key: Key | None) -> RegionRow | None:
        """The region of a key."""
        return next((row for row in self.regions if key is not None and row.id == key.segment), None)

    def redaction(self, key: Key | None) -> RedactionRow | None:
        """The redaction of a key."""
        return next((row for row in self.redactions if key is not None and row.id == key.redacted), None)

    @property
    def shown(self) -> list[Shown]:
        """All outlines of the picture."""
        regions = [shown_region(row) for row in self.regions]
        return [*regions, *(shown_redaction(row, number) for number, row in enumerate(self.redactions, 1))]


def read(project: Project, case: CaseId | None, wanted: PictureId | None, *, reader: str) -> Seen:
    """The pictures of a child (of all, when None), and the one wanted or else the first."""
    with project.reading() as session:
        rows = [row for row in queries.pictures(session) if not row.excluded]
        rows = [row for row in rows if case is None or case in row.cases]
        picture = next((row for row in rows if row.id == wanted), rows[0] if rows else None)
        if picture is None:
            return Seen(tuple(rows))
        regions = tuple(coding.regions(session, picture.id, reader=reader))
        return Seen(
            pictures=tuple(rows),
            counts=coding.region_counts(session),
            picture=picture,
            regions=regions,
            redactions=tuple(queries.redactions(session, picture.id)),
            marks={row.id: tuple(marks_of_passage(session, row.id)) for row in regions},
            codes=tuple(coding.codes(session)),
        )
