"""Concerns on regions and marks: they leave in no picture, and do not go unseen (E-09)."""

from pathlib import Path

import pytest

from app.coding import actions as coding
from app.coding import queries as codings
from app.coding.rows import SegmentId
from app.journeys.layout import Options
from app.problems import Problem
from app.reports.pictures import leaving
from app.safeguards.gates import export_faults, picture_past_gates
from app.safeguards.reasons import Reason
from app.store.project import Project
from app.study import actions
from app.study.rows import ConsentScope
from tests.builders import allow_quotes, new_study, person, signed_off
from tests.journeys.made import child_case, journey_of, spell
from tests.study.drawn import box, draw


def concern(project: Project, about: SegmentId) -> None:
    coding.raise_concern(project, about=about, kind="Neglect", by="Ada")


def test_a_mark_with_a_concern_is_on_the_map_and_in_no_picture(tmp_path: Path) -> None:
    project = new_study(tmp_path)
    case = child_case(project)
    allow_quotes(project, "Robin")
    kept = spell(project, case, "2010", "2012", by="Robin", code="U6")
    held = spell(project, case, "2012", "2014", by="Robin", code="K2")
    concern(project, SegmentId(held))
    journey = journey_of(project, case)
    assert {one.mark for one in journey.spells} == {kept, held}
    allowed = leaving(journey, Options())
    assert [one.mark for one in allowed.journey.spells] == [kept]
    assert allowed.warnings == ("1 mark is left out: a safeguarding concern stands there.",)
    with project.reading() as session:
        (row,) = codings.concerns(session)
        found = [fault.reason for fault in export_faults(session, segments=[SegmentId(held)])]
    assert row.where == "the map of Robin"
    assert found == [Reason.CONCERN]


def test_a_region_with_a_concern_keeps_its_picture_back_and_is_not_removed(study: Project) -> None:
    picture = draw(study)
    region = coding.mark_region(study, picture=picture, region=box(0.1, 0.1, 0.2, 0.2), label="the wall")
    signed_off(study)
    actions.set_consent(study, participant=person(study, "Robin"), scope=ConsentScope.DRAWINGS, given=True)
    concern(study, region)
    with study.reading() as session:
        told = {fault.reason for fault in export_faults(session, pictures=[picture])}
        (row,) = codings.concerns(session)
        with pytest.raises(Problem):
            picture_past_gates(session, picture)
    assert told == {Reason.PICTURE, Reason.CONCERN}
    assert row.where.endswith("region 1")
    with pytest.raises(Problem, match="still open"):
        coding.remove_region(study, segment=region)
    coding.close_concern(study, concern=row.id, by="Lead", on="2026-11-30", released=True)
    coding.remove_region(study, segment=region)
    with study.reading() as session:
        assert codings.concerns(session) == []
