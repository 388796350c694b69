"""Whatever a study holds: what is told before a deletion is what is deleted, and what stays is whole."""

import os
import tempfile
from functools import partial
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import studyfile
from app.problems import Problem
from app.safeguards import withdrawal
from app.safeguards.withdrawal.rows import PictureFate
from app.study import queries
from tests.builders import new_study
from tests.safeguards.withdrawn import ids, lived_in
from tests.store.rows import index_differs

EXAMPLES = int(os.environ.get("COUNTERPOINT_EXAMPLES", "15"))
QUICK = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))


@QUICK
@given(st.integers(0, 2**16))
def test_what_is_told_is_what_is_deleted_and_the_study_stays_whole(seed: int) -> None:
    chance = Random(seed)
    with tempfile.TemporaryDirectory() as folder, new_study(Path(folder)) as project:
        lived_in(project, chance)
        with project.reading() as session:
            people = queries.participants(session)
        if not people:
            return
        someone = chance.choice(people)
        with project.reading() as session:
            first = withdrawal.preview(session, someone.id)
            cases = [case.id for case in first.cases if chance.random() < 0.5]
            pictures = {one.id: chance.choice([*PictureFate]) for one in first.joint if chance.random() < 0.7}
            told = withdrawal.preview(session, someone.id, cases=cases, pictures=pictures)
        before = ids(project)
        replacing = [place.key for place in told.places if chance.random() < 0.5]
        delete = partial(
            withdrawal.delete_participant,
            project,
            participant=someone.id,
            on="2026-11-29",
            by="Tester",
            cases=cases,
            pictures=pictures,
            replacing=replacing,
        )
        if told.open_concerns:
            with pytest.raises(Problem, match="concern about them is still open"):
                delete()
            assert ids(project) == before
            return
        done = delete()
        after = ids(project)
        deleted = {table: len(before[table] - after[table]) for table in before}
        assert {table: many for table, many in deleted.items() if many} == told.rows
        made = {table for table in after if after[table] - before[table]}
        assert made <= {"withdrawal", "audit", "note"}
        assert done.counts == told.counts
        assert not index_differs(project)
        assert not [fault for finding in studyfile.check(project) for fault in finding.faults]
        with project.reading() as session:
            assert someone.id not in {row.id for row in queries.participants(session)}
