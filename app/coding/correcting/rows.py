"""What correcting tells: what a new text would do to turns and passages, before anything is stored."""

from dataclasses import dataclass, field
from enum import StrEnum

from app.coding.rows import SegmentId
from app.language.anchoring import Fate
from app.language.changes import Change
from app.language.spans import Span
from app.language.turns.carrying import CarriedTurn
from app.study.rows import SourceId, VersionId
from app.study.version_rows import NewSpeaker


@dataclass(frozen=True, slots=True)
class PassageFate:
    """What becomes of one passage; `new` is None where it cannot be placed.

    The words are there only of passages that do not simply keep them.
    """

    segment: SegmentId
    fate: Fate
    old: Span
    new: Span | None
    codes: tuple[str, ...] = ()
    """Names of the codes on it; none where a note, a theme or a link holds it."""
    old_words: str = ""
    new_words: str = ""
    number: int = 0
    """The turn it begins in: in the new text, of a lost one in the old; 0 outside every turn."""
    waited: bool = False
    """An earlier correction could not place it."""
    hidden: bool = False
    """Only people left out of the study are heard in it: it goes along unseen."""
    heard: tuple[int, ...] = ()
    """The turns of the new text, by their place in the list, whose speech it touches."""


class TurnFate(StrEnum):
    """What a correction does to a turn."""

    NEW = "new turn"
    RELABELLED = "other label"
    GONE = "no turn any more"


@dataclass(frozen=True, slots=True)
class TurnChange:
    """One turn that was made, unmade or given to another label."""

    fate: TurnFate
    label: str
    """Its label now; of one that is gone, the label it had."""
    before: str
    """The label it had, where that is another one."""
    number: int
    """Its number in the new text; of one that is gone, its number in the old."""
    place: int
    """Where it stands in the new text; where its words would stand."""


@dataclass(frozen=True, slots=True)
class CorrectionPlan:
    """A corrected text with all that follows from it, to be looked at and then stored."""

    source: SourceId
    version: VersionId
    """The text it corrects."""
    text: str = field(repr=False)
    changes: tuple[Change, ...]
    turns: tuple[CarriedTurn, ...]
    marks: tuple[Span, ...]
    turn_changes: tuple[TurnChange, ...]
    new_speakers: tuple[NewSpeaker, ...]
    passages: tuple[PassageFate, ...]

    @property
    def shown(self) -> tuple[PassageFate, ...]:
        """The passages that may be seen."""
        return tuple(passage for passage in self.passages if not passage.hidden)

    @property
    def lost(self) -> int:
        """How many passages that may be seen cannot be placed."""
        return len(self.of(Fate.LOST))

    def of(self, fate: Fate) -> tuple[PassageFate, ...]:
        """The passages of one fate that may be seen."""
        return tuple(passage for passage in self.shown if passage.fate is fate)
