"""The item models keep Qt's rules, whatever is shown, filtered or counted; no database, no widget."""

from dataclasses import replace

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from app.coding.rows import CodeId, CodeRow, CodingId, CodingMark, PassageRow, SegmentId, Voice
from app.study.rows import (
    ParticipantId,
    PerspectiveId,
    PerspectiveRow,
    SourceId,
    SourceKind,
    SourceRow,
    SourceStatus,
    VersionId,
)
from app.ui.models.code_tree_model import CodeTreeModel
from app.ui.models.marks_model import MarksModel
from app.ui.models.passages_model import PAGE, PassagesModel
from app.ui.models.sources_model import SourcesModel
from app.ui.widgets.mime import add_passage, code_mime
from tests.builders import passage_row

CHILD, CARER = PerspectiveRow(PerspectiveId(1), "Children", 0, 0), PerspectiveRow(PerspectiveId(2), "Carers", 1, 1)


def check(model: QAbstractItemModel) -> None:
    """Qt's own rules; a breach is a warning, and a warning fails the test."""
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)


def code(number: int, name: str, parent: CodeRow | None = None) -> CodeRow:
    """A code, used once."""
    path = f"{parent.path} / {name}" if parent else name
    above = parent.id if parent else None
    depth = parent.depth + 1 if parent else 0
    return CodeRow(CodeId(number), above, name, path, depth, 0, 0, "", "", "", "", 1, 1)


MOVING = code(1, "Moving")
BAGS, TOLD, WAITING = code(2, "Bags", MOVING), code(3, "Not told", MOVING), code(4, "Waiting")
BOOK = [MOVING, BAGS, TOLD, WAITING]


def source(number: int, kind: SourceKind, perspective: PerspectiveRow | None, *people: str) -> SourceRow:
    """A source."""
    whose = perspective.id if perspective else None
    return SourceRow(
        id=SourceId(number),
        name=f"Source {number}",
        kind=kind,
        status=SourceStatus.NEW,
        version=VersionId(number),
        format="txt",
        participants=people,
        perspective=whose,
        characters=9,
        words=2,
        turns=1,
        collected_on="",
        excluded=False,
    )


def passage(number: int, perspective: PerspectiveRow) -> PassageRow:
    """A passage somebody of a perspective is heard in."""
    voice = Voice(
        ParticipantId(number), f"P{number}", perspective.id, perspective.name, perspective.palette, "", "", True
    )
    return passage_row(number, [voice])


def test_the_code_tree_keeps_qts_rules() -> None:
    model = CodeTreeModel()
    model.show(BOOK)
    check(model)
    model.filter("told")
    check(model)


def test_one_coding_more_counts_for_all_above() -> None:
    model = CodeTreeModel()
    model.show(BOOK)
    model.recount(BAGS.id, 1)
    counts = {row.name: (row.passages, row.passages_below) for row in model.codes}
    assert counts == {"Moving": (1, 2), "Bags": (2, 2), "Not told": (1, 1), "Waiting": (1, 1)}
    shown = model.code(model.index_of(MOVING.id))
    assert shown is not None
    assert shown.passages_below == 2


def test_counts_follow_also_while_the_filter_hides_a_code() -> None:
    model = CodeTreeModel()
    model.show(BOOK)
    model.filter("waiting")
    model.recount(BAGS.id, 1)
    model.filter("")
    shown = model.code(model.index_of(BAGS.id))
    assert shown is not None
    assert shown.passages == 2


def test_a_passage_can_be_dropped_on_a_code_but_not_between_two() -> None:
    model = CodeTreeModel()
    model.show(BOOK)
    data = code_mime(0)
    data.clear()
    add_passage(data, 3, 9)
    target = model.index_of(WAITING.id)
    dropped: list[tuple[int, object]] = []
    model.passage_dropped.connect(lambda code, span: dropped.append((code, span)))
    assert not model.dropMimeData(data, Qt.DropAction.CopyAction, 1, 0, target)
    assert model.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, target)
    assert [code for code, _ in dropped] == [WAITING.id]


def test_a_drop_among_filtered_rows_means_the_place_among_all() -> None:
    first, second, third = code(1, "One"), code(2, "Two b"), code(3, "Three b")
    model = CodeTreeModel()
    model.show([first, second, third])
    model.filter("b")
    moved: list[tuple[list[int], object, object]] = []
    model.codes_moved.connect(lambda *told: moved.append(told))
    model.dropMimeData(code_mime(third.id), Qt.DropAction.MoveAction, 0, 0, model.index(9, 0))
    assert moved == [([third.id], None, 1)]


def test_sources_stand_in_the_order_of_perspectives() -> None:
    model = SourcesModel()
    rows = [
        source(1, SourceKind.FIELD_NOTE, None),
        source(2, SourceKind.INTERVIEW, CARER, "Marian"),
        source(3, SourceKind.INTERVIEW, CHILD, "Robin"),
        source(4, SourceKind.JOINT, CHILD, "Robin", "Marian"),
        source(5, SourceKind.INTERVIEW, None),
    ]
    model.show(rows, [CHILD, CARER])
    check(model)
    headings = [model.data(model.index(row, 0)) for row in range(model.rowCount())]
    assert headings == ["Children", "Carers", "Together", "Field notes", "No perspective yet"]


def test_the_passages_come_page_by_page() -> None:
    model = PassagesModel(lambda segments: ())
    everything = [passage(number, CHILD) for number in range(PAGE + 5)]
    model.show(everything[:PAGE])
    assert not model.canFetchMore()
    model.complete(everything)
    assert model.rowCount() == PAGE
    assert model.canFetchMore()
    model.fetchMore()
    assert model.rowCount() == PAGE + 5
    check(model)


def test_passages_are_filtered_by_who_is_heard() -> None:
    model = PassagesModel(lambda segments: ())
    model.show([passage(1, CHILD), passage(2, CARER), passage(3, CHILD)])
    model.filter(frozenset({CARER.id}))
    assert [model.passage(model.index(row)).start for row in range(model.rowCount())] == [2]
    model.complete([passage(1, CHILD), passage(2, CARER), passage(3, CHILD), passage(4, CARER)])
    assert model.matching == model.rowCount() == 2
    model.filter(frozenset())
    assert model.rowCount() == 4


def test_the_marks_at_the_cursor_are_a_list() -> None:
    model = MarksModel()
    mark = CodingMark(CodingId(7), SegmentId(1), CodeId(1), "Moving", 0, 0, 4, "Ada", "")
    model.show([mark, replace(mark, coding=CodingId(8), memo="paused")])
    check(model)
    assert model.row_of(CodingId(8)) == 1
    assert model.row_of(CodingId(9)) == -1
    spoken = model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Moving, coded by Ada, with a memo"
