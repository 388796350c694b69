"""The case worked out on paper, on the command line; and assumptions written down, tested and decided there."""

from pathlib import Path

import pytest

from tests.builders import CHILD
from tests.cli.conftest import Typed
from tests.perspectives import paper_case as paper


@pytest.fixture
def study(tmp_path: Path) -> Path:
    with paper.paper_case(tmp_path) as project:
        return project.path


def test_the_command_line_says_what_the_paper_says(typed: Typed, study: Path) -> None:
    [found] = typed("assumptions", study, "--json").json
    assert (found["ref"], found["statement"], found["held_by"]) == (paper.REF, paper.STATEMENT, ["Practitioners"])
    groups = {group["perspective"]: group for group in found["perspectives"]}
    for name, told in paper.TALLIES.items():
        assert {key: groups[name][key] for key in told} == told
        assert (groups[name]["pending"], groups[name]["pending_voiced"]) == paper.PENDING[name]
        assert groups[name]["lean"] == paper.LEANS[name].value
        assert groups[name]["who"] == paper.WHO[name]
    assert (found["pattern"], found["signal"], found["silent"]) == (paper.PATTERN, paper.SIGNAL, [])
    assert (found["coded"], found["people"], found["passages"]) == (paper.CODED, paper.PEOPLE, paper.PASSAGES)
    assert [(flag["kind"], flag["sentence"]) for flag in found["flags"]] == paper.FLAGS
    sheet = typed("evidence", study, "a-01", "--json").json
    assert {key: sheet[key] for key in found} == found
    assert sorted(row["participants"][0] for row in sheet["evidence"])[:3] == ["Ann", "Ann", "Ben"]


def test_the_list_in_words(typed: Typed, study: Path) -> None:
    assert typed("assumptions", study).out.splitlines() == [
        "A-01  Children are told before they move.  (open)",
        "  held by Practitioners",
        f"  {CHILD}: 4 of 6 heard, 3 challenge, 1 do both (+1 pending): challenges",
        "  Carers: 3 of 4 heard, 2 support, 1 say it depends: supports",
        "  Practitioners: 3 of 4 heard, 2 support, 1 do both: supports",
        "  dissonance; challenged across perspectives",
        *(f"  ! {sentence}" for _, sentence in paper.FLAGS),
    ]


def test_an_assumption_is_written_down_with_everything_that_belongs_to_it(typed: Typed, study: Path) -> None:
    given = {
        "--origin": "brief",
        "--reference": "p. 3",
        "--area": "north",
        "--if-true": "dates",
        "--would-surprise": "no",
        "--why": "the plan",
        "--rival": "memory",
        "--track": "improve",
        "--code": "moves / told",
        "--by": "Ada",
    }
    held = ("--held-by", "carers", "--held-by", "policy")
    options = (word for pair in given.items() for word in pair)
    said = typed("assumptions", study, "--add", "Carers know the day.", *held, *options)
    assert said.exit_code == 0, said.err
    found = typed("assumptions", study, "--json").json[1]
    assert {key: found[key] for key in list(found)[:16]} == {
        "ref": "A-02",
        "kind": "assumption",
        "statement": "Carers know the day.",
        "held_by": ["Carers", "policy"],
        "origin": "brief",
        "reference": "p. 3",
        "scope": [{"area": "North"}],
        "if_true": "dates",
        "would_surprise": "no",
        "why_it_matters": "the plan",
        "rival": "memory",
        "track": "improve",
        "status": "open",
        "codes": ["Moves / Told"],
        "themes": [],
        "pattern": "not enough to compare",
    }


def test_a_decision_needs_what_the_gate_asks_for(typed: Typed, study: Path) -> None:
    decide = ("assumptions", study, "--decide", "A-01", "--status", "challenged", "--on", "2026-03-01")
    refused = typed(*decide)
    assert refused.exit_code == 1
    assert "a rationale; a negative-case entry" in refused.err
    assert "1 of 15 people are not fully coded yet" in refused.err
    assert typed("assumptions", study, "--look", "A-01", "--none-found", "read all again").exit_code == 0
    said = typed(*decide, "--rationale", "Nobody told them.", "--acknowledge")
    assert (said.exit_code, said.out) == (0, "A-01: challenged.\n")
    assert "rival explanation" in said.err
    sheet = typed("evidence", study, "A-01", "--json").json
    assert sheet["status"] == "challenged"
    assert sheet["decisions"] == [
        {
            "status": "challenged",
            "on": "2026-03-01",
            "by": "Tester",
            "rationale": "Nobody told them.",
            "coded": 14,
            "of": 15,
            "signal": "challenged across perspectives",
        }
    ]
    assert [(row["found"], row["words"]) for row in sheet["negative_cases"]] == [(False, "read all again")]


def test_evidence_is_linked_one_by_one_from_a_table_and_taken_away(
    typed: Typed, study: Path, tmp_path: Path
) -> None:
    text = typed("text", study, "Max").out
    start = text.index("We have a dog.")
    table = tmp_path / "evidence.csv"
    table.write_text(
        "assumption;source;start;end;stance;coder;second_hand;about;note\n"
        f"a-01;Max;{start};{start + 14};Nuances;Cy;yes;carers;hm\n",
        "utf-8",
    )
    assert typed("evidence", study, "--from", table).exit_code == 0
    added = [row for row in typed("evidence", study, "A-01", "--json").json["evidence"] if row["coder"] == "Cy"]
    assert [
        (row["participants"], row["stance"], row["first_hand"], row["about"], row["note"]) for row in added
    ] == [(["Max"], "nuances", False, "Carers", "hm")]
    one = ("evidence", study, "A-01", "--add", "--source", "Max", "--start", str(start), "--end", str(start + 14))
    assert typed(*one, "--stance", "supports", "--coder", "Cy").exit_code == 0
    again = [row for row in typed("evidence", study, "A-01", "--json").json["evidence"] if row["coder"] == "Cy"]
    assert [(row["number"], row["stance"]) for row in again] == [(added[0]["number"], "supports")]
    assert typed("evidence", study, "--remove", str(added[0]["number"])).exit_code == 0
    assert len(typed("evidence", study, "A-01", "--json").json["evidence"]) == 15


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("A-09,Ann,30,40,supports,Ada", "Row 2 of the table: there is no assumption of that name"),
        ("A-01,Nobody,30,40,supports,Ada", "Row 2 of the table: there is no source of that name"),
        ("A-01,Ann,30,40,likes,Ada", "Row 2 of the table, column stance: it must be one of"),
        ("A-01,Ann,13,20,supports,Ada", "Row 2 of the table: Only the interviewer speaks there."),
        ("A-01,Hal,50,55,supports,Ada", "Row 2 of the table: Those words are of somebody who is left out"),
    ],
)
def test_a_table_with_a_slip_links_nothing(
    typed: Typed, study: Path, tmp_path: Path, row: str, fault: str
) -> None:
    table = tmp_path / "evidence.csv"
    table.write_text(f"assumption,source,start,end,stance,coder\n{row}\n", "utf-8")
    before = typed("evidence", study, "A-01", "--json").json
    said = typed("evidence", study, "--from", table)
    assert said.exit_code == 1
    assert fault in said.err
    assert typed("evidence", study, "A-01", "--json").json == before


def test_many_assumptions_come_from_a_table_all_or_none(typed: Typed, study: Path, tmp_path: Path) -> None:
    table = tmp_path / "assumptions.csv"
    table.write_text(
        "ref,statement,held_by,kind,areas,codes\nB-1,One,Carers; policy,hypothesis,North;South,Moves / Told\n"
        ",Two,,,,\n",
        "utf-8",
    )
    assert typed("assumptions", study, "--from", table).out == "2 assumptions added.\n"
    rows = typed("assumptions", study, "--json").json
    assert [(row["ref"], row["kind"], row["held_by"]) for row in rows[1:]] == [
        ("B-1", "hypothesis", ["Carers", "policy"]),
        ("A-02", "assumption", []),
    ]
    table.write_text("statement,codes\nThree,\nFour,No such code\n", "utf-8")
    said = typed("assumptions", study, "--from", table)
    assert (said.exit_code, said.err.startswith("Row 3 of the table:")) == (1, True)
    assert len(typed("assumptions", study, "--json").json) == 3


@pytest.mark.parametrize(
    "words",
    [
        ("assumptions", "--decide", "A-01"),
        ("assumptions", "--add", "x", "--look", "A-01", "--found", "y"),
        ("assumptions", "--look", "A-01"),
        ("evidence",),
        ("evidence", "A-01", "--add", "--source", "Ann"),
        ("evidence", "A-01", "--stance", "supports"),
    ],
)
def test_what_does_not_go_together_is_a_usage_error(typed: Typed, study: Path, words: tuple[str, ...]) -> None:
    command, *more = words
    with pytest.raises(SystemExit) as stopped:
        typed(command, study, *more)
    assert stopped.value.code == 2
