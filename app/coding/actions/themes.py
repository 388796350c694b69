"""Everything a researcher can do with themes; every function is one step that can be undone."""

from collections.abc import Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.coding.marking import delete_if_bare, segment_of
from app.coding.model import Theme, ThemeCode, ThemePassage
from app.coding.note_rows import PassagePlace
from app.coding.rows import CodeId, SegmentId, ThemeId
from app.coding.theme_rows import ThemeStatus
from app.language.normalise import normalise
from app.store.project import Project
from app.study.actions.finding import get, refuse_taken
from app.study.actions.placing import put
from app.study.rules import clean_name


def add_theme(
    project: Project, *, name: str, statement: str = "", codes: Sequence[CodeId] = (), by: str = ""
) -> ThemeId:
    """Add a theme after the others, built from codes; a Problem when another has the name."""
    with project.step("Add theme") as session:
        refuse_taken(session, Theme.name, clean_name(name), None)
        last = session.scalar(select(func.max(Theme.position)))
        row = Theme(
            name=clean_name(name),
            statement=_text(statement),
            position=0 if last is None else last + 1,
            made_by=by.strip(),
        )
        session.add(row)
        session.flush()
        session.add_all(ThemeCode(theme_id=row.id, code_id=code) for code in dict.fromkeys(codes))
        return ThemeId(row.id)


def edit_theme(
    project: Project,
    *,
    theme: ThemeId,
    name: str | None = None,
    statement: str | None = None,
    scope: str | None = None,
    status: ThemeStatus | None = None,
    contrary: str | None = None,
    report_text: str | None = None,
    initiator: object | None = None,
) -> None:
    """Change what is given of a theme and leave the rest."""
    with project.step("Edit theme", initiator=initiator) as session:
        row = _theme(session, theme)
        if name is not None:
            refuse_taken(session, Theme.name, clean_name(name), row)
            row.name = clean_name(name)
        if statement is not None:
            row.statement = _text(statement)
        if scope is not None:
            row.scope = _text(scope)
        if status is not None:
            row.status = status.value
        if contrary is not None:
            row.contrary = _text(contrary)
        if report_text is not None:
            row.report_text = _text(report_text)


def move_theme(project: Project, *, theme: ThemeId, position: int) -> None:
    """Put a theme at another place in the order."""
    with project.step("Move theme") as session:
        rows = list(session.scalars(select(Theme).order_by(Theme.position, Theme.id)))
        put(_theme(session, theme), rows, position)


def remove_theme(project: Project, *, theme: ThemeId) -> None:
    """Remove a theme with what was named for and against it; codes and their passages stay."""
    with project.step("Remove theme") as session:
        row = _theme(session, theme)
        segments = list(session.scalars(select(ThemePassage.segment_id).filter_by(theme_id=theme)))
        session.delete(row)
        session.flush()
        for segment in segments:
            delete_if_bare(session, segment)


def set_theme_codes(project: Project, *, theme: ThemeId, codes: Sequence[CodeId]) -> None:
    """Say which codes a theme is built from."""
    with project.step("Set codes of theme") as session:
        _theme(session, theme)
        known = set(session.scalars(select(ThemeCode.code_id).filter_by(theme_id=theme)))
        session.execute(delete(ThemeCode).where(ThemeCode.theme_id == theme, ThemeCode.code_id.not_in(codes)))
        session.add_all(
            ThemeCode(theme_id=theme, code_id=code) for code in dict.fromkeys(codes) if code not in known
        )


def name_passage(
    project: Project, *, theme: ThemeId, place: PassagePlace, contrary: bool, note: str = ""
) -> SegmentId:
    """Name a passage for a theme or against it; named before, it changes sides. A Problem where nobody speaks."""
    with project.step("Name passage against theme" if contrary else "Name passage for theme") as session:
        _theme(session, theme)
        segment = segment_of(session, place.version, place.span)
        row = session.scalars(select(ThemePassage).filter_by(theme_id=theme, segment_id=segment)).one_or_none()
        if row is None:
            session.add(ThemePassage(theme_id=theme, segment_id=segment, contrary=contrary, note=_text(note)))
        else:
            row.contrary = contrary
            row.note = _text(note) or row.note
        return SegmentId(segment)


def unname_passage(project: Project, *, theme: ThemeId, segment: SegmentId) -> None:
    """Take a passage away from a theme; one that nothing else holds on to goes with it."""
    with project.step("Take passage from theme") as session:
        session.execute(delete(ThemePassage).filter_by(theme_id=theme, segment_id=segment))
        delete_if_bare(session, segment)


def _theme(session: Session, theme: ThemeId) -> Theme:
    return get(session, Theme, theme, "theme")


def _text(words: str) -> str:
    return normalise(words).strip()
