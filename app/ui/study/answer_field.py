"""A field for an answer of one kind: text, a number, a date, or yes and no."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from app.study.rows import AttributeKind, AttributeRow
from app.ui.widgets.choice import Choice

KIND_WORDS = {
    AttributeKind.TEXT: "Text",
    AttributeKind.NUMBER: "Number",
    AttributeKind.DATE: "Date",
    AttributeKind.YES_NO: "Yes or no",
}
_PROMPTS = {
    AttributeKind.TEXT: "Not known",
    AttributeKind.NUMBER: "A number",
    AttributeKind.DATE: "A date",
}


class TypedAnswer(QLineEdit):
    """An answer that is typed; empty when nothing is known."""

    answered = Signal()

    def __init__(self, kind: AttributeKind) -> None:
        super().__init__()
        self.setPlaceholderText(_PROMPTS[kind])
        self.editingFinished.connect(self.answered)

    def answer(self) -> str:
        """What was typed."""
        return " ".join(self.text().split())

    def show_answer(self, answer: str) -> None:
        """Show what is stored."""
        self.setText(answer)


class YesOrNo(Choice):
    """An answer that is chosen."""

    answered = Signal()

    def __init__(self) -> None:
        super().__init__()
        for words, answer in (("Not known", ""), ("Yes", "yes"), ("No", "no")):
            self.addItem(words, answer)
        self.activated.connect(lambda _: self.answered.emit())

    def answer(self) -> str:
        """What was chosen."""
        return str(self.currentData())

    def show_answer(self, answer: str) -> None:
        """Show what is stored."""
        self.setCurrentIndex(max(0, self.findData(answer)))


AnswerField = TypedAnswer | YesOrNo


def answer_field(attribute: AttributeRow) -> AnswerField:
    """The field that fits an attribute."""
    field = YesOrNo() if attribute.kind is AttributeKind.YES_NO else TypedAnswer(attribute.kind)
    field.setAccessibleName(attribute.name)
    return field
