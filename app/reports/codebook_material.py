"""What a codebook says of itself when it is put on paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.coding.rows import ChangeRow, CodebookVersionRow, CodeId, CodeRow, CodeSetRow


@dataclass(frozen=True, slots=True)
class CodebookMaterial:
    """Everything the document says, read once."""

    study: str
    date: date
    codes: tuple[CodeRow, ...]
    people: Mapping[CodeId, int]
    sets: tuple[CodeSetRow, ...]
    versions: tuple[CodebookVersionRow, ...]
    changes: tuple[ChangeRow, ...]
    """The newest first."""
