"""What is shown on a picture: regions and redactions, alike enough for one hand."""

from dataclasses import dataclass
from enum import Enum

from app.coding.region_rows import RegionRow
from app.coding.rows import SegmentId
from app.pictures.regions.region import Region, Shape
from app.study.picture_rows import RedactionId, RedactionRow


@dataclass(frozen=True, slots=True)
class Key:
    """Which region or redaction."""

    redaction: bool
    id: int

    @property
    def segment(self) -> SegmentId | None:
        """The region; None for a redaction."""
        return None if self.redaction else SegmentId(self.id)

    @property
    def redacted(self) -> RedactionId | None:
        """The redaction; None for a region."""
        return RedactionId(self.id) if self.redaction else None


@dataclass(frozen=True, slots=True)
class Shown:
    """One outline on the picture."""

    key: Key
    region: Region
    number: int
    words: str
    """Beside its number: its codes, else what is seen there, else why it is redacted."""
    name: str
    """As it is read out."""
    colours: tuple[int, ...] = ()
    """Of its codes."""


class Tool(Enum):
    """What the hand does: choose, or draw a shape."""

    SELECT = "Select"
    BOX = "Box"
    ELLIPSE = "Ellipse"
    SHAPE = "Shape"
    FREEHAND = "Freehand"
    REDACT = "Redact"

    @property
    def shape(self) -> Shape | None:
        """What it draws."""
        return _SHAPES.get(self)


_SHAPES = {
    Tool.BOX: Shape.RECTANGLE,
    Tool.ELLIPSE: Shape.ELLIPSE,
    Tool.SHAPE: Shape.POLYGON,
    Tool.FREEHAND: Shape.FREEHAND,
    Tool.REDACT: Shape.RECTANGLE,
}
_MANY = 2


def shown_region(row: RegionRow) -> Shown:
    """A region as it is shown."""
    names = list(dict.fromkeys(code.name for code in row.codes))
    more = f" +{len(names) - _MANY}" if len(names) > _MANY else ""
    coded = f", coded {', '.join(names)}" if names else ", not coded"
    return Shown(
        key=Key(False, row.id),
        region=row.region,
        number=row.number,
        words=", ".join(names[:_MANY]) + more if names else row.label,
        name=f"Region {row.title}{coded}",
        colours=tuple(dict.fromkeys(code.colour for code in row.codes)),
    )


def shown_redaction(row: RedactionRow, number: int) -> Shown:
    """A redaction as it is shown."""
    why = f": {row.reason}" if row.reason else ""
    return Shown(Key(True, row.id), row.region, number, row.reason or "Redacted", f"Redaction {number}{why}")
