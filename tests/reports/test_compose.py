"""What stands on the pages of a theme summary, before any Word."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from app.perspectives.rows import GroupRow
from app.reports.compose import compose
from app.reports.compose.saying import Saying
from app.reports.compose.sentences import count, difference, listed, long_date, pending, raised
from app.reports.document import Heading, Quote, ReportDocument, Table
from app.reports.spec import ReportSpec, Wording
from tests.reports.made_up import DAY, GROUPS, code, line, material
from tests.reports.outline import outline

GOLDEN = Path(__file__).parent / "golden" / "theme_summary.txt"
SMALL = (GroupRow("Carers", 1, participants=4, pending=0),)
WAITING = (GroupRow("Carers", 1, participants=2, pending=2),)
ABSENT = (GroupRow("Carers", 1, participants=0, pending=0),)


def test_the_whole_report_reads_as_agreed() -> None:
    told = re.sub(r"[0-9a-f]{64}", "(a fingerprint)", outline(compose(material())))
    assert told == GOLDEN.read_text(encoding="utf-8")


def test_the_same_material_makes_the_same_document() -> None:
    assert compose(material()) == compose(material())


def test_children_stand_first_in_every_theme() -> None:
    sections = [block.text for block in compose(material()).headings if block.palette is not None]
    assert (
        sections
        == [
            "What children and young people said",
            "What carers said",
            "What practitioners said",
        ]
        * 4
    )


def test_the_widest_difference_is_at_the_top_of_the_glance() -> None:
    assert [row[0].text for row in tables(compose(material()))[0].rows] == [
        "Paperwork",
        "Belongings",
        "Told why I moved",
        "A trusted adult",
    ]


def test_no_percentages_anywhere() -> None:
    assert "%" not in outline(compose(material()))


def test_words_only_gives_no_counts_of_large_groups() -> None:
    text = outline(compose(material(Wording.WORDS)))
    assert "Most of the children and young people raised this." in text
    assert "9 of 12" not in text


def test_without_wording_there_are_quotes_and_silence_but_no_counts() -> None:
    document = compose(material(Wording.NONE))
    text = outline(document)
    assert "The carers raised this." in text
    assert "None of the practitioners raised this" in text
    assert "9 of 12" not in text
    assert any(isinstance(block, Quote) for block in document.blocks)
    assert [table.caption for table in tables(document)] == [
        "The themes of this report",
        "Who was heard",
        "The codes of the study, in the order of the codebook",
        "The settings of this report",
        "The thresholds of the rules",
    ]


def test_a_report_without_themes_says_so() -> None:
    text = outline(compose(replace(material(), themes=())))
    assert "No theme has coded passages yet." in text


def test_the_codebook_can_be_left_out() -> None:
    spec = ReportSpec(DAY, appendices=frozenset())
    text = outline(compose(replace(material(), spec=spec)))
    assert "Appendix" not in text
    assert "Use for first-hand accounts." not in text


def test_people_without_a_perspective_have_a_place_of_their_own() -> None:
    nobody = GroupRow("No perspective yet", None, participants=0, pending=0, named=False)
    unplaced = replace(nobody, participants=2)
    row = code(1, "Told why I moved")
    for group, expected in ((nobody, False), (unplaced, True)):
        groups = (*GROUPS, group)
        theme = replace(material().themes[0], line=line(row, (9, 4, 1, 0), groups), below=())
        text = outline(compose(replace(material(), groups=groups, themes=(theme,))))
        assert ("What people with no perspective recorded said" in text) is expected


@pytest.mark.parametrize(
    ("groups", "k", "sentence"),
    [
        (GROUPS[:1], 9, "Most of the children and young people raised this (9 of 12)."),
        (GROUPS[1:2], 10, "All of the carers raised this (10 of 10)."),
        (
            GROUPS[2:],
            0,
            "None of the practitioners raised this (0 of 10); whether they were asked is not recorded.",
        ),
        (SMALL, 3, "Some of the carers raised this."),
        (SMALL, 2, "One or two of the carers raised this."),
        (SMALL, 0, "None of the carers raised this; whether they were asked is not recorded."),
        (WAITING, 0, "None of the carers can be counted yet: their transcripts are not fully coded."),
        (ABSENT, 0, "No carers were heard in this study."),
    ],
)
def test_how_many_raised_it(groups: tuple[GroupRow, ...], k: int, sentence: str) -> None:
    cell = line(code(1, "Told"), (k,), groups).cells[0]
    assert raised(groups[0], cell, Saying()) == sentence


@pytest.mark.parametrize(
    ("told", "not_told", "wording", "sentence"),
    [
        (10, 0, Wording.WORDS_AND_COUNTS, "all of them were asked"),
        (0, 10, Wording.WORDS_AND_COUNTS, "none of them were asked"),
        (7, 2, Wording.WORDS_AND_COUNTS, "7 of them were asked, 2 were not and of 1 it is not recorded"),
        (0, 3, Wording.WORDS, "none of them is known to have been asked, 3 were not and of 7 it is not recorded"),
        (7, 2, Wording.NONE, "not all of them were asked"),
        (0, 0, Wording.NONE, "whether they were asked is not recorded"),
    ],
)
def test_a_silent_group_says_who_was_asked(told: int, not_told: int, wording: Wording, sentence: str) -> None:
    silent = replace(line(code(1, "Told"), (0,), GROUPS[2:]).cells[0], asked=told, not_asked=not_told)
    assert raised(GROUPS[2], silent, Saying(wording)).endswith(f"; {sentence}.")


def test_pending_people_are_said_apart() -> None:
    cells = line(code(1, "Told"), (9, 4, 1), pending=2).cells
    assert pending(cells[1]) == ""
    assert pending(cells[0]).startswith("2 more people, whose transcripts are not fully coded,")


def test_the_difference_is_a_count_not_a_reading() -> None:
    told = line(code(1, "Told"), (9, 4, 1))
    assert difference(told, GROUPS, Saying(Wording.WORDS_AND_COUNTS)) == (
        "The widest difference is between children and young people (9 of 12) and practitioners (1 of 10), "
        "fewer of whom raised it. In between: carers (4 of 10)."
    )
    assert difference(told, GROUPS, Saying(Wording.WORDS)).startswith(
        "The widest difference is between children and young people (most) and practitioners (one or two)"
    )
    alone = line(code(1, "Told"), (3,), SMALL)
    assert difference(alone, SMALL, Saying(Wording.WORDS_AND_COUNTS)).startswith("Fewer than two perspectives")
    level = line(code(1, "Told"), (12, 10, 10))
    assert (
        difference(level, GROUPS, Saying(Wording.WORDS_AND_COUNTS))
        == "The perspectives raised this equally often."
    )


def test_small_groups_have_no_bar() -> None:
    theme = replace(material().themes[0], line=line(code(1, "Told"), (3,), SMALL), below=(), quotes=())
    evidence = tables(compose(replace(material(), groups=SMALL, themes=(theme,))))[2]
    assert [cell.bar for cell in evidence.rows[0]] == [None] * len(evidence.columns)


def test_small_words() -> None:
    assert long_date(DAY) == "23 November 2025"
    assert [listed(list("abc")[:many]) for many in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert (count(1, "person", "people"), count(2, "person", "people")) == ("1 person", "2 people")


def test_a_ragged_table_is_a_bug() -> None:
    table = tables(compose(material()))[0]
    with pytest.raises(ValueError, match="cells"):
        replace(table, rows=(table.rows[0][:1],))


def tables(document: ReportDocument) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def test_every_theme_has_its_heading_and_every_heading_a_level() -> None:
    headings = [block for block in compose(material()).blocks if isinstance(block, Heading)]
    assert {heading.level for heading in headings} == {1, 2}
    assert [heading.text for heading in headings if heading.level == 1] == [
        "At a glance",
        "Sample and method",
        "Told why I moved",
        "A trusted adult",
        "Belongings",
        "Paperwork",
        "Limits",
        "How this report was made",
        "Appendix A: codebook",
        "Appendix C: how this report was made, for audit",
        "Appendix D: negative cases",
        "Appendix E: anonymisation",
    ]
