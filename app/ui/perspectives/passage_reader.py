"""What a card asks the study about its passage: what stands around the words, and what of them may leave."""

from dataclasses import dataclass

from app.coding.rows import PassageRow
from app.ui.models.leaving import kept_back
from app.ui.open_study import OpenStudy
from app.ui.perspectives.quotes_reading import Context, copied_quote, read_context


@dataclass(frozen=True, slots=True)
class PassageReader:
    """Asks this study."""

    study: OpenStudy

    def context(self, passage: PassageRow) -> Context:
        """The turns around a passage."""
        return read_context(self.study.project, passage)

    def copied(self, passage: PassageRow) -> str:
        """The words as they may leave, with whose they are; says why they stay where they must."""
        return copied_quote(passage, kept=bool(kept_back(self.study)([passage.segment])))
