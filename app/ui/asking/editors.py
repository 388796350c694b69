"""The fields in which a condition is filled in, by what it asks: codes, people, sources, words, lengths."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from app.coding.asking.conditions import (
    ANY_CODE,
    DISTANT,
    About,
    Beside,
    Coded,
    Codes,
    Condition,
    Field,
    FromSource,
    Length,
    Linked,
    Op,
    Says,
    Speaker,
    Target,
    Unit,
)
from app.coding.asking.vocabulary import Kind, Vocabulary
from app.study.rows import AttributeKind, CaseRelation, SourceKind, SourceStatus
from app.ui.asking.several import Several
from app.ui.asking.snug_choice import SnugChoice
from app.ui.theme import Theme
from app.ui.widgets.number_field import number_field
from app.ui.widgets.perspective_mark import mark_icon
from app.ui.widgets.plain_text import plain_label
from app.ui.widgets.swatch import swatch_icon
from app.ui.widgets.type_ahead import Named, TypeAhead

Tell = Callable[[Condition], None]
"""Told what a condition is now."""
_FIELDS = {
    Field.PERSPECTIVE: ("Perspective", Kind.PERSPECTIVE),
    Field.AREA: ("Area", Kind.AREA),
    Field.PARTICIPANT: ("Participant", Kind.PARTICIPANT),
}
_TESTS = {
    Op.IS: "is",
    Op.IS_NOT: "is other than",
    Op.MORE: "is more than",
    Op.LESS: "is less than",
    Op.KNOWN: "is known",
    Op.MISSING: "is not known",
}
_OF_DATES = {Op.MORE: "is after", Op.LESS: "is before"}
_RELATIONS = {
    None: "in any relation",
    CaseRelation.SELF: "as the child",
    CaseRelation.CARER: "as carer",
    CaseRelation.PRACTITIONER: "as practitioner",
}
ANYWHERE, WITHIN = "anywhere before or after", "within"
FURTHEST = 100_000
WORDS = 'as in Find: bags, "my bags", car*'
HOW_WORDS_ARE_TYPED = (
    'Words side by side are all said in the passage; "my bags" together; car* words that begin so; '
    "~care every form of a word; near(bags car, 5); OR and NOT in capitals"
)


class Editors:
    """Makes the fields of a condition; each tells the whole condition when it changes."""

    def __init__(self, theme: Theme, known: Vocabulary) -> None:
        self._theme = theme
        self._known = known

    def of(self, condition: Condition, tell: Tell) -> list[QWidget]:
        """The fields in the order in which they are read."""
        match condition:
            case Coded():
                return self._coded(condition, tell)
            case Beside():
                return self._beside(condition, tell)
            case Speaker():
                return self._speaker(condition, tell)
            case Linked():
                return self._linked(condition, tell)
            case FromSource():
                return self._source(condition, tell)
            case Says(words):
                said = self._line("Words said", words, WORDS, lambda typed: tell(Says(typed)))
                said.setToolTip(HOW_WORDS_ARE_TYPED)
                return [said]
            case Length(op, characters):
                number = number_field(0, FURTHEST, characters)
                number.setAccessibleName("Characters")
                number.editingFinished.connect(lambda: tell(Length(op, number.value())))
                return [number, plain_label("characters")]
            case _:
                return []

    # Codes

    def _coded(self, now: Coded, tell: Tell) -> list[QWidget]:
        fields = self._codes(now.codes, lambda codes: tell(replace(now, codes=codes)))
        coders = [Named(thing.name, thing.id) for thing in self._known.of(Kind.CODER)]
        if len(coders) > 1 or now.by:
            by = Several(self._theme, "Coded by", none="anybody")
            by.offer(coders, now.by, "a coder who is gone")
            by.picked.connect(lambda values: tell(replace(now, by=values)))
            fields += [plain_label("by"), by]
        return fields

    def _beside(self, now: Beside, tell: Tell) -> list[QWidget]:
        fields = self._codes(now.codes, lambda codes: tell(replace(now, codes=codes)))
        if now.how not in DISTANT:
            return fields
        reach = self._choice(
            "How far",
            {None: ANYWHERE, 1: WITHIN},
            None if now.within is None else 1,
            lambda far: tell(replace(now, within=far)),
        )
        if now.within is None:
            return [*fields, reach]
        number = number_field(0, FURTHEST, now.within)
        number.setAccessibleName("How many")
        unit = self._choice(
            "Unit", {unit: unit.value for unit in Unit}, now.unit, lambda unit: tell(replace(now, unit=unit))
        )
        number.editingFinished.connect(lambda: tell(replace(now, within=number.value())))
        return [*fields, reach, number, unit]

    def _codes(self, now: Codes, tell: Callable[[Codes], None]) -> list[QWidget]:
        field = TypeAhead("Code")
        things = [Named("anything", ANY_CODE)]
        for kind, target in ((Kind.CODE, Target.CODE), (Kind.SET, Target.SET), (Kind.THEME, Target.THEME)):
            before = "" if target is Target.CODE else f"{target.value}: "
            for thing in self._known.of(kind):
                icon = swatch_icon(self._theme.code_colour(thing.colour)) if target is Target.CODE else None
                things.append(Named(before + thing.name, Codes(target, thing.id, now.below), icon))
        gone = self._known.name(_KINDS[now.target], now.id) if now.target in _KINDS else ""
        field.offer(things, now, gone)
        field.picked.connect(lambda codes: tell(codes))
        if now.target is not Target.CODE or not self._known.has_below(now.id):
            return [field]
        below = QCheckBox("and below")
        below.setToolTip("Take in the codes below this one")
        below.setChecked(now.below)
        below.toggled.connect(lambda on: tell(replace(now, below=on)))
        return [field, below]

    # People

    def _speaker(self, now: Speaker, tell: Tell) -> list[QWidget]:
        kind = self._known.kind_of(now.attribute) if now.field is Field.ATTRIBUTE else AttributeKind.TEXT
        measured = kind in (AttributeKind.NUMBER, AttributeKind.DATE)
        test = self._test(now.op, kind, measured, lambda op: tell(_tested(now, op)))
        if now.op in (Op.KNOWN, Op.MISSING):
            return [test]
        if now.field is Field.ATTRIBUTE and measured:
            prompt = "a date, such as 2026-03" if kind is AttributeKind.DATE else "a number"
            return [test, self._typed("Value", now, prompt, tell)]
        name, things = self._answers(now)
        values = Several(self._theme, name)
        values.offer(things, now.values)
        values.picked.connect(lambda chosen: tell(replace(now, values=chosen)))
        return [test, values]

    def _answers(self, now: Speaker) -> tuple[str, list[Named]]:
        if now.field in _FIELDS:
            name, kind = _FIELDS[now.field]
            palettes: dict[int | None, int | None] = {
                person.perspective: person.perspective_palette for person in self._known.people
            }
            return name, [
                Named(
                    thing.name,
                    thing.id,
                    mark_icon(self._theme.perspective(palettes.get(thing.id)))
                    if kind is Kind.PERSPECTIVE
                    else None,
                )
                for thing in self._known.of(kind)
            ]
        if now.field is Field.ROLE:
            return "Role", [Named(role, role) for role in self._known.roles]
        name = self._known.name(Kind.ATTRIBUTE, now.attribute or 0)
        return name, [Named(answer, answer) for answer in self._known.answers.get(name, ())]

    def _linked(self, now: Linked, tell: Tell) -> list[QWidget]:
        cases = Several(self._theme, "Case", none="any case")
        cases.offer([Named(thing.name, thing.id) for thing in self._known.of(Kind.CASE)], now.cases)
        cases.picked.connect(lambda chosen: tell(replace(now, cases=chosen)))
        relation = self._choice(
            "Relation", _RELATIONS, now.relation, lambda relation: tell(replace(now, relation=relation))
        )
        return [plain_label("is linked to"), cases, relation]

    # Sources

    def _source(self, now: FromSource, tell: Tell) -> list[QWidget]:
        dated = now.about is About.DATE
        kind = AttributeKind.DATE if dated else AttributeKind.TEXT
        test = self._test(now.op, kind, dated, lambda op: tell(_tested(now, op)))
        if now.op in (Op.KNOWN, Op.MISSING):
            return [test]
        if dated:
            return [test, self._typed("Date", now, "a date, such as 2026-03", tell)]
        values = Several(self._theme, {About.KIND: "Kind", About.STATUS: "Status"}.get(now.about, "Source"))
        things = {
            About.KIND: [Named(one.value, one.value) for one in SourceKind],
            About.STATUS: [Named(one.value, one.value) for one in SourceStatus],
            About.NAME: [Named(thing.name, thing.id) for thing in self._known.of(Kind.SOURCE)],
        }
        values.offer(things[now.about], now.values)
        values.picked.connect(lambda chosen: tell(replace(now, values=chosen)))
        return [test, values]

    # Small parts

    def _test(self, now: Op, kind: AttributeKind, measured: bool, tell: Callable[[Op], None]) -> QWidget:
        ops = [op for op in _TESTS if measured or op not in (Op.MORE, Op.LESS)]
        words = _TESTS | (_OF_DATES if kind is AttributeKind.DATE else {})
        return self._choice("Test", {op: words[op] for op in ops}, now, tell)

    def _typed(self, name: str, now: Speaker | FromSource, prompt: str, tell: Tell) -> QWidget:
        """Values that are typed, parted by commas."""
        said = ", ".join(str(value) for value in now.values)
        return self._line(name, said, prompt, lambda typed: tell(replace(now, values=_listed(typed))))

    def _choice(self, name: str, things: Mapping[Any, str], now: object, tell: Callable[..., None]) -> QWidget:
        choice = SnugChoice()
        choice.setAccessibleName(name)
        for value, words in things.items():
            choice.addItem(words, value)
        choice.setCurrentIndex(list(things).index(now) if now in things else 0)
        values = list(things)
        choice.activated.connect(lambda place: tell(values[place]))
        return choice

    def _line(self, name: str, words: str, prompt: str, tell: Callable[[str], None]) -> QWidget:
        field = QLineEdit(words)
        field.setAccessibleName(name)
        field.setPlaceholderText(prompt)
        field.setMinimumWidth(field.fontMetrics().averageCharWidth() * 24)
        field.editingFinished.connect(lambda: tell(field.text()) if field.isModified() else None)
        return field


_KINDS = {Target.CODE: Kind.CODE, Target.SET: Kind.SET, Target.THEME: Kind.THEME}


def _tested(now: Speaker | FromSource, op: Op) -> Condition:
    """Another test; what was chosen stays where it still means something."""
    return replace(now, op=op, values=() if op in (Op.KNOWN, Op.MISSING) else now.values)


def _listed(typed: str) -> tuple[str, ...]:
    """What was typed, parted by commas."""
    return tuple(part.strip() for part in typed.split(",") if part.strip())
