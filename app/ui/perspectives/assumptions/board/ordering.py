"""Which assumptions the board and the register show, and in which order. No Qt."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.perspectives.claim_rows import Assessed, ClaimKind, Signal
from app.ui.perspectives.assumptions.claim_words import SIGNALS


class Order(StrEnum):
    """How cards are sorted, in the words of the chooser."""

    SIGNAL = "Strongest signal"
    REF = "Reference"
    OWN = "Our own order"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the reader chose to see; what is empty asks for nothing."""

    order: Order = Order.SIGNAL
    holder: str = ""
    """A name as `held_by` has it."""
    signal: Signal | None = None
    kind: ClaimKind | None = None
    words: str = ""

    @property
    def asks(self) -> bool:
        """Whether anything is left out."""
        return bool(self.holder or self.signal or self.kind or self.words.strip())


def chosen(board: Sequence[Assessed], wanted: Choice) -> list[Assessed]:
    """The assumptions in their order; `board` comes in the order that the researchers gave it."""
    rows = [row for row in board if _matches(row, wanted)]
    if wanted.order is Order.REF:
        rows.sort(key=lambda row: _in_numbers(row.claim.ref))
    elif wanted.order is Order.SIGNAL:
        rows.sort(key=lambda row: (SIGNALS.index(row.signal), -strength(row)))
    return rows


def strength(row: Assessed) -> int:
    """How many people speak against it, wholly or in part: which of two equal signals is the stronger."""
    return sum(len(group.challenges) + len(group.mixed) for group in row.groups)


def holders(board: Sequence[Assessed]) -> list[str]:
    """Everybody who holds one of them, each once."""
    return list(dict.fromkeys(name for row in board for name in row.claim.held_by))


def _matches(row: Assessed, wanted: Choice) -> bool:
    claim = row.claim
    told = f"{claim.ref} {claim.statement}".casefold()
    return (
        (not wanted.holder or wanted.holder in claim.held_by)
        and (wanted.signal is None or row.signal is wanted.signal)
        and (wanted.kind is None or claim.kind is wanted.kind)
        and all(word in told for word in wanted.words.casefold().split())
    )


def _in_numbers(ref: str) -> tuple[str, int, str]:
    """A-2 before A-10."""
    head = ref.rstrip("0123456789")
    digits = ref[len(head) :]
    return head.casefold(), int(digits or 0), ref
