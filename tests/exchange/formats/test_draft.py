"""Whatever order words, lines, cells and notes come in, the hints stay inside the text they speak of."""

from hypothesis import given
from hypothesis import strategies as st

from app.exchange.formats.draft import Draft
from app.exchange.formats.read_text import LABEL_LENGTH, ReadText
from app.language.normalise import normalise
from app.problems import Problem

WORDS = st.text(st.sampled_from("aé😀 \t\n\r\u2028\u00ad\ufeff\ud83d\x07"), max_size=80)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), WORDS, st.booleans()),
        st.tuples(st.sampled_from(["tab", "end_line", "start_line", "cell", "row", "end_row", "note"])),
    )
)


def written(steps: list[tuple[str, ...]]) -> ReadText:
    """What comes of the steps; cells only where there is a row for them, as in a document."""
    draft = Draft()
    draft.add("start ")
    open_rows = 0
    notes = 0
    for name, *arguments in steps:
        if name == "add":
            draft.add(arguments[0], bool(arguments[1]))
        elif name == "row":
            draft.begin_row()
            draft.begin_cell()
            open_rows += 1
        elif name == "cell" and open_rows:
            draft.begin_cell()
        elif name == "end_row" and open_rows:
            draft.end_row()
            open_rows -= 1
        elif name == "note" and not open_rows:
            notes += 1
            draft.begin_note(notes)
        elif name in ("tab", "end_line", "start_line"):
            getattr(draft, name)()
    return draft.finish("test")


@given(STEPS)
def test_hints_stay_in_the_text(steps: list[tuple[str, ...]]) -> None:
    read = written(steps)
    assert read.text == normalise(read.text)
    assert read.text.endswith("\n")
    end = 0
    for row in read.rows:
        for cell in row:
            assert end <= cell.start <= cell.end <= len(read.text)
            end = cell.end
    for bold in read.bold:
        assert 0 < len(bold) <= LABEL_LENGTH
        assert bold.of(read.text) == bold.of(read.text).strip()
    if read.notes is not None:
        assert read.notes.of(read.text).startswith("[1] ")


@given(WORDS, WORDS)
def test_cells_are_parted_by_one_tab_and_short_ones_stay_on_a_line(left: str, right: str) -> None:
    draft = Draft()
    draft.begin_row()
    for words in (left, right):
        draft.begin_cell()
        draft.add(words)
    draft.end_row()
    try:
        read = draft.finish("test")
    except Problem:
        assert not (left + right).replace("\u00ad", "").replace("\ufeff", "").replace("\x07", "").strip()
        return
    assert read.text.count("\t") == 1
    for cell in read.rows[0]:
        assert len(cell) > LABEL_LENGTH or "\n" not in cell.of(read.text)
