"""Deciding on the strings that are picked in the review: at once in the identity key, and shown in the list."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.language.names.mentions import NameKind
from app.safeguards.identity.key import IdentityKey
from app.safeguards.identity.rows import Decision
from app.safeguards.pseudonyms.occurrences import key_of
from app.safeguards.pseudonyms.rows import Suggestion
from app.ui.open_study import OpenStudy
from app.ui.pseudonyms.review_page import ReviewPage
from app.ui.pseudonyms.wording import READ_ONLY_KEY


class Deciding(QObject):
    """The four answers; nothing of the transcripts changes by them."""

    decided = Signal()
    """Something was decided, or forgotten."""

    def __init__(self, study: OpenStudy, page: ReviewPage, parent: QObject) -> None:
        super().__init__(parent)
        self._study = study
        self._page = page

    def replace(self) -> None:
        """The words at hand give way to what stands in the field."""
        words = self._page.bar.field.text().strip("[] ")
        if not words and len(self._page.table.picked()) == 1:
            self._page.bar.start_editing()
            self._study.said.emit("Type what is to stand there.")
        else:
            self._decide(words)

    def keep(self) -> None:
        """The words at hand stay in these transcripts."""
        self._decide(None)

    def keep_always(self) -> None:
        """The words at hand give nobody away, here or anywhere."""
        self._decide(None, always=True)

    def undecide(self) -> None:
        """What was decided of the words at hand is forgotten."""
        key, strings = self.writable_key(), self._page.table.strings
        picked = self._page.table.picked()
        if key is None or not picked:
            return

        def forget() -> bool:
            for place in picked:
                row = strings.rows[place]
                for one in (*row.here.values(), *([row.everywhere] if row.everywhere else [])):
                    key.drop_decision(one.original, one.source)
                strings.put(place, replace(row, everywhere=None, here={}))
            return True

        if self._study.attempt(forget) is not None:
            self._page.after_deciding(stay=True)
            self.decided.emit()

    def writable_key(self) -> IdentityKey | None:
        """The open key, where study and key can be changed; where not, that is said."""
        key = self._study.identity
        if key is None or not self._study.may_change():
            return None
        if key.read_only:
            self._study.said.emit(READ_ONLY_KEY)
            return None
        return key

    def _decide(self, replacement: str | None, *, always: bool = False) -> None:
        """What is picked is replaced by these words, or stays."""
        key, table = self.writable_key(), self._page.table
        picked = table.picked()
        if key is None or not picked:
            return
        only = None if always else self._page.bar.scope.currentData()
        rows = [table.strings.rows[place] for place in picked]
        alone = len(rows) == 1
        decisions = [one for row in rows for one in self._decisions(row, replacement, only, always, alone)]
        over = [one for row in rows for one in _overruled(row, decisions, always)]

        def keep() -> bool:
            for one in over:
                key.drop_decision(one.original, one.source)
            key.set_decisions(decisions)
            return True

        if self._study.attempt(keep) is None:
            return
        for place, row in zip(picked, rows, strict=True):
            table.strings.put(place, _decided(row, decisions, over))
        if replacement is not None and alone:
            self._follow(rows[0], replacement)
        self._page.after_deciding()
        self.decided.emit()

    def _decisions(
        self, row: Suggestion, replacement: str | None, only: UUID | None, always: bool, alone: bool
    ) -> Iterator[Decision]:
        """What is decided of one string; of several at once, each is replaced by what is proposed for it."""
        put = None if replacement is None else replacement if alone else row.proposed
        kind = NameKind(self._page.bar.kind.currentData()) if alone else row.kind
        participant = row.participant if put == row.proposed else None
        sources: list[UUID | None] = [only]
        if replacement is None and not always and only is None:
            sources = list(dict.fromkeys(place.source_guid for place in row.places))
        for source in sources:
            yield Decision(kind, row.words, put, participant, source)

    def _follow(self, row: Suggestion, replacement: str) -> None:
        """Other forms of a person’s name are proposed the same: one person has one pseudonym."""
        strings, first = self._page.table.strings, key_of(row.words).split(" ")[0]
        if row.kind is not NameKind.PERSON:
            return
        for place, other in enumerate(strings.rows):
            same = key_of(other.words).split(" ")[0] == first and other.kind is NameKind.PERSON
            if same and not other.decided:
                strings.put(place, replace(other, proposed=replacement, participant=row.participant))


def _overruled(row: Suggestion, decisions: Sequence[Decision], always: bool) -> list[Decision]:
    """What was decided for single transcripts and no longer holds: that it stays, now that it goes everywhere."""
    everywhere = any(one.original == row.words and one.source is None for one in decisions)
    return [one for one in row.here.values() if everywhere and (always or one.replacement is None)]


def _decided(row: Suggestion, decisions: Sequence[Decision], over: Sequence[Decision]) -> Suggestion:
    """A suggestion with what was just decided of it."""
    everywhere, kind = row.everywhere, row.kind
    here = {source: one for source, one in row.here.items() if one not in over}
    theirs = [one for one in decisions if one.original == row.words]
    for one in theirs:
        kind = one.kind
        if one.source is None:
            everywhere = one
        else:
            here[one.source] = one
    put = next((one.replacement for one in theirs if one.replacement), None)
    return replace(row, everywhere=everywhere, here=here, kind=kind, proposed=put or row.proposed)
