"""Whether an answer is as wanted: equal, other, more, less, known or not; no database."""

from contextlib import suppress

from app.coding.asking.conditions import Op
from app.problems import Problem
from app.study.rows import AttributeKind
from app.study.rules import clean_answer

Answer = int | str | None


Plain = int | str | float


class Test:
    """A test of answers of one kind; values a person wrote are read as answers of that kind are."""

    __test__ = False

    def __init__(self, op: Op, values: tuple[int | str, ...], kind: AttributeKind = AttributeKind.TEXT) -> None:
        self._op = op
        self._kind = kind
        self._values = [plain(kind, value) for value in values]

    def holds(self, answer: Answer) -> bool:
        """Whether the test holds of an answer; of None, only `MISSING` does."""
        if answer is None or answer == "":
            return self._op is Op.MISSING
        match self._op:
            case Op.KNOWN:
                return True
            case Op.MISSING:
                return False
            case Op.IS:
                return plain(self._kind, answer) in self._values
            case Op.IS_NOT:
                return plain(self._kind, answer) not in self._values
            case Op.MORE:
                return any(self._compared(answer, value) > 0 for value in self._values)
            case Op.LESS:
                return any(self._compared(answer, value) < 0 for value in self._values)

    def _compared(self, answer: int | str, value: Plain) -> int:
        """Below, at or above nought as the answer is less, equal or more; nought where they cannot be compared.

        Of two dates, no more is compared than both say: a day in 2026 is neither before nor after 2026.
        """
        given = plain(self._kind, answer)
        if self._kind is AttributeKind.DATE:
            one, other = str(given), str(value)
            known = min(len(one), len(other))
            one, other = one[:known], other[:known]
            return (one > other) - (one < other)
        if isinstance(given, str) or isinstance(value, str):
            return 0
        return (given > value) - (given < value)


def plain(kind: AttributeKind, value: int | str) -> Plain:
    """A value as it is compared: numbers as numbers, words whatever their case."""
    if isinstance(value, int):
        return value
    try:
        cleaned = clean_answer(kind, value)
    except Problem:
        cleaned = value
    if kind is AttributeKind.NUMBER:
        with suppress(ValueError):
            return float(cleaned)
    return cleaned.casefold()
