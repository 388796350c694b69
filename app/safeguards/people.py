"""Everybody who can be quoted, by the traits that may stand below a quotation (DOMAIN E-10)."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from app.safeguards.rules import Person, age_band
from app.study import queries as study
from app.study.rows import ParticipantId, ParticipantRow

AGE_ATTRIBUTES = ("age group", "age band", "age")
"""Attributes that tell an age, the study's own bands before numbers."""
PLACEMENT_ATTRIBUTES = ("placement type", "type of placement", "placement")
STANDPOINTS = {0: "young person", 1: "carer", 2: "practitioner"}
"""The word for one person of each of the first perspectives, by their place on the palette."""


def people(session: Session) -> dict[ParticipantId, Person]:
    """Every included participant with their traits: the circle in which a quoted one must not stand out."""
    return {row.id: person(row) for row in study.participants(session) if row.counted}


def person(row: ParticipantRow) -> Person:
    """The traits of one participant."""
    told = {name.casefold(): value for name, value in row.attributes}
    palette = row.perspective_palette
    return Person(
        id=row.id,
        pseudonym=row.pseudonym,
        standpoint="" if palette is None else STANDPOINTS.get(palette, _inside(row.perspective_name)),
        role=_inside(row.role),
        age=age_band(_first(told, AGE_ATTRIBUTES)),
        placement=_inside(_first(told, PLACEMENT_ATTRIBUTES)),
        area=row.area_name,
    )


def _first(told: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((told[name] for name in names if told.get(name)), "")


def _inside(name: str) -> str:
    """A name as it stands inside a line: "Carers" becomes "carers", "IROs" stays."""
    return name if len(name) > 1 and name[:2].isupper() else name[:1].lower() + name[1:]
