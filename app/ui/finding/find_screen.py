"""Find: what was said, as the reader types; its lines sorted, opened, copied and coded."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.coding import queries as coding
from app.problems import Problem
from app.study import queries
from app.study.queries.finding import Order, PlaceRow
from app.study.rows import PerspectiveId
from app.ui.commands import add_command
from app.ui.finding.beside_dialog import BesideDialog
from app.ui.finding.code_found_dialog import CodeFoundDialog
from app.ui.finding.find_words import counted
from app.ui.finding.finder import Answer, Asked, Finder
from app.ui.finding.forms_bar import FormsBar
from app.ui.finding.how_to_ask import HowToAsk
from app.ui.finding.places_model import ORDERS, PlacesModel
from app.ui.finding.places_table import PlacesTable
from app.ui.finding.scope_bar import Offered, ScopeBar
from app.ui.finding.workers import LanguageWorkers
from app.ui.open_study import OpenStudy
from app.ui.screen import Screen
from app.ui.widgets.announce import announce
from app.ui.widgets.buttons import Button, quiet_button
from app.ui.widgets.headings import page_title
from app.ui.widgets.plain_text import wrapped_label
from app.ui.widgets.search_field import SearchField

PAUSE = 120
"""Milliseconds after the last letter before the words are looked for."""


@dataclass(frozen=True, slots=True)
class Place:
    """What was looked for, and which line was at hand."""

    typed: str
    any_form: bool
    chosen: tuple[object, ...]
    left_out: frozenset[tuple[str, str]]
    row: PlaceRow | None


class FindScreen(Screen):
    """The field, the scope, the forms, and every place in its line."""

    name = "find"
    watches = frozenset(
        {"area", "code", "coding", "consent", "participant", "perspective", "segment", "source", "speaker"}
        | {"text_version", "turn"}
    )

    def __init__(self, study: OpenStudy, parent: QWidget | None = None) -> None:
        super().__init__(study, parent)
        self.setAccessibleName("Find")
        self._order = Order.PLACE
        self._asked = Asked()
        self._coming_back: PlaceRow | None = None
        self.workers = LanguageWorkers()
        self.finder = Finder(study, self.workers, self)
        self.field = SearchField(study.theme, "Find what was said…")
        self.any_form = QCheckBox("All forms of words")
        self.any_form.setToolTip("Find leave, leaves, left and leaving when one of them is typed")
        self.how_button = quiet_button("What can be typed")
        self.how_button.setToolTip("Show what can be typed and what it finds")
        self.scope = ScopeBar(study.theme)
        self.forms = FormsBar()
        self.told = wrapped_label("", "quiet")
        self.beside_button = Button("Words beside…")
        self.beside_button.setToolTip("Show which words stand beside it, and with how many people")
        self.copy_button = Button("Copy table")
        self.code_button = Button()
        self.model = PlacesModel(study.theme, self)
        self.table = PlacesTable(study, self.model)
        self.how = HowToAsk(study.theme)
        self._pages = QStackedWidget()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._ask)
        self._lay_out()
        self._connect()
        self._add_actions()
        self.setFocusProxy(self.field)
        self._show_nothing()

    def refresh(self) -> None:
        with self.study.project.reading() as session:
            self.scope.offer(
                Offered(
                    perspectives=queries.perspectives(session),
                    people=queries.participants(session),
                    areas=queries.areas(session),
                    sources=queries.sources(session),
                    codes=coding.codes(session),
                )
            )
        self.finder.forget()
        if self.field.text().strip():
            self._coming_back = self.table.at_hand()
            self._ask()

    @property
    def is_waiting(self) -> bool:
        """Whether somebody is still typing."""
        return self._pause.isActive()

    def show_words(self, query: str, perspective: PerspectiveId | None) -> None:
        """Find words of one perspective, or of anybody."""
        self._freshen()
        self.any_form.setChecked(False)
        self.forms.leave_out(frozenset())
        self.field.setText(query)
        self.scope.choose_perspective(perspective)
        self._ask()

    def start_finding(self) -> None:
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def place(self) -> object:
        return Place(
            self.field.text(),
            self.any_form.isChecked(),
            self.scope.chosen(),
            self.forms.left_out,
            self.table.at_hand(),
        )

    def return_to(self, place: object) -> None:
        if not isinstance(place, Place):
            return
        now = self.place()
        self._coming_back = place.row
        if isinstance(now, Place) and (now.typed, now.any_form, now.chosen, now.left_out) == (
            place.typed,
            place.any_form,
            place.chosen,
            place.left_out,
        ):
            self._come_back()
        else:
            self.field.setText(place.typed)
            self.any_form.setChecked(place.any_form)
            self.forms.leave_out(place.left_out)
            self.scope.choose(place.chosen)
            self._ask()
        if place.row is not None:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Asking

    def _ask(self) -> None:
        self._pause.stop()
        code, coded = self.scope.code
        self._asked = Asked(
            typed=self.field.text(),
            any_form=self.any_form.isChecked(),
            scope=self.scope.scope,
            code=code,
            coded=coded,
            left_out=self.forms.left_out,
            order=self._order,
        )
        self.finder.ask(self._asked)

    def _sort(self, order: Order) -> None:
        self._order = order
        self.table.show_order(next(column for column, known in ORDERS.items() if known is order))
        self._coming_back = self.table.at_hand()
        self._ask()

    # What was found

    def _show(self, answer: Answer) -> None:
        if not self.field.text().strip():
            self._show_nothing()
            return
        self._pages.setCurrentWidget(self._found)
        self.model.show(answer.found.rows)
        if answer.whole:
            self.forms.show_forms(answer.forms)
        self._tell(counted(answer.found, self.scope.whose_words))
        if answer.whole:
            announce(self.told, self.told.text())
        self._come_back()
        self._offer_coding()

    def _refuse(self, problem: Problem) -> None:
        self._pages.setCurrentWidget(self._found)
        self.model.show(())
        self.forms.show_forms({})
        self._tell(str(problem))
        self._offer_coding()

    def _show_nothing(self) -> None:
        self.finder.give_up()
        self.model.show(())
        self.forms.show_forms({})
        self._tell("")
        self._pages.setCurrentWidget(self.how)
        self._offer_coding()

    def _tell(self, words: str) -> None:
        self.told.setText(words)

    def _come_back(self) -> None:
        if self._coming_back is not None and (row := self.model.row_of(self._coming_back)) >= 0:
            self._coming_back = None
            self.table.go_to(row)

    def _offer_coding(self) -> None:
        picked = len(self.table.picked())
        some = len(self.table.selected()) > 1
        self.code_button.setText(f"Code {'these' if some else 'all'} {picked:,}…" if picked else "Code…")
        self.code_button.setEnabled(bool(picked) and not self.finder.is_looking)
        self.code_button.setToolTip("Look at what would be coded, and code it in one step that can be undone")
        self.copy_button.setEnabled(bool(picked))
        self.beside_button.setEnabled(bool(picked))
        if not picked and self.table.hasFocus():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.table.setVisible(bool(picked))

    def _open(self, row: PlaceRow) -> None:
        self.study.source_wanted.emit(row.source, row.span)

    def code_found(self) -> None:
        """Show what would be coded."""
        rows = self.table.picked()
        if rows and self.study.may_change():
            CodeFoundDialog(self.study, self.workers, rows, self.window()).open()

    def show_beside(self) -> None:
        """Show which words stand beside what was found."""
        if self.model.rows:
            dialog = BesideDialog(self.study, self.finder, self._asked, self.window())
            dialog.wanted.connect(self._try)
            dialog.open()

    # How it is joined

    def _lay_out(self) -> None:
        head, row, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(page_title("Find what was said"))
        head.addStretch()
        head.addWidget(self.how_button)
        row.setSpacing(12)
        row.addWidget(self.field, 1)
        row.addWidget(self.any_form)
        foot.setSpacing(8)
        foot.addWidget(self.told, 1)
        foot.addWidget(self.beside_button)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.code_button)
        self._found = QWidget()
        found = QVBoxLayout(self._found)
        found.setContentsMargins(0, 0, 0, 0)
        found.setSpacing(8)
        found.addWidget(self.forms)
        found.addLayout(foot)
        found.addWidget(self.table, 1)
        found.addStretch(0)
        for page in (self._found, self.how):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self.scope)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.field.textChanged.connect(lambda _: self._pause.start())
        self.field.entered.connect(lambda _: self._ask())
        self.field.left_down.connect(self._enter_table)
        self.any_form.toggled.connect(lambda _: self._ask())
        self.scope.changed.connect(self._ask)
        self.forms.changed.connect(self._ask)
        self.finder.answered.connect(self._show)
        self.finder.refused.connect(self._refuse)
        self.table.opened.connect(self._open)
        self.table.sort_wanted.connect(self._sort)
        self.table.chosen.connect(self._offer_coding)
        self.table.left_up.connect(self.start_finding)
        self.how.tried.connect(self._try)
        self.how_button.clicked.connect(self._show_how)
        self.beside_button.clicked.connect(self.show_beside)
        self.copy_button.clicked.connect(self.table.copy)
        self.code_button.clicked.connect(self.code_found)
        self.study.closing.connect(self.finder.give_up)
        self.study.closing.connect(self.workers.end)

    def _enter_table(self) -> None:
        if self.model.rows:
            self.table.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.table.currentIndex().isValid():
                self.table.go_to(0)

    def _show_how(self) -> None:
        """Show what can be typed, and again what was found."""
        shows = self._pages.currentWidget() is self.how and bool(self.field.text().strip())
        self._pages.setCurrentWidget(self._found if shows else self.how)

    def _try(self, typed: str) -> None:
        self.field.setText(typed)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_actions(self) -> None:
        for name, do in (
            ("code", self.code_found),
            ("copy", self.table.copy),
            ("beside", self.show_beside),
            ("before", lambda: self._sort(Order.LEFT)),
            ("after", lambda: self._sort(Order.RIGHT)),
            ("person", lambda: self._sort(Order.PERSON)),
            ("place", lambda: self._sort(Order.PLACE)),
        ):
            add_command(self, f"find.{name}", do, self.study.keys)
