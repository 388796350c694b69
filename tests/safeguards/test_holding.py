"""The study says that it still holds real names until none can be left in it (E-05)."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import update

from app.safeguards.holding import Holding, holds_real_names
from app.safeguards.identity.joining import guid_of
from app.safeguards.identity.rows import Identity
from app.safeguards.pseudonyms.applying import pseudonymise
from app.safeguards.pseudonyms.purging import remove_unedited, unedited
from app.store.project import Project
from app.study import actions
from app.study.model import Source, SourceFile
from app.study.rows import SpeakerDraft
from tests.builders import CHILD, add, dialogue, new_study, person, signed_off
from tests.safeguards.pages import decrypted
from tests.safeguards.pseudonyms.studies import ROBIN, decide, key_of_study, planned

NAMES = ("Sarah", "Jones", "Oakfield", "Leeds", "Maya", "0113 496", "quillfeather")


def holding(project: Project) -> Holding:
    with project.reading() as session:
        return holds_real_names(session)


def test_an_empty_study_holds_no_names(study: Project) -> None:
    assert (holding(study).names, holding(study).sentence) == (False, "")


def test_what_is_not_signed_off_may_hold_names(study: Project) -> None:
    first, _ = add(study, dialogue("A", [("Robin", "just bags")]), dialogue("B", [("Kim", "no")]))
    assert holding(study).sentence == (
        "This study still holds real names, or may: 2 of 2 sources are not signed off as pseudonymised."
    )
    actions.sign_off(study, sources=[first], by="Ada", on="2026-11-29")
    assert holding(study).sentence == (
        "This study still holds real names, or may: 1 of 2 sources is not signed off as pseudonymised."
    )
    signed_off(study)
    assert not holding(study).names


def test_what_is_kept_from_before_may_hold_names_though_it_is_signed_off(study: Project) -> None:
    (source,) = add(study, dialogue("A", [("Robin", "just bags")]))
    with study.step("Keep the file") as session:
        session.execute(update(Source).values(file_name="Robin Smith.docx"))
        session.add(SourceFile(source_id=source, content=b"Robin Smith"))
    signed_off(study)
    assert holding(study).sentence == (
        "This study still holds real names, or may: 1 source keeps the original file; "
        "1 source keeps the file’s name."
    )


def standing_in(content: bytes) -> set[str]:
    small = content.lower()
    return {
        name
        for name in NAMES
        if any(name.lower().encode(encoding) in small for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
    }


def test_of_a_whole_study_decrypted_no_seeded_name_is_left_and_the_key_alone_knows_them(tmp_path: Path) -> None:
    """Every page is looked at, deleted ones too: of the study and of each backup."""
    robin = SpeakerDraft("Sarah Jones", False, "Robin", CHILD)
    draft = dialogue("Sarah Jones, visit 1", ROBIN, [robin])
    with new_study(tmp_path, passphrase="three quiet herons") as project:
        add(project, replace(draft, file_name="Sarah Jones.docx", file_bytes=b"PK Sarah Jones of Leeds" * 400))
        project.back_up()
        sealed = project._key
        assert sealed is not None
        project.checkpoint()
        assert {"Sarah", "Jones", "Oakfield", "Leeds", "Maya"} <= standing_in(decrypted(project.path, sealed))
        assert holding(project).names
        key = key_of_study(project, tmp_path)
        with project.reading() as session:
            child = guid_of(session, person(project, "Robin"))
        key.set_person(Identity(child, "Sarah Jones", ("Saz",), "quillfeather@example.org", "Leeds"))
        for words, instead in {
            "Sarah Jones": "Robin",
            "Sarah": "Robin",
            "Maya": "Noor",
            "Leeds": "town",
            "Oakfield Primary": "primary school",
            "0113 496 0000": "phone number",
        }.items():
            decide(key, words, instead)
        pseudonymise(project, plan=planned(project, key), key=key, by="Ada")
        signed_off(project)
        assert holding(project).sentence.endswith(
            "1 transcript keeps an older text; 1 source keeps the original file; 1 source keeps the file’s name."
        )
        with project.reading() as session:
            held = [one.source for one in unedited(session)]
        remove_unedited(project, sources=held)
        assert not holding(project).names
        key.close()
    files = [tmp_path / "study.counterpoint", *(tmp_path / "home" / "backups").rglob("*.counterpoint")]
    assert len(files) > 1
    for file in files:
        assert standing_in(decrypted(file, sealed)) == set()
    assert standing_in(decrypted(key.path, key.key)) >= {"Sarah", "Jones", "Oakfield", "Leeds", "quillfeather"}
    for file in tmp_path.rglob("*"):
        if file.is_file():
            assert standing_in(file.read_bytes()) == set()
