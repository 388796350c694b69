"""Whose words a section quotes: those chosen above, in their order, and below them what may be quoted."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from app.coding.rows import SegmentId
from app.reports.spec import ChosenQuote
from app.ui.open_study import OpenStudy
from app.ui.reports.draft import Draft
from app.ui.reports.quotes.balance_meter import BalanceMeter
from app.ui.reports.quotes.chosen_list import ChosenList
from app.ui.reports.quotes.chosen_model import ChosenModel, ChosenRow
from app.ui.reports.quotes.cutting import Kept
from app.ui.reports.quotes.keep_dialog import KeepDialog
from app.ui.reports.quotes.laying_out import Scrolled, headed
from app.ui.reports.quotes.offered import Offered, reasons
from app.ui.reports.quotes.pool_list import PoolList
from app.ui.reports.quotes.pool_model import PoolModel
from app.ui.reports.quotes.pool_reading import Pool, read_pool
from app.ui.reports.quotes.seek_bar import SeekBar
from app.ui.reports.sections import Part, Section, quotes_of, with_quotes
from app.ui.tasks import Task
from app.ui.widgets.announce import announce
from app.ui.widgets.buttons import quiet_button
from app.ui.widgets.choice import Choice
from app.ui.widgets.headings import section_heading
from app.ui.widgets.plain_text import wrapped_label

BY_APP = "The app chose these, spread over people and areas. Change one and the choice is yours."
NONE_BY_APP = "The app finds nothing here that may be quoted."
NONE_CHOSEN = "No quotes in this section. Enter or a drag puts one in from below."
NO_SECTION = "Choose what the report is about first: quotes belong to a section."
NOT_FOUND = "Nothing here that can be quoted."

Quotes = tuple[ChosenQuote, ...]


class QuotesView(QWidget):
    """The quotes of the section at hand."""

    opened = Signal(object)
    """An `Offered` is wanted where it was said."""

    def __init__(self, study: OpenStudy, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._study, self._draft = study, draft
        self._by_app: Mapping[Section, Quotes] = {}
        self._pool: Pool | None = None
        self._reading: Task | None = None
        self._by_segment: dict[SegmentId, Offered] = {}
        self.section = Choice()
        self.section.setAccessibleName("Section whose quotes are shown")
        self.section.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.meter = BalanceMeter(study.theme)
        self.chosen = ChosenModel(self)
        self.chosen_list = ChosenList(study.theme, self.chosen)
        self.chosen_words = wrapped_label("", "hint")
        self.pool = PoolModel(self)
        self.pool_list = PoolList(study.theme, self.pool)
        self.pool_list.say_nothing(NOT_FOUND)
        self.seek = SeekBar(study.theme)
        self.app_button = quiet_button("Let the app choose")
        self.app_button.setToolTip(
            "Quotes spread over people and areas, as many per perspective as the settings say"
        )
        self.cut_button = quiet_button("Cut…")
        self.cut_button.setToolTip("Leave part of the quote at hand out, with […] in its place (Enter)")
        self._lay_out()
        self._connect()
        self.show_draft()

    def freshen(self) -> None:
        """What was read of the study may be different now."""
        self._read()

    def show_choices(self, by_app: Mapping[Section, Quotes]) -> None:
        """What the app chose in the sections where nobody did."""
        self._by_app = dict(by_app)
        self._show_chosen()

    def show_draft(self) -> None:
        """Shows the report at hand."""
        there = [one for one in self._draft.sections if one.part is not Part.JOURNEY]
        with QSignalBlocker(self.section):
            self.section.clear()
            for one in there:
                self.section.addItem(self._draft.known.name(one), one)
            self._at_hand_in_choice()
        self._page.setVisible(bool(there))
        self._nothing.setVisible(not there)
        self._follow()

    def quotes(self) -> Quotes:
        """The quotes of the section at hand, whoever chose them."""
        section = self._section
        if section is None:
            return ()
        theirs = quotes_of(self._draft.spec, section)
        return self._by_app.get(section, ()) if theirs is None else theirs

    # What is done

    def add(self, segments: Sequence[SegmentId], before: int | None = None) -> None:
        """Quotes passages in this section, after the others or before one of them; those there already move."""
        known = [segment for segment in segments if segment in self._by_segment]
        wanted = [segment for segment in known if self._by_segment[segment].why_not is None]
        old = self.quotes()
        place = len(old) if before is None else before
        there = {quote.segment: quote for quote in old}
        added = [there.get(segment) or ChosenQuote(segment) for segment in wanted]
        head = [quote for quote in old[:place] if quote.segment not in wanted]
        tail = [quote for quote in old[place:] if quote.segment not in wanted]
        if added:
            self._choose((*head, *added, *tail))
            self.show_quote(added[0].segment, take_keyboard=False)
            announce(self, "Quoted." if len(added) == 1 else f"{len(added)} passages quoted.")

    def take_out(self, row: int) -> None:
        """Quotes one passage less."""
        quotes = self.quotes()
        self._choose((*quotes[:row], *quotes[row + 1 :]))
        self.chosen_list.choose(row)

    def put(self, row: int, step: int) -> None:
        """Puts a quote before or after its neighbour of the same perspective."""
        quotes, to = list(self.quotes()), row + step
        if 0 <= to < len(quotes) and self._perspective(quotes[row]) == self._perspective(quotes[to]):
            quotes.insert(to, quotes.pop(row))
            self._choose(tuple(quotes))
            self.chosen_list.choose(to)

    def cut(self, row: int) -> None:
        """Asks which part of a quote stays."""
        shown = self.chosen.rows[row] if 0 <= row < len(self.chosen.rows) else None
        if shown is None or shown.offered is None:
            return
        words, whose = shown.offered.words, shown.offered.voice.pseudonym
        kept = shown.quote.keep if shown.quote.of == len(words) else ()
        dialog = KeepDialog(self._study.theme, words, kept, whose, self.window())
        dialog.agreed.connect(lambda agreed: self._cut(row, shown.quote.segment, len(words), agreed))
        dialog.open()

    def cut_at_hand(self) -> None:
        """Asks which part of the quote at hand stays."""
        self.cut(self.chosen_list.currentIndex().row())

    def let_app_choose(self) -> None:
        """Has the app choose the quotes of this section again."""
        section = self._section
        if section is not None:
            self._draft.shape(lambda spec: with_quotes(spec, section, None))

    def show_quote(self, segment: SegmentId, *, take_keyboard: bool = True) -> None:
        """Puts a quote of this section to hand."""
        for place, quote in enumerate(self.quotes()):
            if quote.segment == segment:
                self.chosen_list.choose(place)
                if take_keyboard:
                    self.chosen_list.setFocus()

    def show_person(self, pseudonym: str) -> None:
        """Shows what somebody says in this section."""
        self.seek.words.setText(pseudonym)
        self.pool_list.setFocus()

    def _cut(self, row: int, segment: SegmentId, of: int, kept: Kept) -> None:
        quotes = list(self.quotes())
        if row < len(quotes) and quotes[row].segment == segment:
            quotes[row] = ChosenQuote(segment, kept, of if kept else 0)
            self._choose(tuple(quotes))
            self.chosen_list.choose(row)

    def _choose(self, quotes: Sequence[ChosenQuote]) -> None:
        """Quotes these, perspective by perspective as the page has them."""
        section = self._section
        if section is not None:
            ordered = tuple(sorted(quotes, key=self._perspective))
            self._draft.shape(lambda spec: with_quotes(spec, section, ordered))

    def _perspective(self, quote: ChosenQuote) -> int:
        """The place of a speaker's perspective; what is gone comes last."""
        row = self._by_segment.get(quote.segment)
        order = self._pool.order if self._pool is not None else []
        voice = None if row is None else row.voice.perspective
        return order.index(voice) if voice in order else len(order)

    # What is shown

    @property
    def _section(self) -> Section | None:
        section = self.section.currentData()
        return section if isinstance(section, Section) else None

    def _at_hand_in_choice(self) -> None:
        places = [self.section.itemData(place) for place in range(self.section.count())]
        if self._draft.at_hand in places:
            self.section.setCurrentIndex(places.index(self._draft.at_hand))

    def _follow(self) -> None:
        """The section at hand is another one, or has other quotes."""
        with QSignalBlocker(self.section):
            self._at_hand_in_choice()
        if self._section is not None and (self._pool is None or self._pool.section != self._section):
            self._read()
        else:
            self._show_chosen()

    def _read(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        section = self._section
        if section is None:
            return
        project, wanted = self._study.project, section

        def show(pool: Pool) -> None:
            if self._reading is task:
                self._reading = None
                self._show_pool(pool)

        task = self._study.tasks.run(
            "Reading passages", lambda progress, cancelled: read_pool(project, wanted, cancelled), show, owner=self
        )
        self._reading = task

    def _show_pool(self, pool: Pool) -> None:
        self._pool = pool
        self._by_segment = {row.segment: row for row in pool.rows}
        self.seek.show_pool(pool, reasons(pool.rows))
        self.pool.show(pool.rows, pool.order)
        self._show_chosen()
        self._seek()

    def _show_chosen(self) -> None:
        section, at = self._section, self.chosen_list.currentIndex().row()
        quotes = self.quotes()
        if self._pool is None or self._pool.section != section:
            self.chosen.show(())
        else:
            self.chosen.show([ChosenRow(quote, self._by_segment.get(quote.segment)) for quote in quotes])
        self.chosen_list.choose(max(0, at))
        self.pool.mark({quote.segment for quote in quotes}, self._used_elsewhere())
        by_app = section is not None and quotes_of(self._draft.spec, section) is None
        self.app_button.setEnabled(section is not None and not by_app)
        self.cut_button.setEnabled(bool(quotes))
        self.chosen_words.setText(BY_APP if by_app and quotes else "")
        self.chosen_words.setVisible(bool(self.chosen_words.text()))
        self._chosen_head.setText(f"Quoted here · {len(quotes)}")
        self.chosen_list.say_nothing(NONE_BY_APP if by_app else NONE_CHOSEN)
        self._tell_pool()

    def _used_elsewhere(self) -> dict[SegmentId, str]:
        used: dict[SegmentId, str] = {}
        for one in self._draft.sections:
            if one != self._section:
                quotes = quotes_of(self._draft.spec, one)
                for quote in self._by_app.get(one, ()) if quotes is None else quotes:
                    used.setdefault(quote.segment, self._draft.known.name(one))
        return used

    def _seek(self) -> None:
        self.pool.seek(
            words=self.seek.words.text(),
            perspective=self.seek.who.currentData(),
            area=self.seek.area.currentData() or "",
            why_not=self.seek.why_not,
        )
        self._tell_pool()

    def _tell_pool(self) -> None:
        many = self.pool.matching
        told = "Cannot be quoted" if self.seek.why_not else "Can be quoted"
        self._pool_head.setText(f"{told} · {many:,}")

    # How it is joined

    def _connect(self) -> None:
        draft = self._draft
        draft.changed.connect(self.show_draft)
        draft.at_hand_changed.connect(self._follow)
        self.section.activated.connect(lambda _: draft.look_at(self._section))
        self.seek.changed.connect(self._seek)
        self.seek.words.left_down.connect(self._enter_pool)
        self.pool_list.left_up.connect(self.seek.words.setFocus)
        self.pool_list.added.connect(self.add)
        self.pool_list.opened.connect(self.opened)
        self.chosen_list.opened.connect(self.opened)
        self.chosen_list.removed.connect(self.take_out)
        self.chosen_list.moved.connect(self.put)
        self.chosen_list.cut_wanted.connect(self.cut)
        self.chosen.dropped.connect(lambda segments, row: self.add([SegmentId(one) for one in segments], row))
        self.app_button.clicked.connect(self.let_app_choose)
        self.cut_button.clicked.connect(self.cut_at_hand)
        self.meter.person_wanted.connect(self.show_person)

    def _enter_pool(self) -> None:
        self.pool_list.setFocus()
        if not self.pool_list.currentIndex().isValid() and self.pool.rowCount() > 1:
            self.pool_list.setCurrentIndex(self.pool.index(1))

    def _lay_out(self) -> None:
        self._pool_head, self._chosen_head = section_heading("Can be quoted"), section_heading("Quoted here")
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setObjectName("quoted and offered")
        parts.setChildrenCollapsible(False)
        buttons = (self.app_button, self.cut_button)
        parts.addWidget(headed(self._chosen_head, buttons, self.chosen_words, self.chosen_list))
        parts.addWidget(headed(self._pool_head, (), self.seek, self.pool_list))
        parts.setSizes([300, 320])
        inside = QWidget()
        page = QVBoxLayout(inside)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(6)
        page.addWidget(self.section)
        page.addWidget(self.meter)
        page.addWidget(parts, 1)
        self._page = Scrolled(inside)
        self._nothing = wrapped_label(NO_SECTION, "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._page, 1)
        self.setFocusProxy(self.pool_list)
