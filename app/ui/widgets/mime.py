"""What is dragged inside the window: a code, a passage, a claim into a column, a quote into a report."""

from PySide6.QtCore import QMimeData

CODE = "application/x-counterpoint-code"
PASSAGE = "application/x-counterpoint-passage"
QUOTE = "application/x-counterpoint-quote"
CLAIM = "application/x-counterpoint-claim"


def code_mime(*codes: int) -> QMimeData:
    """A dragged code, or several, by their ids."""
    data = QMimeData()
    data.setData(CODE, " ".join(map(str, codes)).encode("ascii"))
    return data


def code_in(data: QMimeData) -> int | None:
    """The one code that is dragged; None when it is something else."""
    numbers = _numbers(data, CODE)
    return numbers[0] if len(numbers) == 1 else None


def codes_in(data: QMimeData) -> list[int]:
    """The codes that are dragged, one or several; none when it is something else."""
    return _numbers(data, CODE)


def add_passage(data: QMimeData, start: int, end: int) -> None:
    """Says which passage of the open transcript is dragged, in code points."""
    data.setData(PASSAGE, f"{start} {end}".encode("ascii"))


def passage_in(data: QMimeData) -> tuple[int, int] | None:
    """The dragged passage of the open transcript; None when it is something else."""
    numbers = _numbers(data, PASSAGE)
    return (numbers[0], numbers[1]) if len(numbers) == 2 else None


def quote_mime(*segments: int) -> QMimeData:
    """Passages dragged to be quoted, by the ids of their segments."""
    data = QMimeData()
    data.setData(QUOTE, " ".join(map(str, segments)).encode("ascii"))
    return data


def quotes_in(data: QMimeData) -> list[int]:
    """The segments that are dragged to be quoted; none when it is something else."""
    return _numbers(data, QUOTE)


def claim_mime(claim: int) -> QMimeData:
    """A dragged claim by its id."""
    data = QMimeData()
    data.setData(CLAIM, str(claim).encode("ascii"))
    return data


def claim_in(data: QMimeData) -> int | None:
    """The claim that is dragged; None when it is something else."""
    numbers = _numbers(data, CLAIM)
    return numbers[0] if len(numbers) == 1 else None


def _numbers(data: QMimeData, kind: str) -> list[int]:
    parts = bytes(data.data(kind).data()).decode("ascii", "replace").split() if data.hasFormat(kind) else []
    return [int(part) for part in parts] if all(part.isdigit() for part in parts) else []
