"""A time in a lane, in fields: each lane has those that make sense in it."""

from app.journeys.draft_rows import SpellDraft
from app.journeys.journey_rows import DEFAULT_LANES, NOBODY, JourneyRow, LaneId, LaneKind, LaneRow
from app.journeys.rules import Listed
from app.problems import Problem
from app.ui.telling.fields import Answer, CodeField, TellerChoice, WhenField, WordsField, known, needed
from app.ui.telling.form import Form
from app.ui.theme import Theme
from app.ui.widgets.edited_field import EditedField

LANE, TOLD, WORDS, FROM, UNTIL, CODE, NOBODY_THERE, CARER, NEW_HOME, BEGAN, ENDED, PLANNED = (
    "Lane",
    "Told by",
    "As they put it",
    "From",
    "Until",
    "Code",
    "Was there one?",
    "Carer",
    "New home for the child",
    "Why it began",
    "Why it ended",
    "End planned?",
)
PROVIDER, IN_AREA, MILES, MID_YEAR, NOTE = "Provider", "In the area", "Miles away", "Moved in mid-year", "Note"
_HOME, _SCHOOL, _WORKER = LaneKind.HOME, LaneKind.EDUCATION, LaneKind.WORKER
_ONLY_IN: dict[str, frozenset[LaneKind]] = {
    CODE: frozenset({_HOME, LaneKind.LEGAL}),
    NOBODY_THERE: frozenset({_SCHOOL, _WORKER}),
    CARER: frozenset({_HOME}),
    NEW_HOME: frozenset({_HOME}),
    BEGAN: frozenset({_HOME}),
    ENDED: frozenset({_HOME, _WORKER}),
    PLANNED: frozenset({_HOME, _SCHOOL, LaneKind.SUPPORT}),
    PROVIDER: frozenset({_HOME}),
    IN_AREA: frozenset({_HOME}),
    MILES: frozenset({_HOME}),
    MID_YEAR: frozenset({_SCHOOL}),
}
_NOBODY = {_SCHOOL: (("A school", ""), ("No school", NOBODY)), _WORKER: (("Yes", ""), ("Nobody", NOBODY))}
ANY = (("Yes", ""), ("Nobody", NOBODY))
_UNSAID = (("Not said", None), ("Planned", False), ("Not planned", True))


class SpellForm(Form):
    """Shows a draft and reads one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._journey: JourneyRow | None = None
        self._lanes: tuple[LaneRow, ...] = ()
        self.words, self.start, self.end = (
            WordsField("Nan’s, the unit…"),
            WhenField(),
            WhenField(open_end="goes on"),
        )
        self.lane, self.teller, self.code = Answer(()), TellerChoice(theme), CodeField(CODE)
        self.nobody, self.carer, self.new_home = Answer(), WordsField("by pseudonym or role"), Answer()
        self.began, self.ended, self.planned = CodeField(BEGAN), CodeField(ENDED), Answer(_UNSAID)
        self.provider, self.in_area = CodeField(PROVIDER), Answer()
        self.miles, self.mid_year, self.note = WordsField("not known"), Answer(), EditedField(NOTE)
        self.add(WORDS, self.words, "The home, school or person in the teller’s own words, pseudonyms only")
        self.add(FROM, self.start, "As precisely as it was told, and no more")
        self.add(UNTIL, self.end, "As precisely as it was told; leave it empty where it goes on")
        self.add(TOLD, self.teller, "Whose account this is")
        self.add(LANE, self.lane)
        self.add(CODE, self.code, "Type some of its code or its words")
        self.add(NOBODY_THERE, self.nobody)
        self.add(CARER, self.carer, "The same carer in two spells: no move in between")
        self.add(NEW_HOME, self.new_home, "Whether the child came to a new carer or home: a move", more=True)
        self.add(BEGAN, self.began, more=True)
        self.add(ENDED, self.ended)
        self.add(PLANNED, self.planned)
        self.add(PROVIDER, self.provider, more=True)
        self.add(IN_AREA, self.in_area, more=True)
        self.add(MILES, self.miles, more=True)
        self.add(MID_YEAR, self.mid_year)
        self.add(NOTE, self.note)
        self.lane.finished.connect(self._fit_lane)

    def show_draft(self, draft: SpellDraft, journey: JourneyRow, *, new: bool = False) -> None:
        """Show what is told, or is to be: of a new one, nothing where nothing is known yet."""
        self._journey, self._lanes = journey, journey.lanes
        words = journey.vocabulary
        kind = self._kind_of(draft.lane)
        if journey.lanes:
            lane = next((row.id for row in journey.lanes if draft.lane in (row.id, row.kind)), journey.lanes[0].id)
            self.lane.offer([(row.name, row.id) for row in journey.lanes], lane)
        else:
            self.lane.offer([(name, kind) for kind, name in DEFAULT_LANES], draft.lane)
        self.words.show_words(draft.label)
        self.start.show_when(known(draft.start, new=new), journey)
        self.end.show_when(draft.end, journey)
        self.teller.offer_tellers(journey.tellers, draft.teller)
        self.code.show_code(draft.code, words.list(Listed.LEGAL if kind is LaneKind.LEGAL else Listed.PLACEMENT))
        self.nobody.offer(_NOBODY.get(kind, ANY), NOBODY if draft.code.casefold() == NOBODY else "")
        self.carer.show_words(draft.carer)
        self.began.show_code(draft.began_because, words.list(Listed.STARTED))
        self.ended.show_code(draft.ended_because, words.list(Listed.WORKER if kind is _WORKER else Listed.REASON))
        self.provider.show_code(draft.provider, words.list(Listed.PROVIDER))
        self.new_home.show_answer(draft.new_home)
        self.planned.show_answer(draft.unplanned)
        self.in_area.show_answer(draft.in_area)
        self.mid_year.show_answer(draft.mid_year)
        self.miles.show_words("" if draft.miles is None else f"{draft.miles:g}")
        self.note.show_words(draft.note)
        for row in self.rows.values():
            row.refuse(None)
        self._fit_lane()

    def draft(self) -> SpellDraft:
        """What the fields say; a Problem stands under the field it is about."""
        kind = self._kind
        start = self.when_of(FROM, self.start, needed)
        end = self.when_of(UNTIL, self.end, WhenField.when)
        code = str(self.nobody.value) if kind in _NOBODY else self.code.code
        return SpellDraft(
            lane=self._lane_or_kind(),
            teller=self.teller.teller,
            start=start,
            end=end,
            code=code,
            label=self.words.words,
            carer=self.carer.words,
            new_home=self.new_home.yes_or_no(),
            unplanned=self.planned.yes_or_no(),
            began_because=self.began.code,
            ended_because=self.ended.code,
            provider=self.provider.code,
            in_area=self.in_area.yes_or_no(),
            miles=self._miles(),
            mid_year=self.mid_year.yes_or_no(),
            note=self.note.toPlainText().strip(),
        )

    @property
    def _kind(self) -> LaneKind:
        return self._kind_of(self._lane_or_kind())

    def _lane_or_kind(self) -> LaneId | LaneKind:
        chosen = self.lane.value
        if isinstance(chosen, LaneKind):
            return chosen
        assert isinstance(chosen, int)
        return LaneId(chosen)

    def _kind_of(self, lane: LaneId | LaneKind) -> LaneKind:
        if isinstance(lane, LaneKind):
            return lane
        return next((row.kind for row in self._lanes if row.id == lane), LaneKind.OTHER)

    def _fit_lane(self) -> None:
        """Only the fields that make sense in this lane, with its pick-list."""
        kind, journey = self._kind, self._journey
        if journey is not None:
            self.code.show_code(
                self.code.code,
                journey.vocabulary.list(Listed.LEGAL if kind is LaneKind.LEGAL else Listed.PLACEMENT),
            )
            self.nobody.offer(_NOBODY.get(kind, ANY), self.nobody.value if kind in _NOBODY else "")
        self.fit({name for name, kinds in _ONLY_IN.items() if kind not in kinds})

    def _miles(self) -> float | None:
        typed = self.miles.words.replace(",", ".")
        try:
            miles = float(typed) if typed else None
        except ValueError:
            problem = Problem("That is no distance.", "Type the miles as a number.")
            self.refuse(MILES, problem)
            raise problem from None
        self.refuse(MILES, None)
        return miles
