"""The transcripts of the study beside the text: grouped by perspective, filtered, with how far coding has come."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from app.study import actions
from app.study.rows import PerspectiveRow, SourceId, SourceRow, SourceStatus
from app.ui.coding.parts.list_panel import lay_out_panel
from app.ui.coding.parts.pane_tree import PaneTree, RowPainter
from app.ui.coding.parts.signed_mark import paint_signed
from app.ui.coding.parts.status_mark import paint_status
from app.ui.models.sources_model import STATUS_WORDS, SourceGroup, SourcesModel
from app.ui.models.tree_model import Index
from app.ui.open_study import OpenStudy
from app.ui.theme import TextSize
from app.ui.widgets.perspective_mark import paint_mark
from app.ui.widgets.plain_text import plain_label
from app.ui.widgets.search_field import SearchField

MARK = 11
ROOM_FOR_PROGRESS = 230


class SourcePainter(RowPainter):
    """Headings with their perspective's mark, sources with their status."""

    def paint_row(self, painter: QPainter, place: QRectF, index: Index, *, selected: bool) -> None:
        model = index.model()
        assert isinstance(model, SourcesModel)
        node = model.node(index)
        if isinstance(node, SourceGroup):
            self._paint_group(painter, place, node, selected)
        elif isinstance(node, SourceRow):
            self._paint_source(painter, place, node, selected)

    def _paint_group(self, painter: QPainter, place: QRectF, group: SourceGroup, selected: bool) -> None:
        left = place.left() + 3
        if group.palette is not None:
            mark = QRectF(left, place.center().y() - MARK / 2 + 0.5, MARK, MARK)
            paint_mark(painter, mark, self.theme.perspective(group.palette))
            left += MARK + 7
        right = self.number(painter, place.adjusted(0, 0, -12, 0), str(group.sources), "muted")
        painter.setFont(self.theme.font(strong=True))
        room = QRectF(left, place.top(), right - left - 6, place.height())
        self.words(painter, room, group.name, "selection_text" if selected else "text")

    def _paint_source(self, painter: QPainter, place: QRectF, row: SourceRow, selected: bool) -> None:
        ink = "selection_text" if selected else "muted"
        mark = QRectF(place.right() - 12 - MARK, place.center().y() - MARK / 2 + 0.5, MARK, MARK)
        paint_status(painter, mark, row.status, self.theme.colour(ink), self.theme.colour("surface"))
        right = mark.left() - 8
        if row.signed_off:
            signed = mark.translated(-MARK - 6, 0)
            paint_signed(painter, signed, self.theme.colour(ink))
            right = signed.left() - 8
        if row.excluded:
            painter.setFont(self.theme.font(TextSize.SMALL))
            wide = painter.fontMetrics().horizontalAdvance("excluded")
            self.words(painter, QRectF(right - wide, place.top(), wide + 2, place.height()), "excluded", ink)
            painter.setFont(self.theme.font())
            right -= wide + 8
        role = "selection_text" if selected else "muted" if row.excluded else "text"
        room = QRectF(place.left() + 3, place.top(), right - place.left() - 3, place.height())
        self.words(painter, room, row.name, role)


class SourcesTree(PaneTree):
    """Space steps through the statuses."""

    left_up = Signal()
    opened = Signal()
    status_wanted = Signal(object)

    def key(self, index: Index) -> object:
        model = self.model()
        node = model.node(index) if isinstance(model, SourcesModel) else None
        return node.id if isinstance(node, SourceRow) else getattr(node, "name", None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Up and not self.indexAbove(self.currentIndex()).isValid():
            self.left_up.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() is not self.State.EditingState:
            self.opened.emit()
        elif key == Qt.Key.Key_Space:
            self.status_wanted.emit(None)
        else:
            super().keyPressEvent(event)


class SourcesPanel(QWidget):
    """Chooses a transcript, and names, removes and marks transcripts."""

    chosen = Signal(object)
    """The id of the source the keyboard came to."""
    opened = Signal()
    """Enter: the keyboard is wanted in the text."""
    speakers_wanted = Signal(object)
    correction_wanted = Signal(object)
    sign_off_wanted = Signal(object)

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study = study
        self.setAccessibleName("Transcripts")
        self.model = SourcesModel(self)
        self.tree = SourcesTree(study.theme, "Transcripts", self.model, self)
        self.tree.setItemDelegate(SourcePainter(study.theme, self.tree))
        self.tree.setAccessibleDescription("Enter goes to the text, Space changes the status, F2 renames")
        self.tree.setEditTriggers(self.tree.EditTrigger.NoEditTriggers)
        self.field = SearchField(study.theme, "Filter transcripts…")
        self._progress = plain_label("", "hint")
        lay_out_panel(self, "Transcripts", beside=self._progress, field=self.field, tree=self.tree)
        self.field.textChanged.connect(self.model.filter)
        self.field.left_down.connect(self._go_down)
        self.field.entered.connect(self._go_down)
        self.tree.left_up.connect(self.field.setFocus)
        self.tree.opened.connect(self.opened)
        self.tree.status_wanted.connect(lambda _: self._next_status())
        self.tree.chosen.connect(self._tell_chosen)
        self.tree.customContextMenuRequested.connect(self._open_menu)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._progress.setVisible(self.width() >= ROOM_FOR_PROGRESS * self._study.theme.text_scale)

    def show_sources(self, sources: Sequence[SourceRow], perspectives: Sequence[PerspectiveRow]) -> None:
        """Shows the sources as they are now."""
        self.model.show(sources, perspectives)
        coded = sum(row.status is SourceStatus.CODED for row in sources)
        self._progress.setText(f"{coded} of {len(sources)} coded")

    def choose(self, source: SourceId) -> None:
        """Marks the transcript that is open."""
        self.tree.choose(source)

    def set_status(self, source: SourceId, status: SourceStatus) -> None:
        """Says how far the coding of a source has come."""
        if not self._study.may_change():
            return
        actions.set_status(self._study.project, sources=[source], status=status)
        self._study.said.emit(f"Status: {STATUS_WORDS[status].lower()}.")

    def menu_for(self, row: SourceRow) -> QMenu:
        """What can be done with a source."""
        menu, writable = QMenu(self), not self._study.read_only
        for status, words in STATUS_WORDS.items():
            choice = menu.addAction(words)
            choice.setCheckable(True)
            choice.setChecked(status is row.status)
            choice.setEnabled(writable)
            choice.triggered.connect(lambda _=False, status=status: self.set_status(row.id, status))
        menu.addSeparator()
        for words, do in (
            self._signing(row),
            ("Replace names…", lambda: self._study.names_wanted.emit(row.id, "")),
            ("Whose labels are these…", lambda: self.speakers_wanted.emit(row.id)),
            ("Correct the transcript…", lambda: self.correction_wanted.emit(row.id)),
            ("Rename…", lambda: self.rename(row)),
            ("Remove", lambda: self.remove(row.id)),
        ):
            choice = menu.addAction(words)
            choice.setEnabled(writable)
            choice.triggered.connect(lambda _=False, do=do: do())
        menu.insertSeparator(choice)
        return menu

    def withdraw_sign_off(self, source: SourceId) -> None:
        """Says that a transcript is to be read for names once more."""
        actions.withdraw_sign_off(self._study.project, sources=[source])
        self._study.said.emit("Sign-off withdrawn: nothing of it is quoted until it is signed off again.")

    def _signing(self, row: SourceRow) -> tuple[str, Callable[[], object]]:
        if row.signed_off:
            return "Withdraw the sign-off", lambda: self.withdraw_sign_off(row.id)
        return "Sign off as pseudonymised…", lambda: self.sign_off_wanted.emit(row.id)

    def rename(self, row: SourceRow) -> None:
        """Asks for another name."""
        from app.ui.widgets.name_dialog import NameDialog

        dialog = NameDialog("Rename transcript", "Name of the transcript", row.name, self)
        dialog.named.connect(lambda name: actions.rename_source(self._study.project, source=row.id, name=name))
        dialog.open()

    def remove(self, source: SourceId) -> None:
        """Removes a transcript with its coding; undo brings both back."""
        actions.remove_source(self._study.project, source=source)
        self._study.said.emit("Transcript removed with its coding. Undo brings both back.")

    def _current(self) -> SourceRow | None:
        return self.model.source(self.tree.currentIndex())

    def _tell_chosen(self, _key: object) -> None:
        row = self._current()
        if row is not None:
            self.chosen.emit(row.id)

    def _next_status(self) -> None:
        row = self._current()
        if row is not None:
            order = list(SourceStatus)
            self.set_status(row.id, order[(order.index(row.status) + 1) % len(order)])

    def _go_down(self) -> None:
        if self._current() is None:
            first = self.model.index(0, 0)
            self.tree.setCurrentIndex(self.model.index(0, 0, first))
        self.tree.setFocus(Qt.FocusReason.TabFocusReason)

    def _open_menu(self, place: QPoint) -> None:
        row = self.model.source(self.tree.indexAt(place)) or self._current()
        if row is not None:
            menu = self.menu_for(row)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.tree.viewport().mapToGlobal(place))
