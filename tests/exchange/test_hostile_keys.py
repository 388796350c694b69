"""Identity keys from strangers: refused in a sentence, untouched, before anything in them runs; or read."""

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from app.safeguards.identity import form, keyfile, problems
from app.store.schema import PARTS, seal_of
from tests.exchange import hostile_keys
from tests.exchange.hostile_keys import FOREIGN, HARMLESS, NOT_A_KEY, VALUES
from tests.exchange.hostile_openers import by_key, by_plain_key
from tests.faults.suites import quick_keys

STRANGE = "parts that Counterpoint did not make"
OTHERWISE = {
    "empty": "damaged",
    "a zip": "damaged",
    "words": "damaged",
    "cut short": "damaged",
    "a beginning that is another": "does not open",
    "a first page that is another": "does not open",
    "chance": "does not open",
    "of another study": "belongs to another study",
    "a newer format": "newer Counterpoint",
    "no format": STRANGE,
    "an older format with a table of this one": STRANGE,
    "a format below none": STRANGE,
    "an encrypted study of the same passphrase": "is a study",
    "cut to its first page": "damaged",
    "a later page that is another": "damaged",
}
"""Said of those that are not simply no key."""


@pytest.mark.parametrize("name", NOT_A_KEY)
def test_what_is_no_key_is_said_and_left_as_it_is(tmp_path: Path, name: str) -> None:
    assert OTHERWISE.get(name, "is not an identity key") in refused(tmp_path, NOT_A_KEY[name]())


@pytest.mark.parametrize("name", FOREIGN)
def test_a_key_that_declares_what_its_format_has_not_is_refused(tmp_path: Path, name: str) -> None:
    assert STRANGE in refused(tmp_path, FOREIGN[name]())


@pytest.mark.parametrize("name", VALUES)
def test_values_that_no_key_holds_are_damage(tmp_path: Path, name: str) -> None:
    assert "damaged" in refused(tmp_path, VALUES[name]())


@pytest.mark.parametrize("name", HARMLESS)
def test_what_is_odd_and_does_no_harm_is_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / "key"
    path.write_bytes(HARMLESS[name]())
    assert by_key(str(path)) == ("", True)


def test_a_file_too_large_to_be_a_key_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "names.counterpoint-key"
    path.write_bytes(hostile_keys.sound())
    with path.open("r+b") as file:
        file.truncate(keyfile.MOST_BYTES + 4096)
    with pytest.raises(problems.TooLarge):
        keyfile.open_key(path, hostile_keys.PASSPHRASE, study=hostile_keys.STUDY)


def test_the_tables_of_a_format_stay_word_for_word_as_they_are() -> None:
    """Or no key that was made before would open; a change is a new format."""
    bare = driver.connect(":memory:", isolation_level=None)
    form.lay(bare, hostile_keys.STUDY)
    assert seal_of(bare.execute(PARTS)) == form.SEALS[form.FORMAT]
    bare.execute(f"DROP TABLE {form.LISTED}")
    assert seal_of(bare.execute(PARTS)) == form.SEALS[1]
    bare.close()


def test_a_sound_key_is_read_both_ways(tmp_path: Path) -> None:
    """Or the breaking of keys would prove nothing."""
    path = tmp_path / "key"
    for make, opener in ((hostile_keys.sound, by_key), (hostile_keys.plain, by_plain_key)):
        path.write_bytes(make())
        assert opener(str(path)) == ("", True)


def refused(folder: Path, content: bytes) -> str:
    """What is said of a file, which stays as it is."""
    path = folder / "key"
    path.write_bytes(content)
    with quick_keys():
        said, unchanged = by_key(str(path))
    assert unchanged
    return said
