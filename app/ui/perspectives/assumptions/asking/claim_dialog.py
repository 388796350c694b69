"""Writing an assumption down, or changing what was written: one testable sentence, and all that belongs to it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from app.coding.note_rows import PassagePlace
from app.coding.rows import CodeId, SegmentId, ThemeId
from app.perspectives import actions
from app.perspectives.claim_rows import OTHER_HOLDERS, ClaimId, ClaimKind, ClaimRow, Origin, Track
from app.ui.models.code_ticks import code_ticks
from app.ui.open_study import OpenStudy
from app.ui.perspectives.assumptions.asking.asking_dialog import AskingDialog, text_field
from app.ui.perspectives.assumptions.asking.claim_reading import Offered
from app.ui.perspectives.assumptions.asking.scope_field import ScopeField
from app.ui.widgets.buttons import Button
from app.ui.widgets.chip import Chip
from app.ui.widgets.elided_label import ElidedLabel
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.plain_text import plain_label, wrapped_label
from app.ui.widgets.tick_list import Tickable, TickListDialog
from app.ui.widgets.value_choice import ValueChoice

KINDS = {ClaimKind.ASSUMPTION: "Assumption", ClaimKind.HYPOTHESIS: "Hypothesis"}
ORIGINS: dict[Origin | None, str] = {None: "Not said", **{origin: origin.capitalize() for origin in Origin}}
TRACKS: dict[Track | None, str] = {None: "Not said", **{track: track.capitalize() for track in Track}}
BEFORE = "Write these two before testing: what one expects is soon forgotten once one has heard people."
TOO_LATE = (
    "Evidence is here already and these two are empty: what you write now is written after testing. Say so then."
)
TEXTS = (
    ("why_it_matters", "Why it matters", "The decision that rests on it"),
    ("rival", "Rival explanation", "What else could the accounts come from?"),
)


class ClaimDialog(AskingDialog):
    """All that DOMAIN has of an assumption, the statement first."""

    def __init__(
        self,
        study: OpenStudy,
        offered: Offered,
        claim: ClaimRow | None = None,
        *,
        evidence: bool = False,
        origin_place: PassagePlace | SegmentId | None = None,
        made: Callable[[ClaimId], object] = lambda claim: None,
        parent: QWidget | None = None,
    ) -> None:
        """`evidence` says that there is some already; `made` hears of what was added."""
        title = "New assumption" if claim is None else f"Edit {claim.ref}"
        super().__init__(study.theme, title, "Add" if claim is None else "Save", parent)
        self._study, self._offered, self._claim = study, offered, claim
        self._origin_place, self._made = origin_place, made
        self.codes: tuple[CodeId, ...] = () if claim is None else claim.codes
        self.themes: tuple[ThemeId, ...] = () if claim is None else claim.themes
        self.statement = text_field(2)
        kind = ClaimKind.ASSUMPTION if claim is None else claim.kind
        self.kind, self.ref = ValueChoice("Kind", KINDS, kind), QLineEdit()
        self.holders = {
            row.id: Chip(row.name, on=claim is not None and row.id in claim.holders)
            for row in offered.perspectives
        }
        others = () if claim is None else claim.held_by[len(claim.holders) :]
        self.others = {name: Chip(name.capitalize(), on=name in others) for name in OTHER_HOLDERS}
        self.somebody_else = QLineEdit("; ".join(name for name in others if name not in OTHER_HOLDERS))
        said_there = Origin.PASSAGE if origin_place is not None else None
        self.origin = ValueChoice("Where it comes from", ORIGINS, said_there if claim is None else claim.origin)
        self.reference = QLineEdit()
        self.track = ValueChoice("Track", TRACKS, None if claim is None else claim.track)
        self.texts: dict[str, QPlainTextEdit] = {
            name: text_field(2) for name in ("if_true", "would_surprise", "why_it_matters", "rival")
        }
        self.scope = ScopeField(offered.areas, offered.attributes, () if claim is None else claim.scope)
        self.code_names, self.theme_names = ElidedLabel(), ElidedLabel()
        self._lay_out(evidence=evidence)
        self._show()
        self.statement.textChanged.connect(self._weigh)
        self._weigh()
        self.ready(self._store_claim)
        self.statement.setFocus(Qt.FocusReason.OtherFocusReason)

    def fields(self) -> dict[str, object]:
        """What stands in the fields, by the names that the actions give them."""
        others = [name for name, chip in self.others.items() if chip.isChecked()]
        others += [part.strip() for part in self.somebody_else.text().split(";") if part.strip()]
        said: dict[str, object] = {
            "statement": self.statement.toPlainText(),
            "ref": self.ref.text(),
            "kind": self.kind.value,
            "holders": [one for one, chip in self.holders.items() if chip.isChecked()],
            "others": others,
            "origin": self.origin.value,
            "origin_reference": self.reference.text(),
            "scope": self.scope.limits(),
            "track": self.track.value,
            "codes": self.codes,
            "themes": self.themes,
        }
        return said | {name: field.toPlainText() for name, field in self.texts.items()}

    # Inside

    def _store_claim(self) -> None:
        project, fields = self._study.project, self.fields()
        if self._claim is not None:
            _call(actions.edit_claim, project, claim=self._claim.id, **fields)
            return
        by = self._study.settings.coder
        claim = _call(actions.add_claim, project, by=by, origin_place=self._origin_place, **fields)
        assert isinstance(claim, int)
        self._made(ClaimId(claim))

    def _lay_out(self, *, evidence: bool) -> None:
        self.add("Statement", self.statement, "What somebody holds true: one sentence that could be wrong")
        row = QHBoxLayout()
        for name, field, width in (("Kind", self.kind, 2), ("Reference", self.ref, 1)):
            label = plain_label(name)
            label.setBuddy(field)
            field.setAccessibleName(name)
            row.addWidget(label)
            row.addWidget(field, width)
            row.addSpacing(10)
        self.column.addSpacing(6)
        self.column.addLayout(row)
        self.ref.setPlaceholderText("The next one")
        self._add_holders()
        self._add_expectations(evidence=evidence)
        self.add("Where it comes from", self.origin)
        self.column.addWidget(self.reference)
        self.reference.setAccessibleName("Where exactly it comes from")
        self.reference.setPlaceholderText("Where exactly: a document and page, a link of the theory of change…")
        self.add("Of whom it speaks", self.scope, "Nothing chosen: of everybody who takes part")
        for name, title, help_words in TEXTS:
            self.add(title, self.texts[name], help_words)
        self.add("Track", self.track, "Whether what rests on it improves what is done, or tries something new")
        self._add_links()

    def _add_holders(self) -> None:
        chips = QWidget()
        row = FlowRow(chips)
        for chip in (*self.holders.values(), *self.others.values()):
            row.addWidget(chip)
        self.add("Held by", chips, "Who holds it true: as many as do, and ourselves too")
        self.somebody_else.setPlaceholderText("Somebody else; several apart by a semicolon")
        self.somebody_else.setAccessibleName("Held by somebody else")
        self.column.addWidget(self.somebody_else)

    def _add_expectations(self, *, evidence: bool) -> None:
        written = self._claim is not None and bool(self._claim.if_true or self._claim.would_surprise)
        late = evidence and not written
        self.reminder = wrapped_label(TOO_LATE if late else BEFORE, "amber" if late else "hint")
        self.reminder.setMinimumWidth(1)
        self.add("If it is true we would hear…", self.texts["if_true"])
        self.add("It would surprise us to hear…", self.texts["would_surprise"])
        self.column.addWidget(self.reminder)

    def _add_links(self) -> None:
        for name, label, choose in (
            ("Linked codes", self.code_names, self.choose_codes),
            ("Linked themes", self.theme_names, self.choose_themes),
        ):
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            button = Button("Choose…")
            button.setAutoDefault(False)
            button.setAccessibleName(f"Choose {name.lower()}")
            button.clicked.connect(choose)
            row.addWidget(label, 1)
            row.addWidget(button)
            self.add(name, line, "They say whether people were asked about it")

    def choose_codes(self) -> None:
        """Say which codes it is about."""
        rows = code_ticks(self._study.theme, self._offered.codes, self.codes)
        self._tick("Codes of the assumption", "Filter codes…", rows, self._take_codes)

    def choose_themes(self) -> None:
        """Say which themes it belongs to."""
        icon = self.windowIcon()
        rows = [Tickable(row.id, row.name, icon, row.id in self.themes) for row in self._offered.themes]
        self._tick("Themes of the assumption", "Filter themes…", rows, self._take_themes)

    def _tick(
        self, title: str, prompt: str, rows: Sequence[Tickable], take: Callable[[list[int]], object]
    ) -> None:
        words = "Tick what the assumption is about."
        dialog = TickListDialog(self._study.theme, title=title, words=words, prompt=prompt, rows=rows, parent=self)
        dialog.agreed.connect(take)
        dialog.open()

    def _take_codes(self, ticked: list[int]) -> None:
        self.codes = tuple(CodeId(one) for one in ticked)
        self._say_links()

    def _take_themes(self, ticked: list[int]) -> None:
        self.themes = tuple(ThemeId(one) for one in ticked)
        self._say_links()

    def _say_links(self) -> None:
        codes = {row.id: row.path for row in self._offered.codes}
        themes = {row.id: row.name for row in self._offered.themes}
        self.code_names.set_words("; ".join(codes[one] for one in self.codes if one in codes) or "None")
        self.theme_names.set_words("; ".join(themes[one] for one in self.themes if one in themes) or "None")

    def _show(self) -> None:
        claim = self._claim
        self._say_links()
        if claim is None:
            return
        self.statement.setPlainText(claim.statement)
        self.ref.setText(claim.ref)
        self.reference.setText(claim.origin_reference)
        for name, field in self.texts.items():
            field.setPlainText(str(getattr(claim, name)))

    def _weigh(self) -> None:
        self.take.setEnabled(bool(self.statement.toPlainText().strip()))


def _call(act: Callable[..., object], *fixed: object, **fields: object) -> object:
    """An action with the fields of this dialog, which have its names."""
    return partial(act, *fixed)(**fields)
