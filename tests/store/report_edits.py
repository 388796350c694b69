"""What a user can do with saved reports, done to whatever happens to be there."""

from datetime import date
from random import Random

from app.coding import queries as codings
from app.reports import actions
from app.reports.saved import SavedReportId, saved_reports
from app.reports.spec import Appendix, ReportSpec, Stage, ThemeChoice, Wording
from app.store.project import Project
from app.study import queries

NAMES = ("What we heard", 'it\'s "theirs"', "שלום", "👩\u200d👧 home")


def _spec(project: Project, chance: Random) -> ReportSpec:
    with project.reading() as session:
        themes = [ThemeChoice(theme=row.id) for row in codings.themes(session)]
        codes = [ThemeChoice(code=row.id) for row in codings.codes(session)]
        cases = [row.id for row in queries.cases(session)]
    sections = [*themes, *codes]
    return ReportSpec(
        date=date(2026, chance.randint(1, 12), chance.randint(1, 28)),
        title=chance.choice(NAMES),
        stage=chance.choice(list(Stage)),
        wording=chance.choice(list(Wording)),
        themes=chance.choice([None, tuple(chance.sample(sections, min(2, len(sections))))]),
        journeys=tuple(cases[:1]),
        appendices=frozenset(chance.sample(list(Appendix), 2)),
    )


def _saved(project: Project, chance: Random) -> list[SavedReportId]:
    with project.reading() as session:
        rows = saved_reports(session)
    return [chance.choice(rows).id] if rows else []


def save_report(project: Project, chance: Random) -> object:
    name = f"{chance.choice(NAMES)} {chance.randint(1, 3)}"
    return actions.save_report(project, name=name, spec=_spec(project, chance), made_by="Ada")


def change_report(project: Project, chance: Random) -> None:
    for report in _saved(project, chance):
        actions.change_report(project, report=report, spec=_spec(project, chance))


def rename_report(project: Project, chance: Random) -> None:
    for report in _saved(project, chance):
        actions.rename_report(project, report=report, name=f"{chance.choice(NAMES)} {chance.randint(1, 3)}")


def move_report(project: Project, chance: Random) -> None:
    for report in _saved(project, chance):
        actions.move_report(project, report=report, position=chance.randint(0, 2))


def remove_report(project: Project, chance: Random) -> None:
    for report in _saved(project, chance):
        actions.remove_report(project, report=report)


REPORT_EDITS = (save_report, change_report, rename_report, move_report, remove_report)
