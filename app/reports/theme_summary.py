"""The theme summary from study to Word file: the one call for window and command line."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.orm import Session

from app.problems import Cancelled
from app.reports.compose import compose
from app.reports.gather import Progress, gather
from app.reports.spec import ReportSpec


@dataclass(frozen=True, slots=True)
class ReportResult:
    """Where the report lies, how many quotes it holds, and what its author should look at."""

    path: Path
    quotes: int
    warnings: tuple[str, ...]


def theme_summary(
    session: Session,
    spec: ReportSpec,
    out: Path,
    progress: Progress = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> ReportResult:
    """Write the theme summary of a study; `Problem` when it cannot be, `Cancelled` when told to stop."""
    from app.reports.word import write_word  # here, so that only writing loads python-docx and lxml

    material = gather(session, spec, progress=progress, cancelled=cancelled)
    document = compose(material)
    if cancelled():
        raise Cancelled
    write_word(document, out, date=spec.date)
    return ReportResult(out, sum(len(theme.quotes) for theme in material.themes), material.warnings)
