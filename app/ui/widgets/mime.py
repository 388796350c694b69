"""What is dragged inside the window: a code onto a passage, a passage onto a code."""

from PySide6.QtCore import QMimeData

CODE = "application/x-counterpoint-code"
PASSAGE = "application/x-counterpoint-passage"


def code_mime(code: int) -> QMimeData:
    """A dragged code, by its id."""
    data = QMimeData()
    data.setData(CODE, str(code).encode("ascii"))
    return data


def code_in(data: QMimeData) -> int | None:
    """The code that is dragged; None when it is something else."""
    numbers = _numbers(data, CODE, 1)
    return numbers[0] if numbers else None


def add_passage(data: QMimeData, start: int, end: int) -> None:
    """Says which passage of the open transcript is dragged, in code points."""
    data.setData(PASSAGE, f"{start} {end}".encode("ascii"))


def passage_in(data: QMimeData) -> tuple[int, int] | None:
    """The dragged passage of the open transcript; None when it is something else."""
    numbers = _numbers(data, PASSAGE, 2)
    return (numbers[0], numbers[1]) if numbers else None


def _numbers(data: QMimeData, kind: str, count: int) -> list[int]:
    parts = bytes(data.data(kind).data()).decode("ascii", "replace").split() if data.hasFormat(kind) else []
    return [int(part) for part in parts] if len(parts) == count and all(p.isdigit() for p in parts) else []
