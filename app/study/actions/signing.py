"""Signing sources off as pseudonymised, and taking that back; a text or page that changes takes it away itself."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app.problems import Problem
from app.store.bulk import one_of
from app.store.project import Project
from app.study.model import SignOff, Source
from app.study.rows import SourceId
from app.study.rules import clean_date, clean_name


def sign_off(
    project: Project, *, sources: Sequence[SourceId], by: str, on: str, initiator: object | None = None
) -> int:
    """Say that somebody read these sources and that no real name is left in them (E-06); returns how many are new.

    Those signed off already keep who said so first.
    """
    signed_by, signed_on = clean_name(by), clean_date(on)
    if not signed_on:
        raise Problem("A sign-off needs its day.", "Say when the source was read.")
    with project.step("Sign off sources", initiator=initiator) as session:
        there = set(session.scalars(select(Source.id).where(one_of(Source.id, sources))))
        if there != set(sources):
            raise Problem("A source to be signed off is no longer in the study.")
        signed = set(session.scalars(select(SignOff.source_id).where(one_of(SignOff.source_id, sources))))
        fresh = [source for source in dict.fromkeys(sources) if source not in signed]
        session.add_all(SignOff(source_id=source, signed_by=signed_by, signed_on=signed_on) for source in fresh)
        return len(fresh)


def withdraw_sign_off(project: Project, *, sources: Sequence[SourceId], initiator: object | None = None) -> None:
    """Say that these sources are to be read for names once more: nothing of them is quoted until then."""
    with project.step("Withdraw sign-off", initiator=initiator) as session:
        drop_sign_off(session, sources)


def drop_sign_off(session: Session, sources: Sequence[int]) -> None:
    """What was signed off is no longer what is there; inside a step."""
    session.execute(
        delete(SignOff).where(one_of(SignOff.source_id, sources)).execution_options(synchronize_session=False)
    )
