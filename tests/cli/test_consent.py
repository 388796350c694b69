"""What participants agreed to, on the command line: recorded, asked, and what is due."""

from pathlib import Path
from typing import Any

from tests.cli.conftest import Said, Typed


def person(typed: Typed, study: Path, name: str = "Robin") -> Any:
    (row,) = typed("consent", study, name, "--json").json["participants"]
    return row


def record(typed: Typed, study: Path, *words: str, name: str = "Robin") -> Said:
    said = typed("consent", study, name, *words)
    assert said.exit_code == 0, said.err
    return said


def test_a_scope_is_recorded_with_its_days_and_counts_while_it_holds(typed: Typed, study: Path) -> None:
    record(typed, study, "--set", "quote words", "yes", "--on", "2026-03-01", "--until", "2999")
    row = person(typed, study)["scopes"]["quote words"]
    assert (row["answer"], row["on"], row["until"], row["counts"]) == (True, "2026-03-01", "2999-12-31", True)
    record(typed, study, "--set", "Quote words", "yes", "--until", "2001-05")
    row = person(typed, study)["scopes"]["quote words"]
    assert (row["counts"], row["because"]) == (False, ["consent to “quote words” ran out on 2001-05-31"])
    record(typed, study, "--set", "quote words", "withdrawn", "--on", "2026-04-01")
    assert person(typed, study)["scopes"]["quote words"]["because"] == [
        "consent to “quote words” was taken back on 2026-04-01"
    ]
    record(typed, study, "--set", "quote words", "none")
    assert person(typed, study)["scopes"]["quote words"]["answer"] is None


def test_agreements_stand_apart_and_a_refusal_is_said(typed: Typed, study: Path) -> None:
    record(typed, study, "--set", "quote words", "yes")
    record(typed, study, "--agreement", "permission", "--giver", "a parent", "--basis", "parental responsibility")
    record(typed, study, "--agreement", "own", "--answer", "no")
    row = person(typed, study)
    assert [(one["kind"], one["given"], one["by"]) for one in row["agreements"]] == [
        ("own", False, ""),
        ("permission", True, "a parent"),
    ]
    assert not row["counted"]
    told = typed("consent", study).out
    assert "Robin  (quotable: no: the child has not agreed; not counted: the child has not agreed)" in told
    record(typed, study, "--agreement", "own", "--answer", "none")
    assert "Robin  (quotable: yes)" in typed("consent", study).out


def test_what_a_perspective_needs_is_said_of_who_lacks_it(typed: Typed, study: Path) -> None:
    table = study.parent / "people.csv"
    table.write_text(
        "participant,perspective,quote_consent,own_agreement,own_agreement_on\n"
        "Robin,Children and young people,yes,yes,2026-03-01\n",
        "utf-8",
    )
    assert typed("participants", study, "--set", table).exit_code == 0
    said = typed("consent", study, "--needs", "children and young people", "own,permission")
    assert said.exit_code == 0
    assert "Robin  (quotable: no: permission is not recorded)" in typed("consent", study).out
    assert typed("consent", study, "--needs", "Children and young people", "everything").exit_code == 1


def test_what_is_due_is_listed_and_confirmed(typed: Typed, study: Path) -> None:
    assert typed("consent", study, "--reminders").out == "Nothing is due within 30 days.\n"
    assert typed("consent", study, "--date", "audio deleted", "2001-03").exit_code == 0
    record(typed, study, "--set", "recontact", "yes", "--until", "2002-01-31")
    assert typed("consent", study, "--reminders").out == (
        "The recordings were to be deleted by 2001-03-31: overdue.\n"
        "Robin: consent to “recontact” ran out on 2002-01-31; it does not count until renewed.\n"
    )
    assert typed("consent", study, "--done", "audio deleted", "--by", "Ada").exit_code == 0
    assert "recordings" not in typed("consent", study, "--reminders").out
    assert typed("consent", study, "--done", "audio deleted").exit_code == 1


def test_what_cannot_be_understood_is_said_and_nothing_recorded(typed: Typed, study: Path) -> None:
    for words in (
        ("Nobody", "--set", "audio", "yes"),
        ("Robin", "--set", "everything", "yes"),
        ("Robin", "--set", "audio", "maybe"),
        ("Robin", "--set", "audio", "yes", "--until", "soon"),
        ("--set", "audio", "yes"),
    ):
        assert typed("consent", study, *words).exit_code == 1
    assert person(typed, study)["scopes"]["audio"]["answer"] is None


def test_a_list_that_is_written_is_read_back_as_it_was(typed: Typed, study: Path) -> None:
    record(typed, study, "--set", "link accounts", "yes", "--on", "2026-03-01", "--until", "2030-01-31")
    record(typed, study, "--set", "reproduce drawings", "no")
    record(typed, study, "--agreement", "gatekeeper", "--on", "2026-02-01")
    table, before = study.parent / "list.csv", person(typed, study)
    assert "written" in typed("participants", study, "--out", table).out
    for words in (("--set", "link accounts", "none"), ("--set", "reproduce drawings", "yes")):
        record(typed, study, *words)
    record(typed, study, "--agreement", "gatekeeper", "--answer", "none")
    assert typed("participants", study, "--set", table).exit_code == 0
    assert person(typed, study) == before
