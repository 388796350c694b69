"""Undo and redo: whatever is done, in whatever order, goes back and forth to identical rows."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from app.coding import actions as coding
from app.coding.actions import code_passages
from app.coding.rows import CodingDraft
from app.journeys import actions as journeys
from app.perspectives import actions as perspectives
from app.problems import Problem
from app.reports import actions as reports
from app.store.project import Project
from app.study import actions as study_actions
from app.study.rows import SourceStatus
from tests.builders import add, code, dialogue, new_study, reopen, text_of
from tests.made_studies import Copies, open_copy
from tests.store.claim_edits import CLAIM_FURNITURE
from tests.store.consent_edits import CONSENT_FURNITURE
from tests.store.edits import EDITS
from tests.store.picture_edits import PICTURE_FURNITURE
from tests.store.rows import Rows, all_rows, index_differs, strays, watch_parts

SEED = st.integers(0, 2**16)
EDIT = st.tuples(st.sampled_from(sorted(EDITS)), SEED)
TURN_BACK = st.sampled_from([("undo", 0), ("redo", 0)])
Edits = list[tuple[str, int]]
EXAMPLES = int(os.environ.get("COUNTERPOINT_EXAMPLES", "15"))
"""How many random sessions a run tries; a nightly run may ask for more."""
QUICK = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))


FURNITURE = {
    "save_query",
    "save_report",
    "add_sources",
    "make_code_path",
    "apply_code",
    "add_attribute",
    "add_case",
    "add_participant",
    "edit_code",
    "retire_codes",
    "link_case",
    "make_code_set",
    "freeze_codebook",
    "add_guide_question",
    "add_theme",
    "ask_for_recheck",
    "write_note",
    "link_passages",
    "make_category",
    "name_passage",
    "correct_transcript",
    "raise_concern",
    "close_concern",
    "sign_off",
}
"""What other edits need to bite on."""

JOURNEY_FURNITURE = (
    "add_case",
    "add_spell",
    "add_event",
    "add_point",
    "add_network",
    "add_person",
    "place_person",
    "link_evidence",
    "code_mark",
    "judge_event",
    "set_term",
)
"""What edits of journeys need to bite on, put there before a session begins."""

SESSIONS, ROUNDS = 90, 10
"""How many studies all edits are tried in, and how often in each, before one is said to do nothing."""

PUT_THERE = (*JOURNEY_FURNITURE, *PICTURE_FURNITURE, *CLAIM_FURNITURE, *CONSENT_FURNITURE, "stop")


class History:
    """A project and every state it should be able to go back and forth to."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.states: list[Rows] = [all_rows(project)]
        self.at = 0

    def edit(self, name: str, seed: int) -> None:
        """Do one thing; a refusal leaves everything as it was."""
        try:
            EDITS[name](self.project, Random(seed))
        except Problem:
            assert all_rows(self.project) == self.states[self.at]
        now = all_rows(self.project)
        if now != self.states[self.at]:
            self.states[self.at + 1 :] = [now]
            self.at += 1

    def undo(self) -> None:
        changes = self.project.undo()
        assert (changes is None) == (self.at == 0)
        self.at = max(0, self.at - 1)
        self.check()

    def redo(self) -> None:
        changes = self.project.redo()
        assert (changes is None) == (self.at == len(self.states) - 1)
        self.at = min(len(self.states) - 1, self.at + 1)
        self.check()

    def check(self) -> None:
        """What is stored is the state we should be at, and search finds just that."""
        assert all_rows(self.project) == self.states[self.at]
        assert not index_differs(self.project)


def furnish(project: Project) -> None:
    """Put enough into a study that every edit has something to bite on."""
    for seed, name in enumerate(["add_sources", "add_sources", "coder_named", "make_code_path", "add_area"]):
        EDITS[name](project, Random(seed))
    for name, tries in (("apply_code", 12), *((name, 9) for name in PUT_THERE)):
        for seed in range(tries):
            with suppress(Problem):
                EDITS[name](project, Random(seed))


def furnished(copies: Copies, folder: Path) -> Project:
    """A furnished study with nothing to undo yet, watched for parts that come without their whole."""
    project = open_copy(copies, folder, "furnished", furnish)
    watch_parts(project)
    return project


@QUICK
@given(st.lists(EDIT, min_size=1, max_size=25))
def test_everything_done_is_undone_and_redone_to_identical_rows(copies: Copies, session: Edits) -> None:
    with tempfile.TemporaryDirectory() as folder, furnished(copies, Path(folder)) as project:
        history = History(project)
        for name, seed in session:
            history.edit(name, seed)
        assert not index_differs(project)
        while history.at:
            history.undo()
        assert project.undo() is None
        while history.at < len(history.states) - 1:
            history.redo()
        assert project.redo() is None
        assert not strays(project)


@QUICK
@given(st.lists(st.one_of(EDIT, EDIT, TURN_BACK), min_size=2, max_size=25))
def test_undo_and_redo_between_edits_always_give_the_state_that_was(copies: Copies, session: Edits) -> None:
    with tempfile.TemporaryDirectory() as folder, furnished(copies, Path(folder)) as project:
        history = History(project)
        for name, seed in session:
            if name == "undo":
                history.undo()
            elif name == "redo":
                history.redo()
            else:
                history.edit(name, seed)
        history.check()


def test_a_step_of_many_rows_is_taken_back_in_few_statements(tmp_path: Path) -> None:
    """Each statement costs the database more than a row does; a row of many words has one of its own."""
    with new_study(tmp_path) as project:
        before = all_rows(project)
        long = dialogue("Long", [("Robin", f"day {day}: just bags, {'said nobody ' * 60}") for day in range(300)])
        add(project, long)
        places = [turn.speech_start for turn in long.turns]
        code_passages(project, rows=[CodingDraft("Long", place, place + 9, "Bags", "Ada") for place in places])
        after = all_rows(project)
        assert len(project._undo[-1].statements) < 20
        for _ in range(2):
            while project.undo():
                pass
            assert all_rows(project) == before
            while project.redo():
                pass
            assert all_rows(project) == after
        assert not index_differs(project)


def test_random_sessions_can_do_everything_a_user_can() -> None:
    """An action added later must be added to the random sessions too."""
    of_perspectives = {f"perspectives.{name}" for name in perspectives.__all__}
    of_others = {*study_actions.__all__, *coding.__all__, *journeys.__all__, *reports.__all__}
    assert of_others | of_perspectives <= set(EDITS)


def test_the_random_sessions_bite(copies: Copies, tmp_path: Path) -> None:
    """Every kind of edit changes something in some session, or the sessions above would prove little."""
    idle = set(EDITS)
    for seed in range(SESSIONS):
        (folder := tmp_path / str(seed)).mkdir()
        with furnished(copies, folder) as project:
            chance = Random(seed)
            for _ in range(ROUNDS):
                idle -= {name for name in chance.sample(sorted(idle), len(idle)) if bites(project, name, chance)}
        if not idle:
            break
    assert not idle


def bites(project: Project, name: str, chance: Random) -> bool:
    """Whether an edit changes something, after another that may give it something to change."""
    with suppress(Problem):
        EDITS[chance.choice(sorted(FURNITURE | {*PICTURE_FURNITURE}))](project, Random(chance.random()))
    before = all_rows(project)
    with suppress(Problem):
        EDITS[name](project, Random(chance.random()))
    return all_rows(project) != before


def test_a_part_without_its_whole_would_be_noticed(copies: Copies, tmp_path: Path) -> None:
    with furnished(copies, tmp_path) as project:
        with project.step("Wrong") as session:
            session.execute(text('INSERT INTO text_mark (version_id, start, "end") VALUES (1, 0, 1)'))
        assert strays(project) == {"text_mark"}


def test_menus_name_what_undo_and_redo_would_do(study: Project) -> None:
    assert (study.undo_label, study.redo_label) == (None, None)
    source, *_ = add(study, dialogue("Visit", [("Robin", "just bags in the car")]))
    code(study, source, "just bags", "Leaving")
    assert study.undo_label == "Code passages"
    study.undo()
    assert (study.undo_label, study.redo_label) == ("Import transcripts", "Code passages")
    study.redo()
    assert (study.undo_label, study.redo_label) == ("Code passages", None)


def test_something_new_takes_redo_away(study: Project) -> None:
    add(study, dialogue("One", [("Robin", "yes")]))
    study.undo()
    add(study, dialogue("Two", [("Robin", "no")]))
    assert study.redo_label is None
    assert study.redo() is None


def test_what_changes_nothing_is_no_step_to_undo(study: Project) -> None:
    coding.add_code(study, name="Leaving")
    study_actions.set_status(study, sources=[], status=SourceStatus.CODED)
    study.rename(study.name)
    assert study.undo_label == "Add code"


def test_both_stacks_are_empty_after_opening_again(study: Project) -> None:
    coding.add_code(study, name="Leaving")
    coding.add_code(study, name="Arriving")
    study.undo()
    with reopen(study) as again:
        assert (again.undo_label, again.redo_label) == (None, None)


def test_a_hundred_steps_of_one_session_go_back(study: Project) -> None:
    before = all_rows(study)
    for number in range(100):
        coding.add_code(study, name=f"Code {number}")
    while study.undo():
        pass
    assert all_rows(study) == before


@pytest.mark.parametrize("words", ["nul \0 inside", "it's", '"quoted"', "? :x %s", "é 👩‍👧 שלום", "\n\r\t"])
def test_any_words_come_back_letter_for_letter(study: Project, words: str) -> None:
    made = coding.add_code(study, name="Leaving")
    coding.edit_code(study, code=made, definition=words)
    before = all_rows(study)
    coding.edit_code(study, code=made, definition="other")
    study.undo()
    assert all_rows(study) == before
    coding.remove_code(study, code=made)
    study.undo()
    assert all_rows(study) == before


def test_an_import_of_many_transcripts_is_one_step(study: Project) -> None:
    before = all_rows(study)
    drafts = [dialogue(f"Visit {n}", [("Robin", f"words {n}"), ("Interviewer", "mm")]) for n in range(30)]
    sources = add(study, *drafts)
    study.undo()
    assert all_rows(study) == before
    study.redo()
    assert [text_of(study, source) for source in sources] == [draft.text for draft in drafts]
    assert not index_differs(study)
