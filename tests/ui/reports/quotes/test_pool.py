"""What is offered to quote: consent first, the child's perspective first, found by words, person and area."""

from collections.abc import Mapping, Sequence

from app.coding.rows import PassageRow, SegmentId, Voice
from app.safeguards.reasons import Reason
from app.study.rows import ParticipantId, PerspectiveId
from app.ui.reports.quotes.offered import Offered, briefly, offered, reasons
from app.ui.reports.quotes.pool_model import PAGE, GroupHead, PoolModel
from tests.builders import passage_row

CHILDREN, CARERS = PerspectiveId(1), PerspectiveId(2)
NO_CONSENT = {SegmentId(3): Reason.NO_CONSENT}
CONSENTS: dict[ParticipantId, bool | None] = {
    ParticipantId(1): True,
    ParticipantId(2): False,
    ParticipantId(4): True,
}


def voice(number: int, perspective: PerspectiveId = CHILDREN, area: str = "North") -> Voice:
    person = ParticipantId(number)
    name = "Children" if perspective == CHILDREN else "Carers"
    return Voice(person, f"P{number}", perspective, name, 0, "", area, quotable=True)


def pool(passages: Sequence[PassageRow], why_not: Mapping[SegmentId, Reason] = NO_CONSENT) -> list[Offered]:
    return offered(passages, why_not)


def shown(model: PoolModel) -> list[str]:
    rows = [model.row(model.index(place)) for place in range(model.rowCount())]
    return [f"{row.name} {row.many}" if isinstance(row, GroupHead) else str(row.segment) for row in rows]


def test_every_reason_why_words_are_not_offered_is_told_with_its_number() -> None:
    why_not = {SegmentId(2): Reason.NO_CONSENT, SegmentId(3): Reason.NO_CONSENT, SegmentId(4): Reason.CONCERN}
    rows = pool([passage_row(number, [voice(1)]) for number in range(1, 5)], why_not)
    assert [row.why_not for row in rows] == [None, Reason.NO_CONSENT, Reason.NO_CONSENT, Reason.CONCERN]
    assert reasons(rows) == [(Reason.NO_CONSENT, 2), (Reason.CONCERN, 1)]
    assert [briefly(why) for why, _ in reasons(rows)] == ["no consent", "with a concern"]


def test_a_passage_with_two_codes_is_offered_once() -> None:
    assert len(pool([passage_row(1, [voice(1)]), passage_row(1, [voice(1)])])) == 1


def test_questions_and_regions_are_not_offered_at_all() -> None:
    assert pool([passage_row(1, [])]) == []


def filled() -> PoolModel:
    model = PoolModel()
    passages = [
        passage_row(1, [voice(4, CARERS, "South")]),
        passage_row(2, [voice(1)]),
        passage_row(3, [voice(2)]),
    ]
    model.show(pool(passages), [CHILDREN, CARERS])
    return model


def test_the_childs_perspective_comes_first() -> None:
    assert shown(filled()) == ["Children 1", "2", "Carers 1", "1"]


def test_it_is_looked_through_by_perspective_area_and_words() -> None:
    model = filled()
    model.seek(perspective=CARERS)
    assert shown(model) == ["Carers 1", "1"]
    model.seek(perspective=None, area="North")
    assert shown(model) == ["Children 1", "2"]
    model.seek(area="", words="P4 WORDS")
    assert shown(model) == ["Carers 1", "1"]


def test_what_cannot_be_quoted_is_shown_when_asked_why_and_cannot_be_dragged() -> None:
    model = filled()
    model.seek(why_not=Reason.NO_CONSENT)
    assert shown(model) == ["Children 1", "3"]
    assert model.mimeData([model.index(0), model.index(1)]).data(model.mimeTypes()[0]).isEmpty()


def test_what_is_quoted_here_is_not_offered_again_and_what_is_quoted_elsewhere_says_so() -> None:
    model = filled()
    model.mark({SegmentId(2)}, {SegmentId(1): "Voice"})
    assert shown(model) == ["Carers 1", "1"]
    assert str(model.data(model.index(1))) == "P4: words Quoted in Voice."


def test_a_long_list_comes_page_by_page() -> None:
    model = PoolModel()
    model.show(pool([passage_row(number, [voice(1)]) for number in range(1, 200)], {}), [CHILDREN])
    assert (model.rowCount(), model.matching) == (PAGE, 199)
    assert model.place_of(SegmentId(150)) == 150
    assert model.rowCount() == 3 * PAGE
