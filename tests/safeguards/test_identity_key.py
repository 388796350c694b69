"""The identity key: a file that tells nothing without its passphrase, and forgets what it is told to."""

import errno
import os
from collections import Counter
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from app import studyfile
from app.language.names.mentions import NameKind
from app.problems import Problem
from app.safeguards.identity import copies, keyfile, problems
from app.safeguards.identity.copies import copy_of
from app.safeguards.identity.form import FORMAT
from app.safeguards.identity.keyfile import IdentityKey
from app.safeguards.identity.rows import Decision, Identity, ListedName, Original, UneditedText
from app.safeguards.rules.taking_out import INSTEAD
from app.store import keys
from tests.builders import new_study
from tests.safeguards.pages import decrypted

OWN, OTHER = "five grey geese", "one slow barge"
STUDY = UUID("7a1f2a52-5b1e-4c8b-9a3e-0d5c1f6b2e11")
NAME, CONTACT, AREA = "Zephyrine Quillfeather", "quillfeather@example.org, 07700 900461", "Snodsworth"
CANARIES = (
    "Zephyrine",
    "Quillfeather",
    "07700 900461",
    "Snodsworth",
    "Zeffy",
    "Oakfield Primary",
    "zuppa inglese",
)


def file_in(folder: Path) -> Path:
    return folder / "names.counterpoint-key"


def filled(path: Path) -> tuple[IdentityKey, Identity, UUID]:
    """A key that knows somebody, a decision, what stood before, and a text."""
    key = keyfile.create(path, OWN, study=STUDY)
    somebody = Identity(uuid4(), NAME, ("Zeffy",), CONTACT, AREA, "called at home")
    source = uuid4()
    key.set_person(somebody)
    key.set_decisions(
        [
            Decision(NameKind.PERSON, "Zeffy", "Robin", somebody.participant),
            Decision(NameKind.SCHOOL, "Oakfield Primary", "primary school", source=source),
        ]
    )
    key.keep_originals([Original(uuid4(), "Oakfield Primary")])
    key.keep_unedited(UneditedText(source, 1, "Zeffy liked zuppa inglese at Oakfield Primary. " * 300))
    return key, somebody, source


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def holds(words: bytes, *canaries: str) -> list[str]:
    """Which canaries stand in bytes, in any case, as the database or a program could have written them."""
    small = words.lower()
    return [
        one
        for one in canaries
        if any(one.lower().encode(encoding) in small for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
    ]


def test_what_is_kept_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    key, somebody, source = filled(file_in(tmp_path))
    told = key.people(), key.decisions(), key.unedited(source)
    key.close()
    with keyfile.open_key(file_in(tmp_path), OWN, study=STUDY) as again:
        assert (again.people(), again.decisions(), again.unedited(source)) == told
        assert again.person(somebody.participant) == somebody
        assert again.person(uuid4()) is None


def test_one_file_is_left_and_its_copy_which_opens_too(tmp_path: Path) -> None:
    key, somebody, _ = filled(file_in(tmp_path))
    key.close()
    key.close()
    assert sorted(bytes_of(tmp_path)) == ["names.counterpoint-key", "names.counterpoint-key.bak"]
    with keyfile.open_key(copy_of(file_in(tmp_path)), OWN, study=STUDY) as copy:
        assert copy.people() == [somebody]


def test_nothing_of_it_can_be_read_without_the_passphrase(tmp_path: Path) -> None:
    key, *_ = filled(file_in(tmp_path))
    key.close()
    for written in bytes_of(tmp_path).values():
        assert holds(written, *CANARIES) == []
        assert not written.startswith(keys.PLAIN_HEADER)
        # Chance alone: 255 degrees of freedom, and one file in a billion is further from even than this.
        even = len(written) / 256
        assert sum((count - even) ** 2 / even for count in Counter(written).values()) < 400
    assert set(CANARIES) <= set(holds(decrypted(file_in(tmp_path), key.key), *CANARIES))


@pytest.mark.parametrize("passphrase", ["", "five grey gees", "Five grey geese", OWN + " "])
def test_a_wrong_passphrase_opens_nothing_and_changes_nothing(tmp_path: Path, passphrase: str) -> None:
    filled(file_in(tmp_path))[0].close()
    before = bytes_of(tmp_path)
    with pytest.raises(problems.WrongPassphrase) as refused:
        keyfile.open_key(file_in(tmp_path), passphrase, study=STUDY)
    assert "passphrase" in refused.value.sentence
    assert bytes_of(tmp_path) == before


def test_the_key_of_another_study_is_told_from_this_one(tmp_path: Path) -> None:
    filled(file_in(tmp_path))[0].close()
    before = bytes_of(tmp_path)
    with pytest.raises(problems.WrongStudy):
        keyfile.open_key(file_in(tmp_path), OWN, study=uuid4())
    assert bytes_of(tmp_path) == before


def test_files_that_are_no_key_are_refused_and_left_as_they_are(tmp_path: Path) -> None:
    new_study(tmp_path, passphrase=OWN).close()
    plain = tmp_path / "plain"
    plain.mkdir()
    new_study(plain).close()
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "words").write_bytes(b"Somebody: somewhere\n" * 400)
    before = bytes_of(tmp_path)
    for name, why in {
        "study.counterpoint": problems.NotAKey,
        "plain/study.counterpoint": problems.NotAKey,
        "empty": problems.Damaged,
        "words": problems.Damaged,
        "plain": problems.NotAKey,
        "nowhere": problems.Missing,
    }.items():
        with pytest.raises(why):
            keyfile.open_key(tmp_path / name, OWN, study=STUDY)
    assert bytes_of(tmp_path) == before


def test_a_key_is_not_opened_as_a_study(tmp_path: Path) -> None:
    filled(file_in(tmp_path))[0].close()
    before = bytes_of(tmp_path)
    with pytest.raises(Problem) as refused:
        studyfile.open_study(file_in(tmp_path), OWN, home=tmp_path / "home")
    assert "not a Counterpoint study" in refused.value.sentence
    assert {name: words for name, words in bytes_of(tmp_path).items() if "home" not in name} == before


def test_a_newer_key_is_refused_untouched(tmp_path: Path) -> None:
    key, *_ = filled(file_in(tmp_path))
    key._bare.execute(f"PRAGMA user_version = {FORMAT + 1}")
    key.close()
    before = bytes_of(tmp_path)
    with pytest.raises(problems.NewerFormat):
        keyfile.open_key(file_in(tmp_path), OWN, study=STUDY)
    assert bytes_of(tmp_path) == before


def test_a_key_with_something_strange_in_it_is_refused(tmp_path: Path) -> None:
    key, *_ = filled(file_in(tmp_path))
    key._bare.execute("CREATE TRIGGER evil AFTER INSERT ON person BEGIN DELETE FROM original; END")
    key.close()
    with pytest.raises(problems.ForeignParts):
        keyfile.open_key(file_in(tmp_path), OWN, study=STUDY)


def test_nothing_is_made_without_a_passphrase_or_over_another_file(tmp_path: Path) -> None:
    with pytest.raises(Problem):
        keyfile.create(file_in(tmp_path), "", study=STUDY)
    with pytest.raises(Problem):
        keyfile.create(tmp_path / "nowhere" / "names.counterpoint-key", OWN, study=STUDY)
    assert bytes_of(tmp_path) == {}
    filled(file_in(tmp_path))[0].close()
    before = bytes_of(tmp_path)
    with pytest.raises(Problem):
        keyfile.create(file_in(tmp_path), OWN, study=STUDY)
    assert bytes_of(tmp_path) == before


def test_a_second_window_is_refused_while_the_first_has_it_open(tmp_path: Path) -> None:
    key, *_ = filled(file_in(tmp_path))
    with pytest.raises(problems.InUse) as refused:
        keyfile.open_key(file_in(tmp_path), OWN, study=STUDY)
    assert "identity key is open in another window" in refused.value.sentence
    key.close()
    keyfile.open_key(file_in(tmp_path), OWN, study=STUDY).close()


def test_where_nothing_can_be_written_it_is_open_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key, somebody, _ = filled(file_in(tmp_path))
    key.close()
    before = bytes_of(tmp_path)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with keyfile.open_key(file_in(tmp_path), OWN, study=STUDY) as read:
        assert read.read_only
        assert read.people() == [somebody]
        with pytest.raises(problems.ReadOnly):
            read.set_person(Identity(uuid4(), "Somebody Else"))
    assert bytes_of(tmp_path) == before


@pytest.mark.parametrize("replaced", [False, True])
def test_nothing_is_written_to_a_key_that_is_gone_or_another_file_now(tmp_path: Path, replaced: bool) -> None:
    key, somebody, _ = filled(file_in(tmp_path))
    file_in(tmp_path).rename(tmp_path / "moved")
    if replaced:
        file_in(tmp_path).write_bytes(b"something else")
    assert not key.is_there
    with pytest.raises(problems.Missing):
        key.set_person(Identity(uuid4(), "Somebody Else"))
    key.close()
    assert file_in(tmp_path).exists() == replaced
    with keyfile.open_key(tmp_path / "moved", OWN, study=STUDY) as moved:
        assert moved.people() == [somebody]


def test_a_damaged_key_is_told_from_a_wrong_passphrase_by_its_copy(tmp_path: Path) -> None:
    filled(file_in(tmp_path))[0].close()
    whole = file_in(tmp_path).read_bytes()
    file_in(tmp_path).write_bytes(whole[:16] + bytes(4080) + whole[4096:])
    with pytest.raises(problems.Damaged) as damaged:
        keyfile.open_key(file_in(tmp_path), OWN, study=STUDY)
    assert ".bak" in damaged.value.advice
    with pytest.raises(problems.WrongPassphrase):
        keyfile.open_key(file_in(tmp_path), OTHER, study=STUDY)


def test_another_passphrase_opens_it_and_its_copy_and_the_old_one_neither(tmp_path: Path) -> None:
    key, somebody, source = filled(file_in(tmp_path))
    key.close()
    with keyfile.open_key(file_in(tmp_path), OWN, study=STUDY) as again:
        text = again.unedited(source)
        keyfile.change_passphrase(again, OWN, OTHER)
        again.set_person(Identity(uuid4(), "Somebody Else"))
        people = again.people()
    assert somebody in people
    for file in (file_in(tmp_path), copy_of(file_in(tmp_path))):
        with pytest.raises(problems.WrongPassphrase):
            keyfile.open_key(file, OWN, study=STUDY)
        with keyfile.open_key(file, OTHER, study=STUDY) as opened:
            assert (opened.people(), opened.unedited(source)) == (people, text)


@pytest.mark.parametrize(("old", "new"), [(OTHER, "whatever it is"), (OWN, "")])
def test_a_passphrase_that_cannot_be_changed_stays(tmp_path: Path, old: str, new: str) -> None:
    key, somebody, _ = filled(file_in(tmp_path))
    with pytest.raises(Problem):
        keyfile.change_passphrase(key, old, new)
    key.close()
    with keyfile.open_key(file_in(tmp_path), OWN, study=STUDY) as again:
        assert again.people() == [somebody]


def test_a_full_disk_leaves_the_old_passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key, somebody, _ = filled(file_in(tmp_path))

    def full(path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(copies, "flush", full)
    with pytest.raises(Problem, match="disk is full"):
        keyfile.change_passphrase(key, OWN, OTHER)
    assert key.people() == [somebody]
    key.close()
    monkeypatch.undo()
    assert [name for name in bytes_of(tmp_path) if name.endswith(".part")] == []
    with keyfile.open_key(file_in(tmp_path), OWN, study=STUDY) as again:
        assert again.people() == [somebody]


def test_who_is_forgotten_is_on_no_page_of_the_file_or_its_copy(tmp_path: Path) -> None:
    key, somebody, source = filled(file_in(tmp_path))
    originals = [Original(uuid4(), "Zeffy"), Original(uuid4(), "Quillfeather")]
    key.keep_originals(originals)
    key.close()
    key = keyfile.open_key(file_in(tmp_path), OWN, study=STUDY)
    stays = Identity(uuid4(), "Basil Underhill")
    key.set_person(stays)
    for file in (file_in(tmp_path), copy_of(file_in(tmp_path))):
        assert holds(decrypted(file, key.key), *CANARIES)
    key.forget_person(somebody.participant)
    key.forget(sources=[source])
    key.forget(replacements=[one.replacement for one in originals])
    key.forget(replacements=key.held())
    assert (key.people(), key.decisions(), key.unedited(source)) == ([stays], [], None)
    for file in (file_in(tmp_path), copy_of(file_in(tmp_path))):
        assert holds(decrypted(file, key.key), *CANARIES, "Underhill") == ["Underhill"]
    key.close()
    for file in tmp_path.iterdir():
        assert holds(decrypted(file, key.key), *CANARIES) == []


def test_a_name_of_theirs_goes_wherever_it_stands_unless_somebody_else_has_it(tmp_path: Path) -> None:
    with keyfile.create(file_in(tmp_path), OWN, study=STUDY) as key:
        gone = Identity(uuid4(), "Zephyrine Quillfeather", ("Zeffy", "Pip"))
        stays = Identity(uuid4(), "Philip Underhill", ("Pip",))
        key.set_people([gone, stays])
        others = uuid4()
        key.keep_unedited(UneditedText(others, 1, "Zephyrine’s bags, zeffy and Pip; Zephyrines stay"))
        key.set_decisions([Decision(NameKind.PERSON, name, "A friend") for name in ("ZEFFY", "Pip", "Underhill")])
        key.keep_originals([Original(uuid4(), words) for words in ("Zephyrine", "Pip", "Underhill")])
        key.forget(people=[gone.participant])
        kept = key.unedited(others)
        guids = [UUID(bytes=guid) for (guid,) in key._bare.execute("SELECT replacement FROM original")]
        assert kept is not None
        assert kept.text == f"{INSTEAD} bags, {INSTEAD} and Pip; Zephyrines stay"
        assert [one.original for one in key.decisions()] == ["Pip", "Underhill"]
        assert [one.words for one in key.originals(guids)] == ["Pip", "Underhill"]
        assert key.people() == [stays]


def test_a_decision_that_is_dropped_is_forgotten_too(tmp_path: Path) -> None:
    with keyfile.create(file_in(tmp_path), OWN, study=STUDY) as key:
        key.set_decisions([Decision(NameKind.PLACE, "Snodsworth", "a town")])
        key.set_decisions([Decision(NameKind.PLACE, "Snodsworth", None)])
        assert [one.replacement for one in key.decisions()] == [None]
        key.drop_decision("Snodsworth")
        assert key.decisions() == []
        assert holds(decrypted(file_in(tmp_path), key.key), "Snodsworth", "a town") == []


def test_finding_names_is_told_everybody_and_what_is_replaced_everywhere(tmp_path: Path) -> None:
    key, *_ = filled(file_in(tmp_path))
    with key:
        key.set_decisions(
            [Decision(NameKind.ORGANISATION, "Sunny House", "a home"), Decision(NameKind.PLACE, "Hull", None)]
        )
        known = key.known_names()
        assert (known.people, known.places, known.organisations) == ((NAME, "Zeffy"), (AREA,), ("Sunny House",))


def test_the_first_text_of_a_source_is_the_one_that_is_kept(tmp_path: Path) -> None:
    source = uuid4()
    with keyfile.create(file_in(tmp_path), OWN, study=STUDY) as key:
        key.keep_unedited(UneditedText(source, 1, "Zeffy came."))
        key.keep_unedited(UneditedText(source, 2, "Robin came."))
        assert key.unedited(source) == UneditedText(source, 1, "Zeffy came.")


def test_nothing_of_many_is_kept_where_one_fails(tmp_path: Path) -> None:
    with keyfile.create(file_in(tmp_path), OWN, study=STUDY) as key:
        key._bare.execute(
            "CREATE TEMP TRIGGER full BEFORE INSERT ON person WHEN NEW.real_name = 'B' "
            "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
        )
        with pytest.raises(Problem):
            key.set_people([Identity(uuid4(), "A"), Identity(uuid4(), "B")])
        assert key.people() == []


def test_nothing_said_of_somebody_is_nothing_kept(tmp_path: Path) -> None:
    key, somebody, _ = filled(file_in(tmp_path))
    heard: list[str] = []
    key.subscribe(lambda: heard.append("changed"))
    key.set_person(Identity(somebody.participant, ""))
    assert (key.people(), heard) == ([], ["changed"])
    key.close()


def test_a_key_of_the_first_format_opens_with_all_it_knew_and_takes_a_list(tmp_path: Path) -> None:
    path = file_in(tmp_path)
    path.write_bytes((Path(__file__).parent / "key_1.counterpoint-key").read_bytes())
    study = UUID("6d3c1b8e-5c1f-4f0e-9a55-0c0ffee00001")
    before = path.read_bytes()
    with pytest.raises(problems.WrongStudy):
        keyfile.open_key(path, "a passphrase of the key", study=STUDY)
    assert path.read_bytes() == before
    for _ in range(2):
        with keyfile.open_key(path, "a passphrase of the key", study=study) as key:
            assert [(one.real_name, one.other_names) for one in key.people()] == [("Sarah Jones", ("Saz",))]
            assert [one.original for one in key.decisions()] == ["Sarah", "Hull"]
            kept = key.unedited(UUID("6d3c1b8e-5c1f-4f0e-9a55-0c0ffee00004"))
            assert kept is not None
            assert key.listed() in ([], [ListedName("Oakfield", NameKind.SCHOOL)])
            key.set_listed([ListedName("Oakfield", NameKind.SCHOOL)])
    path.chmod(0o600)


def test_a_key_of_the_first_format_that_cannot_be_written_has_an_empty_list(tmp_path: Path) -> None:
    path = file_in(tmp_path)
    path.write_bytes((Path(__file__).parent / "key_1.counterpoint-key").read_bytes())
    before = path.read_bytes()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "access", lambda *_: False)
        with keyfile.open_key(
            path, "a passphrase of the key", study=UUID("6d3c1b8e-5c1f-4f0e-9a55-0c0ffee00001")
        ) as key:
            assert (key.read_only, key.listed(), len(key.people())) == (True, [], 1)
    assert path.read_bytes() == before


def test_the_list_is_looked_for_and_what_is_off_it_is_gone(tmp_path: Path) -> None:
    path = file_in(tmp_path)
    somebody = uuid4()
    with keyfile.create(path, OWN, study=STUDY) as key:
        key.set_person(Identity(somebody, NAME))
        key.set_listed(
            [
                ListedName("Zuppa  Academy", NameKind.SCHOOL),
                ListedName(NAME, NameKind.PERSON),
                ListedName("Snodsworth", NameKind.PLACE),
            ]
        )
        assert key.known_names().schools == ("Zuppa Academy",)
        assert key.names_in("she left zuppa academy in Snodsworth") == ["Zuppa Academy", "Snodsworth"]
        key.set_decisions([Decision(NameKind.PLACE, "Snodsworth", None)])
        assert key.names_in("in Snodsworth") == []
        key.set_listed([one for one in key.listed() if one.kind is not NameKind.SCHOOL])
        key.forget_person(somebody)
        assert [one.name for one in key.listed()] == ["Snodsworth"]
        pages = decrypted(key.path, key.key)
    assert b"Zuppa" not in pages
    assert b"Quillfeather" not in pages
