"""Regions of drawings stand behind marks as words do."""

import pytest

from app.coding import actions as coding
from app.coding.model import Segment
from app.coding.rows import SegmentId
from app.journeys import actions, queries
from app.journeys.evidence_rows import MarkKind
from app.problems import Problem
from app.store.project import Project
from app.study import actions as people
from app.study.model import Picture, Source, Speaker
from app.study.rows import SourceKind, SourceStatus
from tests.builders import person
from tests.journeys.made import a_code, child_case, journey_of, spell


def a_region(project: Project, drawn_by: str) -> SegmentId:
    """The second region of a drawing."""
    with project.step("Draw") as session:
        source = Source(
            name="River", kind=SourceKind.INTERVIEW, status=SourceStatus.CODED, format="png", file_sha256=b""
        )
        session.add(source)
        session.flush()
        session.add(Speaker(source_id=source.id, label=drawn_by, participant_id=person(project, drawn_by)))
        picture = Picture(source_id=source.id, page=1, kind="drawing", width=10, height=10)
        session.add(picture)
        session.flush()
        region = Segment(picture_id=picture.id, number=2, shape="{}", label="the wall")
        session.add(region)
        session.flush()
        return SegmentId(region.id)


def test_a_region_is_opened_from_its_mark_and_the_mark_from_the_region(study: Project) -> None:
    case, region = child_case(study), a_region(study, "Robin")
    mark = spell(study, case, "7", by="Robin", label="Aunt May")
    link = actions.link_evidence(study, mark=mark, evidence=region, by="Ada")
    assert (journey_of(study, case).evidence[mark].passages, journey_of(study, case).evidence[mark].regions) == (
        0,
        1,
    )
    with study.reading() as session:
        (found,) = queries.evidence_of(session, mark).regions
        (told_of,) = queries.marks_of_passage(session, region)
    assert (found.region, found.source_name, found.number, found.label) == (region, "River", 2, "the wall")
    assert (told_of.mark, told_of.kind, told_of.words) == (mark, MarkKind.SPELL, "Where I lived: Aunt May")
    actions.unlink_evidence(study, link=link)
    assert mark not in journey_of(study, case).evidence
    with study.reading() as session:
        assert session.get(Segment, region) is not None


def test_a_drawing_of_whoever_is_left_out_stands_behind_nothing(study: Project) -> None:
    case, region = child_case(study), a_region(study, "Robin's carer")
    mark = spell(study, case, "7", by="Robin")
    actions.link_evidence(study, mark=mark, evidence=region, by="Ada")
    people.set_excluded(study, participant=person(study, "Robin's carer"), excluded=True)
    assert mark not in journey_of(study, case).evidence
    with study.reading() as session:
        assert queries.evidence_of(session, mark).regions == ()
    with pytest.raises(Problem, match="left out"):
        actions.link_evidence(study, mark=mark, evidence=region, by="Ada")


def test_another_mark_is_no_evidence(study: Project) -> None:
    case = child_case(study)
    one, other = spell(study, case, "7", by="Robin"), spell(study, case, "8", by="Robin")
    with pytest.raises(Problem, match="no passage and no region"):
        actions.link_evidence(study, mark=one, evidence=other, by="Ada")


def test_a_region_is_coded_like_a_mark_and_a_retired_code_is_refused(study: Project) -> None:
    child_case(study)
    region = a_region(study, "Robin")
    code, coder = a_code(study)
    first = coding.code_segment(study, segment=region, code=code, coder=coder)
    assert coding.code_segment(study, segment=region, code=code, coder=coder) == first
    coding.uncode_segment(study, segment=region, code=code, coder=coder)
    coding.retire_codes(study, codes=[code])
    with pytest.raises(Problem, match="retired"):
        coding.code_segment(study, segment=region, code=code, coder=coder)
