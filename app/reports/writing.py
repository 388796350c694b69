"""A report from study to Word file, past the gates and into the register: the one call for all who write one."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy.orm import Session

from app.problems import Cancelled
from app.reports.compose import compose
from app.reports.gather import Progress, gather
from app.reports.material import ReportMaterial
from app.reports.names import look_at_document
from app.reports.spec import ReportKind, ReportSpec
from app.reports.spec_json import spec_json
from app.safeguards.gates import NamesIn
from app.safeguards.refusing import Looking, MayNotLeave, no_names
from app.safeguards.register import ExportId, Held, let_leave
from app.store.project import Project
from app.store.put import Ready
from app.study.rows import ParticipantId


@dataclass(frozen=True, slots=True)
class ReportResult:
    """The finished file of a report, how many quotes it holds, and what its author should look at."""

    file: Ready
    quotes: int
    warnings: tuple[str, ...]
    changed: tuple[str, ...] = ()
    """What was left out or loosened to protect people, in sentences."""
    people: dict[ParticipantId, Held] | None = None
    """Whose words and pictures it holds."""
    settings: str = ""
    """The settings it was made from, as JSON."""
    export: ExportId | None = None
    """Its entry in the register of what left the study."""
    title: str = ""
    """Of tables, what they are called."""

    @property
    def path(self) -> Path:
        """Where it is to stand."""
        return self.file.out


def write_report(
    project: Project,
    spec: ReportSpec,
    out: Path,
    *,
    by: str,
    progress: Progress = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
    names_in: NamesIn = no_names,
) -> ReportResult:
    """Write a report and register that it leaves the study; a Problem, and nothing written, when it may not."""
    with project.reading(cancelled) as session:
        result = theme_summary(session, spec, out, progress, cancelled, names_in)
    return let_report_leave(project, spec, result, by=by)


def let_report_leave(
    project: Project, spec: ReportSpec, result: ReportResult, *, by: str, initiator: object | None = None
) -> ReportResult:
    """Register that a finished report leaves, and whose words are in it; put it in its place."""
    exports = let_leave(
        project,
        [result.file],
        kind=spec.kind.value,
        title=spec.name,
        by=by,
        settings=result.settings,
        people=result.people,
        initiator=initiator,
    )
    return replace(result, export=next(iter(exports), None))


def theme_summary(
    session: Session,
    spec: ReportSpec,
    out: Path,
    progress: Progress = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
    names_in: NamesIn = no_names,
) -> ReportResult:
    """Write a report beside its place; `Problem` when it may not leave, `Cancelled` when told to stop."""
    from app.reports.word import write_word  # here, so that only writing loads python-docx and lxml

    material = gather(session, spec, progress=progress, cancelled=cancelled, names_in=names_in)
    if material.leaving.faults:
        raise MayNotLeave(material.leaving.faults)
    document = compose(material)
    if cancelled():
        raise Cancelled
    look = Looking(names_in)
    look.at_file(out)
    look_at_document(look, document)
    look.refuse()
    file = write_word(document, out, date=spec.date)
    return ReportResult(
        file,
        len(material.quotes),
        material.warnings,
        changed=(
            *material.leaving.left_out,
            *(f"{one.pseudonym}: {one.said}." for one in material.leaving.loosened),
        ),
        people=held_by(material),
        settings=spec_json(session, spec),
    )


def held_by(material: ReportMaterial) -> dict[ParticipantId, Held]:
    """Whose words and whose pictures a report holds, and how many."""
    quotes = Counter(quote.participant for quote in material.quotes)
    pictures: Counter[ParticipantId] = Counter()
    for told in material.journeys:
        if material.spec.kind is ReportKind.JOURNEY:
            quotes.update(quote.participant for quote in told.quotes if quote.participant is not None)
        for teller in told.journey.tellers:
            if teller.participant is not None:
                pictures[teller.participant] += len(told.pages)
    return {person: Held(quotes[person], pictures[person]) for person in dict.fromkeys((*quotes, *pictures))}
