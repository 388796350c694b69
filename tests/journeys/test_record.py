"""The official record of a child on the map: brought in with consent, measured, replaced, taken away."""

from pathlib import Path

import pytest

from app.exchange.record import read_return, record_draft
from app.journeys import actions
from app.journeys.draft_rows import RecordDraft
from app.journeys.measuring import facts
from app.journeys.rules import ssda903
from app.problems import Problem
from app.store.project import Project
from app.study import actions as study_actions
from app.study.rows import CaseId, ConsentScope
from tests.builders import person
from tests.exchange.record.tables import IDENTIFIERS, write_tables
from tests.journeys.made import child_case, journey_of, told


@pytest.fixture
def draft(tmp_path: Path) -> RecordDraft:
    return record_draft(read_return(write_tables(tmp_path)).of("A101"), ssda903())


@pytest.fixture
def case(study: Project) -> CaseId:
    made = child_case(study)
    robin = person(study, "Robin")
    study_actions.set_consent(study, participant=robin, scope=ConsentScope.ADMINISTRATIVE, given=True)
    return made


def test_the_vector_read_from_the_return_measures_as_the_domain_says(
    study: Project, case: CaseId, draft: RecordDraft
) -> None:
    assert actions.import_record(study, case=case, record=draft) == 16
    actions.set_journey(study, case=case, reviewed_on="30/06/2015")
    measured = next(one for one in facts(journey_of(study, case)).measures if one.teller.participant is None)
    placements = measured.placements
    assert placements is not None
    assert (placements.placements, len(placements.moves), placements.unplanned.known) == (5, 4, 2)
    assert [gap.days.at_least for gap in placements.gaps] == [17]
    assert measured.workers is not None
    assert measured.workers.changes == 2


def test_without_consent_to_administrative_data_nothing_is_brought_in(
    study: Project, case: CaseId, draft: RecordDraft
) -> None:
    robin = person(study, "Robin")
    study_actions.set_consent(study, participant=robin, scope=ConsentScope.ADMINISTRATIVE, given=False)
    with pytest.raises(Problem, match="no consent to “administrative data”"):
        actions.import_record(study, case=case, record=draft)
    assert journey_of(study, case).empty


def test_a_record_of_somebody_born_earlier_is_not_this_childs(
    study: Project, case: CaseId, draft: RecordDraft
) -> None:
    actions.set_journey(study, case=case, born="2011")
    with pytest.raises(Problem, match="before this child was born"):
        actions.import_record(study, case=case, record=draft)
    assert journey_of(study, case).empty


def test_a_second_record_replaces_the_first_only_when_that_is_said(
    study: Project, case: CaseId, draft: RecordDraft
) -> None:
    told(study, case, "Moved to May’s", "Robin", "7")
    actions.import_record(study, case=case, record=draft)
    before = journey_of(study, case)
    with pytest.raises(Problem, match="there already"):
        actions.import_record(study, case=case, record=draft)
    actions.import_record(study, case=case, record=draft, replace=True)
    after = journey_of(study, case)
    assert (len(after.spells), len(after.events)) == (len(before.spells), len(before.events)) == (12, 5)
    assert actions.remove_record(study, case=case) == 16
    assert [event.title for event in journey_of(study, case).events] == ["Moved to May’s"]
    study.undo()
    assert len(journey_of(study, case).spells) == 12


def test_no_identifier_reaches_the_file(study: Project, case: CaseId, draft: RecordDraft) -> None:
    actions.import_record(study, case=case, record=draft)
    path = study.path
    study.close()
    content = path.read_bytes()
    assert [word for word in IDENTIFIERS if word.encode() in content] == []
