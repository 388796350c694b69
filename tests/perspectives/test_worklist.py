"""The worklist of the sample study: what it asks, how it is put aside, and that it goes with its cause."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.exchange.sample import make_sample
from app.perspectives.actions import dismiss_prompt, edit_claim, restore_prompt
from app.perspectives.queries import worklist
from app.perspectives.worklist_rows import Prompt, PromptKind
from app.problems import Problem
from app.store.project import Project
from app.study import actions
from tests.builders import person
from tests.made_studies import Copies, open_copy
from tests.store.rows import all_rows


@pytest.fixture
def sample(copies: Copies, tmp_path: Path) -> Iterator[Project]:
    with open_copy(copies, tmp_path, "sample", make_sample) as project:
        yield project


def asked(project: Project, kind: PromptKind) -> list[Prompt]:
    with project.reading() as session:
        return [row for row in worklist(session) if row.key.kind is kind]


def test_silence_names_those_who_were_not_asked(sample: Project) -> None:
    (row,) = asked(sample, PromptKind.SILENT)
    assert row.about.startswith("A-06 ")
    assert [(name, told) for _, name, told in row.people] == [("Kieran", False), ("Robin", False)]


def test_what_nearly_everybody_raises_names_who_did_not(sample: Project) -> None:
    rows = {(row.about, tuple(name for _, name, _ in row.people)) for row in asked(sample, PromptKind.COMMON)}
    assert ("Voice", ("Beth",)) in rows


def test_whoever_is_excluded_is_asked_about_no_more(sample: Project) -> None:
    actions.set_excluded(sample, participant=person(sample, "Beth"), excluded=True)
    assert "Beth" not in {name for row in asked(sample, PromptKind.COMMON) for _, name, _ in row.people}


def test_a_move_of_which_record_and_child_differ_leads_to_the_childs_account(sample: Project) -> None:
    (row,) = asked(sample, PromptKind.RECORD)
    assert row.about == "The journey of Robin"
    assert row.mark is not None


def test_a_rival_explanation_that_is_written_takes_its_prompt_along(sample: Project) -> None:
    rows = asked(sample, PromptKind.RIVAL)
    assert rows[0].key.claim is not None
    edit_claim(sample, claim=rows[0].key.claim, rival="They were told, and it was forgotten.")
    assert asked(sample, PromptKind.RIVAL) == rows[1:]
    sample.undo()
    assert asked(sample, PromptKind.RIVAL) == rows


def test_a_prompt_is_put_aside_with_a_reason_and_taken_up_again(sample: Project) -> None:
    before = all_rows(sample)
    prompt = asked(sample, PromptKind.SILENT)[0].key
    with pytest.raises(Problem, match="needs a reason"):
        dismiss_prompt(sample, prompt=prompt, reason="  ", by="Ada")
    dismiss_prompt(sample, prompt=prompt, reason="Not in this wave’s guide.", by="Ada")
    (row,) = asked(sample, PromptKind.SILENT)
    assert row.put_aside is not None
    assert (row.put_aside.reason, row.put_aside.by) == ("Not in this wave’s guide.", "Ada")
    assert sample.undo_label == "Put prompt aside"
    restore_prompt(sample, prompt=prompt)
    assert asked(sample, PromptKind.SILENT)[0].put_aside is None
    assert all_rows(sample) == before
    with pytest.raises(Problem, match="was not put aside"):
        restore_prompt(sample, prompt=prompt)


def test_one_aside_leaves_the_others(sample: Project) -> None:
    first, *others = asked(sample, PromptKind.COMMON)
    dismiss_prompt(sample, prompt=first.key, reason="Read.", by="Ada")
    aside = [row.put_aside is not None for row in asked(sample, PromptKind.COMMON)]
    assert aside == [True, *(False for _ in others)]
