"""The whole job without a window: transcripts in, coded, compared, reported."""

import zipfile
from pathlib import Path

from tests.cli.conftest import Typed

CHILD, CARER, PRACTITIONER = "Children and young people", "Carers", "Practitioners"

SILENT = dict.fromkeys(("k", "n", "passages", "areas", "pending", "asked", "not_asked", "unknown"), 0)
"""What is said of a group in which there is nobody."""


def code(typed: Typed, study: Path, source: str, words: str, path: str, coder: str = "Ada") -> None:
    text = typed("text", study, source).out
    start = text.index(words)
    done = typed(
        "code", study, "--source", source, "--start", str(start), "--end", str(start + len(words)),
        "--code", path, "--coder", coder,
    )  # fmt: skip
    assert done.exit_code == 0, done.err


def test_text_prints_exactly_what_is_stored(typed: Typed, study: Path, transcripts: Path) -> None:
    assert typed("text", study, "robin").out == (transcripts / "robin.txt").read_text("utf-8")


def test_a_passage_comes_back_with_its_words_and_its_speaker(typed: Typed, study: Path) -> None:
    code(typed, study, "robin", "bin bags 😕 and nobody said why", "Moves / Not told")

    (passage,) = typed("passages", study, "--code", "Moves", "--json").json

    assert passage["text"] == "bin bags 😕 and nobody said why"
    assert (passage["participant"], passage["perspective"]) == ("Robin", CHILD)
    assert (passage["source"], passage["code"], passage["coder"]) == ("robin", "Moves / Not told", "Ada")


def test_evidence_belongs_to_the_speaker_not_to_the_file(typed: Typed, study: Path) -> None:
    code(typed, study, "joint", "Nobody said why", "Not told")
    code(typed, study, "joint", "We were told in the morning", "Told")
    code(typed, study, "joint", "How was the move?", "Not told")
    typed("status", study, "--all", "--set", "coded")

    rows = {row["code"]: row["groups"] for row in typed("compare", study, "--json").json["rows"]}

    assert rows["Not told"] == {
        CHILD: SILENT | {"k": 1, "n": 2, "passages": 1, "areas": 1, "unknown": 1},
        CARER: SILENT | {"n": 1, "unknown": 1},
        PRACTITIONER: SILENT | {"n": 1, "unknown": 1},
    }
    assert rows["Told"][CARER]["k"] == 1


def test_the_largest_difference_stands_first(typed: Typed, study: Path) -> None:
    code(typed, study, "robin", "nobody said why", "Not told")
    code(typed, study, "joint", "Nobody said why", "Not told")
    code(typed, study, "joint", "How was", "Moves")
    code(typed, study, "worker", "prepare every child", "Moves")
    code(typed, study, "joint", "We were told", "Moves")
    code(typed, study, "robin", "bin bags", "Moves")
    typed("status", study, "--all", "--set", "coded")

    compared = typed("compare", study, "--json").json

    assert [(row["code"], row["difference"]) for row in compared["rows"]] == [("Not told", 1.0), ("Moves", 0.5)]
    assert compared["groups"] == [
        {"name": CHILD, "participants": 2, "pending": 0},
        {"name": CARER, "participants": 1, "pending": 0},
        {"name": PRACTITIONER, "participants": 1, "pending": 0},
    ]


def test_people_not_fully_coded_are_pending_and_in_no_number(typed: Typed, study: Path) -> None:
    code(typed, study, "robin", "nobody said why", "Not told")
    typed("status", study, "joint", "worker", "--set", "coded")

    compared = typed("compare", study, "--json").json

    assert compared["groups"][0] == {"name": CHILD, "participants": 2, "pending": 1}
    assert compared["rows"][0]["groups"][CHILD] == SILENT | {"n": 1, "pending": 1, "unknown": 1}


def test_excluding_a_participant_takes_them_out_of_k_and_n(typed: Typed, study: Path, tmp_path: Path) -> None:
    code(typed, study, "robin", "nobody said why", "Not told")
    typed("status", study, "--all", "--set", "coded")
    people = tmp_path / "people.csv"
    people.write_text("participant,excluded,Age band\nRobin,yes,\nSam,no,12-14\n", "utf-8")

    assert typed("participants", study, "--set", people).exit_code == 0

    robin, sam = typed("participants", study, "--json").json[:2]
    assert robin["excluded"]
    assert not sam["excluded"]
    assert sam["attributes"] == {"Age band": "12-14"}
    assert typed("compare", study, "--json").json["rows"][0]["groups"][CHILD]["n"] == 1
    assert typed("passages", study, "--code", "Not told", "--json").json == []
    by_age = typed("compare", study, "--by", "Age band", "--json").json
    assert "12-14" in [group["name"] for group in by_age["groups"]]


def test_the_report_quotes_only_who_said_yes(typed: Typed, study: Path, tmp_path: Path) -> None:
    code(typed, study, "robin", "They put my things in bin bags 😕 and nobody said why.", "Moves")
    code(typed, study, "joint", "Nobody said why.", "Moves")
    code(typed, study, "joint", "We were told in the morning.", "Moves")
    typed("status", study, "--all", "--set", "coded")
    people = tmp_path / "people.csv"
    people.write_text("participant,quote_consent\nRobin,yes\nMorag,no\n", "utf-8")
    typed("participants", study, "--set", people)
    typed("signoff", study, "--all")

    out = tmp_path / "report.docx"
    done = typed("report", study, "--out", out, "--date", "2026-03-01")

    assert done.exit_code == 0, done.err
    with zipfile.ZipFile(out) as package:
        body = package.read("word/document.xml").decode("utf-8")
    assert "bin bags" in body
    assert "told in the morning" not in body


def test_the_same_study_and_date_give_the_same_report(typed: Typed, study: Path, tmp_path: Path) -> None:
    code(typed, study, "robin", "nobody said why", "Moves")
    first, second = tmp_path / "first.docx", tmp_path / "second.docx"

    typed("report", study, "--out", first, "--date", "2026-03-01")
    typed("report", study, "--out", second, "--date", "2026-03-01")

    assert first.read_bytes() == second.read_bytes()


def test_many_passages_from_a_list_are_coded_all_or_none(typed: Typed, study: Path, tmp_path: Path) -> None:
    listed = tmp_path / "codings.csv"
    listed.write_text(
        "source,start,end,code,coder,memo\nrobin,40,60,A / B,Ada,\nrobin,45,99999,A,Ben,late\n", "utf-8"
    )

    refused = typed("code", study, "--from", listed)
    assert refused.exit_code == 1
    assert typed("codes", study, "--json").json == []

    listed.write_text(
        "source,start,end,code,coder,memo\nrobin,40,60,A / B,Ada,\nrobin,45,70,A,Ben,late\n", "utf-8"
    )
    assert typed("code", study, "--from", listed).exit_code == 0
    assert [(c["code"], c["passages"]) for c in typed("codes", study, "--json").json] == [("A", 2), ("A / B", 1)]


def test_check_says_what_it_checked(typed: Typed, study: Path) -> None:
    checked = typed("check", study, "--json")

    assert checked.exit_code == 0
    assert checked.json["sound"]
    assert len(checked.json["checks"]) >= 4


def test_the_sample_study_is_made_and_says_something(typed: Typed, tmp_path: Path) -> None:
    path = tmp_path / "sample.counterpoint"

    assert typed("sample", path).exit_code == 0

    assert len(typed("participants", path, "--json").json) == 34
    assert typed("compare", path, "--json").json["rows"][0]["difference"] > 0.5
