"""Rows and cells of rich text, where a table is only a way its paragraphs are marked."""

from app.exchange.formats.draft import Draft


class Table:
    """Opens and closes rows and cells of the draft as the level of the paragraphs goes up and down."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._cells: list[bool] = []
        """For every open row whether a cell is open in it."""

    @property
    def level(self) -> int:
        """How many rows are open, one inside the other."""
        return len(self._cells)

    def go_to(self, level: int) -> None:
        """Before anything is written at `level`, where 0 is outside all tables."""
        while self.level > level:
            self.end_row()
        while self.level < level:
            if self._cells and not self._cells[-1]:
                self._begin_cell()
            self._draft.begin_row()
            self._cells.append(False)
        if self._cells and not self._cells[-1]:
            self._begin_cell()

    def end_cell(self, level: int) -> None:
        """The mark that ends a cell of a row at `level`, even when nothing stood in it."""
        self.go_to(level)
        self._draft.end_cell()
        self._cells[-1] = False

    def end_row(self) -> None:
        """The mark that ends the innermost row."""
        if self._cells:
            self._cells.pop()
            self._draft.end_row()

    def _begin_cell(self) -> None:
        self._draft.begin_cell()
        self._cells[-1] = True
