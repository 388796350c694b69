"""P10 at a size for every day; ``python -m tests.faults.deletion`` proves it of many people."""

from pathlib import Path
from random import Random

import pytest

from tests.conftest import PASSPHRASE
from tests.faults.deletion import prove
from tests.faults.suites import quick_keys

SAID_OF_PEOPLE = {
    "agreement.note",
    "attribute_value.value",
    "coding.memo",
    "concern.outcome",
    "consent.note",
    "evidence.note",
    "framework_cell.summary",
    "key: contact",
    "key: name",
    "key: unedited text",
    "note.text",
    "participant.pseudonym",
    "picture_tile.content",
    "replacement.words",
    "safe_copy.content",
    "source.file_name",
    "source_file.content",
    "speaker.label",
    "version_text.text",
}


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_nothing_of_somebody_who_was_deleted_is_left_in_any_byte(tmp_path: Path, passphrase: str | None) -> None:
    with quick_keys():
        proof = prove(tmp_path, passphrase, Random(1))
    assert {proof.marked[word] for word in proof.after} == set()
    assert len(proof.before) >= 0.97 * len(proof.marked)
    assert proof.places >= SAID_OF_PEOPLE
    assert proof.quoted > 60, "every text of every table quotes them"
