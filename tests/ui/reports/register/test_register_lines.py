"""The register as it is read: whose words, in which file, and whether a file written again is the same."""

from dataclasses import replace

from app.safeguards.register import ExportId, ExportRow, Held
from app.study.rows import ParticipantId
from app.ui.reports.register.register_lines import compared, line, of_person, people_in, told, when

ROBIN, KIT = (ParticipantId(1), "Robin", Held(2)), (ParticipantId(2), "Kit", Held(1, 1))


def export(
    number: int, sha: str = "ab", settings: str = "{}", *people: tuple[ParticipantId, str, Held]
) -> ExportRow:
    return ExportRow(
        ExportId(number),
        1_700_000_000 + number,
        "theme summary",
        "For the board",
        "Word",
        sha * 32,
        settings,
        "Ada",
        people,
    )


def test_a_line_says_what_it_is_and_whose_words_it_holds() -> None:
    row = export(1, "ab", "{}", ROBIN, KIT)
    assert line(row) == (when(row), "theme summary", "For the board", "Word", "abababab", "Robin, Kit", "Ada", "")
    assert "It holds words of Robin (2 quotes); Kit (1 quote, 1 picture)." in told(row)
    assert line(export(2))[5] == "nobody’s"
    public = replace(row, published_on="2026-10-01")
    assert line(public)[-1] == "2026-10-01"
    assert "It is public since 2026-10-01" in told(public)


def test_many_people_are_said_in_short() -> None:
    people = [(ParticipantId(number), f"P{number}", Held(1)) for number in range(5)]
    assert line(export(1, "ab", "{}", *people))[5] == "P0, P1 and 3 more"


def test_files_are_found_by_person() -> None:
    rows = [export(2, "ab", "{}", KIT), export(1, "ab", "{}", ROBIN, KIT)]
    assert people_in(rows) == [(ParticipantId(2), "Kit"), (ParticipantId(1), "Robin")]
    assert [row.id for row in of_person(rows, ParticipantId(1))] == [1]
    assert of_person(rows, None) == rows


def test_a_file_written_again_is_compared_with_the_last_from_the_same_settings() -> None:
    first = export(1, "ab")
    assert compared([export(3, "ab"), export(2, "cd", "other"), first]).startswith("The same, letter for letter")
    assert (
        compared([export(3, "ef"), first])
        == f"Not the same as the file of {when(first)}: the study has changed since."
    )
    assert compared([export(3, "ef", "new"), first]) == ""
    assert compared([first]) == compared([]) == ""
