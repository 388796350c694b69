"""Reading where a study draws its lines."""

import json
from dataclasses import fields

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.perspectives.rules import Thresholds
from app.study.model import StudySetting

THRESHOLDS = "thresholds"
"""The name under which a study keeps its thresholds."""


def thresholds(session: Session) -> Thresholds:
    """The thresholds of the study; those of the field wherever it has none of its own."""
    told = session.scalar(select(StudySetting.value).filter_by(name=THRESHOLDS))
    chosen: dict[str, str] = {} if told is None else json.loads(told)
    usual = Thresholds()
    kinds = {one.name: type(getattr(usual, one.name)) for one in fields(Thresholds)}
    return Thresholds(**{name: kinds[name](value) for name, value in chosen.items() if name in kinds})


def as_text(chosen: Thresholds) -> str:
    """Thresholds as a study keeps them: only those that are its own."""
    usual = Thresholds()
    own = {one.name: str(getattr(chosen, one.name)) for one in fields(Thresholds)}
    return json.dumps({name: value for name, value in own.items() if value != str(getattr(usual, name))})
