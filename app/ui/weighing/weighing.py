"""Weighing on any page: what is at hand is linked to an assumption; what it is evidence of is shown and changed.

A page says what is at hand; this reads, asks and stores.
"""

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.coding.rows import SegmentId
from app.perspectives import weighed
from app.perspectives.claim_rows import ClaimInShort, ClaimRow, EvidenceHere, Stance
from app.store.changes import Changes
from app.study import queries as study_queries
from app.ui.open_study import OpenStudy
from app.ui.weighing.claim_in_hand import ClaimInHand
from app.ui.weighing.evidence_desk import EvidenceDesk, Where
from app.ui.weighing.evidence_here import WeighingHere

if TYPE_CHECKING:
    from app.ui.weighing.claim_question import Judgement

NO_CLAIMS = "There is no assumption yet: write one down on the Assumptions page first."
WATCHED = frozenset({"claim", "evidence", "perspective"})
LETTERS = 160


class Weighing(QObject):
    """`at_hand` says what would be linked and its words; None, where nothing can be, has said why already.

    `initiator` is what the steps are announced as coming from; without one everybody hears of them.
    """

    read_again = Signal()
    """What is evidence where has changed."""

    def __init__(
        self,
        study: OpenStudy,
        at_hand: Callable[[], tuple[Sequence[Where], str] | None],
        here: WeighingHere | None,
        window: QWidget,
        *,
        initiator: object | None = None,
    ) -> None:
        super().__init__(window)
        self._study, self._at_hand, self._window = study, at_hand, window
        self._here = here
        self._in_hand = ClaimInHand(study, self)
        self.desk = EvidenceDesk(study, self, initiator=initiator)
        self._in_hand.changed.connect(self.say_in_hand)
        study.changed.connect(self._hear)
        study.keys.changed.connect(self.say_in_hand)
        if here is not None:
            self._connect(here)

    def press(self, stance: Stance) -> None:
        """A key for a stance: what is at hand stands so to the assumption in hand; without one, ask."""
        if not self._study.may_change():
            return
        claim = self.in_hand()
        if claim is None:
            self.ask_in_hand()
            return
        found = self._at_hand()
        if found is not None:
            self.desk.link_all(claim, found[0], stance)

    def ask_in_hand(self) -> None:
        """Ask for the assumption that the keys mean."""
        claims = self._claims()
        if claims:
            from app.ui.weighing.claim_question import ClaimQuestion

            dialog = ClaimQuestion(
                self._study.theme, claims, self._in_hand.claim, linking=False, parent=self._window
            )
            dialog.answered.connect(self._take_in_hand)
            dialog.open()

    def ask_link(self) -> None:
        """Ask to which assumption what is at hand is linked, and how it stands."""
        found = self._at_hand() if self._study.may_change() else None
        claims = self._claims() if found is not None else []
        if found is None or not claims:
            return
        where, words = found
        with self._study.project.reading() as session:
            names = study_queries.perspectives(session)
        from app.ui.weighing.claim_question import ClaimQuestion

        dialog = ClaimQuestion(
            self._study.theme,
            claims,
            self._in_hand.claim,
            words=words if len(words) <= LETTERS else f"{words[:LETTERS].rstrip()}…",
            perspectives=names,
            linking=True,
            parent=self._window,
        )
        dialog.answered.connect(lambda judged: self._store(where, judged))
        dialog.open()

    def show_at(self, segments: Collection[SegmentId]) -> None:
        """Shows what regions or marks are evidence of."""
        with self._study.project.reading() as session:
            self.show_rows(weighed.evidence_at(session, segments))

    def show_rows(self, rows: Sequence[EvidenceHere]) -> None:
        """Shows these judgements as being of what is at hand."""
        if self._here is None:
            return
        names = {}
        if rows:
            with self._study.project.reading() as session:
                names = {row.id: row.name for row in study_queries.perspectives(session)}
        self._here.show_here(rows, names)

    def in_hand(self) -> ClaimInShort | None:
        """The assumption in hand, as it is stored; None where it is gone."""
        claim = self._in_hand.claim
        if claim is None:
            return None
        with self._study.project.reading() as session:
            return weighed.claim_in_short(session, claim)

    def say_in_hand(self) -> None:
        """Says which one it is, and the keys."""
        if self._here is not None:
            keys = self._study.keys
            told = [
                f"{keys.written(f'text.{stance}')} {stance}" for stance in Stance if keys.written(f"text.{stance}")
            ]
            self._here.say_in_hand(self.in_hand(), " · ".join(told))

    # Inside

    def _claims(self) -> list[ClaimRow]:
        from app.perspectives.queries import claims

        with self._study.project.reading() as session:
            rows = claims(session)
        if not rows:
            self._study.said.emit(NO_CLAIMS)
        return rows

    def _take_in_hand(self, judged: "Judgement") -> None:
        self._in_hand.take(judged.claim.id)
        self._study.said.emit(f"{judged.claim.ref} is in hand.")

    def _store(self, where: Sequence[Where], judged: "Judgement") -> None:
        self._in_hand.take(judged.claim.id)
        claim = ClaimInShort(judged.claim.id, judged.claim.ref, judged.claim.statement)
        self.desk.link_all(
            claim,
            where,
            judged.stance,
            first_hand=judged.first_hand,
            about=judged.about,
            note=judged.note,
        )

    def _hear(self, changes: Changes) -> None:
        if changes.tables & WATCHED:
            self.say_in_hand()
            self.read_again.emit()

    def _connect(self, here: WeighingHere) -> None:
        desk = self.desk
        here.in_hand_wanted.connect(self.ask_in_hand)
        here.link_wanted.connect(self.ask_link)
        here.claim_wanted.connect(self._study.claim_wanted.emit)
        here.judged.connect(lambda row, stance: desk.judge(row.id, stance, row.ref))
        here.hand_chosen.connect(lambda row, first: desk.set_hand(row.id, first_hand=first))
        here.about_chosen.connect(lambda row, about: desk.set_about(row.id, about))
        here.noted.connect(lambda row, note: desk.write_note(row.id, note))
        here.removed.connect(lambda row: desk.take_off(row.id, row.ref))
