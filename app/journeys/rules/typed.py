"""Reading the time a researcher typed, as precisely as it was put and no more (DOMAIN J-01)."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from app.journeys.rules.when import When
from app.problems import Problem

LIKELY_AGE = 30
"""A bare number above this is not taken for an age: it is more often a year without its century."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL_MONTHS = "january february march april may june july august september october november december".split()
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen twenty".split()
    )
}
_PARTS = {
    "spring": (3, 5),
    "summer": (6, 8),
    "autumn": (9, 11),
    "early": (1, 4),
    "beginning of": (1, 4),
    "middle of": (5, 8),
    "mid": (5, 8),
    "late": (9, 12),
    "end of": (9, 12),
    "christmas": (12, 12),
}
"""Parts of a year as first and last month; winter is two parts of two years and is not read."""

_MONTH = "(" + "|".join(f"{name[:3]}(?:{name[3:]})?" if len(name) > 3 else name for name in _FULL_MONTHS)
_MONTH = _MONTH.replace("sep(?:tember)?", "sept?(?:ember)?") + r")\.?"
_UNTIL = r"\s*(?:-|–|or|to|and)\s*"
_YEAR = r"(\d{4})"
_ROUGHLY = re.compile(r"^(?:about|around|roughly|approximately|approx\.?|circa|ca?\.|maybe|perhaps|~)\s*")
_LEADS = re.compile(r"^(?:in|on|at|when|i|she|he|they|we|was|were|is|the|age|aged|of)\b\s*")
_AGE_SAID = re.compile(r"\b(?:aged?|years? old|yrs? old|yo|was|were)\b|ish\b")
_YEARS_AND_MONTHS = re.compile(r"(\d{1,2})\s*(?:years?|yrs?|y)[\s,]*(?:and\s+)?(\d{1,2})\s*(?:months?|m)\b")
_QUOTED = re.compile(r"""^(["'“‘])(.+)(["'”’])$""", re.DOTALL)


def read_when(text: str, events: Mapping[str, int] | None = None) -> When:
    """The time that was typed (J-01), days first as in 01/03/2012; `events` are those it may be before or after.

    A bare number up to 30 is an age in years, four digits are a year. Words without a date are kept as they are
    when they stand in quotation marks or begin with "when". A Problem says what can be typed, never what was.
    """
    typed = " ".join(text.split())
    if not typed:
        raise Problem("No time was typed.", "Type a date, an age or the words that were used, or a question mark.")
    quoted = _QUOTED.match(typed)
    if quoted:
        return When.unknown(quoted[2].strip())
    folded = typed.casefold()
    if folded in {"?", "unknown", "not known", "don't know", "don’t know", "nobody knows"}:
        return When.unknown()
    relative = re.match(r"(before|after|since|until)\s+(.+)$", folded)
    if relative:
        return _relative(relative[1], relative[2], events or {})
    bare, said_age = _stripped(folded)
    for pattern, read in _READERS:
        found = pattern.fullmatch(bare)
        if found:
            return read(found, said_age, typed)
    if folded.startswith("when "):
        return When.unknown(typed)
    raise Problem(
        "This cannot be read as a time.",
        "Type for instance 7, age 7-8, 18 months, March 2012, 01/03/2012 or before an event;"
        " put words without a date in quotation marks.",
    )


def _stripped(folded: str) -> tuple[str, bool]:
    """The time without the words around it, numbers as figures; and whether those words say that it is an age."""
    said_age = bool(_AGE_SAID.search(folded))
    bare = re.sub(r"[a-z]+", lambda found: _NUMBERS.get(found[0], found[0]), folded)
    bare = _YEARS_AND_MONTHS.sub(lambda found: f"{int(found[1]) * 12 + int(found[2])} months", bare)
    bare = re.sub(r"(?<=\d)\s*(?:-?\s*years? old|-?\s*yrs? old|\s*yo|-?ish|\s*years?|\s*yrs?)\b", "", bare)
    bare = re.sub(r"(?<=\d)\s*(months?)(?: old)?\b", r" \1", bare)
    last = ""
    while bare != last:
        last = bare
        bare = _LEADS.sub("", _ROUGHLY.sub("", bare))
    return bare.strip(), said_age


def _relative(side: str, what: str, events: Mapping[str, int]) -> When:
    names = {_event_name(name): key for name, key in events.items()}
    key = names.get(_event_name(what))
    if key is not None:
        return When.before(key) if side in {"before", "until"} else When.after(key)
    bare, said_age = _stripped(what)
    age = re.fullmatch(r"(\d{1,4})( months?)?", bare)
    if age and (age[2] or said_age or int(age[1]) <= LIKELY_AGE):
        months = int(age[1]) * (1 if age[2] else 12)
        if side in {"after", "since"}:
            return When.months_old(months, None)
        if months:
            return When.months_old(None, months - 1)
    raise Problem("There is no event of that name in this journey.", "Choose one from the list, or add it first.")


def _event_name(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


def _day(found: re.Match[str], _said: bool, _typed: str) -> When:
    return _real_day(int(found[3]), int(found[2]), int(found[1]))


def _iso_day(found: re.Match[str], _said: bool, _typed: str) -> When:
    return _real_day(int(found[1]), int(found[2]), int(found[3]))


def _named_day(found: re.Match[str], _said: bool, _typed: str) -> When:
    return _real_day(int(found[3]), _month_number(found[2]), int(found[1]))


def _real_day(year: int, month: int, day: int) -> When:
    try:
        return When.exact(date(year, month, day))
    except ValueError:
        raise Problem("There is no such day in the calendar.", "Write the day first, as in 01/03/2012.") from None


def _named_month(found: re.Match[str], _said: bool, _typed: str) -> When:
    return When.month(int(found[2]), _month_number(found[1]))


def _months_of_a_year(found: re.Match[str], _said: bool, _typed: str) -> When:
    year = int(found[3])
    return When.month(year, _month_number(found[1]), (year, _month_number(found[2])))


def _months(found: re.Match[str], _said: bool, _typed: str) -> When:
    return When.month(int(found[2]), _month_number(found[1]), (int(found[4]), _month_number(found[3])))


def _numbered_month(found: re.Match[str], _said: bool, _typed: str) -> When:
    return When.month(int(found[2]), int(found[1]))


def _iso_month(found: re.Match[str], said: bool, typed: str) -> When:
    if int(found[2]) > 12:
        return _years(found, said, typed)
    return When.month(int(found[1]), int(found[2]))


def _part_of_year(found: re.Match[str], _said: bool, typed: str) -> When:
    first, last = _PARTS[found[1]]
    return When.month(int(found[2]), first, (int(found[2]), last), words=typed)


def _a_year(found: re.Match[str], said: bool, _typed: str) -> When:
    if said:
        raise Problem("A year is no age.", "Write the year alone, or the age in years.")
    return When.year(int(found[1]))


def _years(found: re.Match[str], _said: bool, _typed: str) -> When:
    first, last = found[1], found[2]
    return When.year(int(first), int(first[: 4 - len(last)] + last))


def _an_age(found: re.Match[str], said: bool, _typed: str) -> When:
    return When.age(_likely_age(found[1], said))


def _ages(found: re.Match[str], said: bool, _typed: str) -> When:
    return When.age(_likely_age(found[1], said), _likely_age(found[2], said))


def _half(found: re.Match[str], said: bool, typed: str) -> When:
    middle = _likely_age(found[1], said) * 12 + 6
    return When.months_old(middle - 3, middle + 2, words=typed)


def _age_in_months(found: re.Match[str], _said: bool, _typed: str) -> When:
    return When.months_old(int(found[1]), int(found[2] or found[1]))


def _or_older(found: re.Match[str], said: bool, _typed: str) -> When:
    return When.months_old(int(found[1]) if found[2] else _likely_age(found[1], said) * 12, None)


def _school_year(found: re.Match[str], _said: bool, typed: str) -> When:
    """Year n of school in England and Wales: who is n + 4 at its start and n + 5 at its end."""
    number = int(found[1] or 0)
    if not number and "rec" not in found[0]:
        raise Problem("There is no such school year.", "School years are Reception and Year 1 to Year 13.")
    if number > 13:
        raise Problem("There is no such school year.", "School years are Reception and Year 1 to Year 13.")
    return When.age(number + 4, number + 5, words=typed)


def _ambiguous(_found: re.Match[str], _said: bool, _typed: str) -> When:
    raise Problem("This may be a date or two ages.", "Write age 7-8 for ages, or the year with four digits.")


def _likely_age(number: str, said: bool) -> int:
    if int(number) > LIKELY_AGE and not said:
        raise Problem(
            "This may be an age or a year.", "Write age before an age; write a year with all its four digits."
        )
    return int(number)


def _month_number(name: str) -> int:
    return int(name) if name.isdigit() else _MONTHS.index(name[:3]) + 1


_Reader = Callable[[re.Match[str], bool, str], When]
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"(\d{{1,2}})[/.](\d{{1,2}})[/.]{_YEAR}", _day),
        (rf"{_YEAR}-(\d{{1,2}})-(\d{{1,2}})", _iso_day),
        (rf"(\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH},? {_YEAR}", _named_day),
        (rf"{_MONTH}[ ,]*{_YEAR}", _named_month),
        (rf"{_MONTH}{_UNTIL}{_MONTH}[ ,]*{_YEAR}", _months_of_a_year),
        (rf"{_MONTH} {_YEAR}{_UNTIL}{_MONTH} {_YEAR}", _months),
        (rf"(\d{{1,2}})[/.]{_YEAR}", _numbered_month),
        (rf"{_YEAR}-(\d{{2}})", _iso_month),
        (rf"({'|'.join(_PARTS)})(?: of)?[ -]{_YEAR}", _part_of_year),
        (_YEAR, _a_year),
        (rf"{_YEAR}(?:{_UNTIL}|/){_YEAR}", _years),
        (rf"{_YEAR}/(\d{{2}})", _years),
        (r"(\d{1,2})", _an_age),
        (rf"(\d{{1,2}}){_UNTIL}(\d{{1,2}})", _ages),
        (r"(\d{1,2})(?:½|\.5| ½| and a half)", _half),
        (rf"(\d{{1,4}})(?:(?: months?)?{_UNTIL}(\d{{1,4}}))? months?", _age_in_months),
        (r"(\d{1,4})( months?)? (?:or|and) (?:older|over|more)", _or_older),
        (r"(?:school )?(?:year |yr |y)(\d{1,2})|()reception(?: class)?", _school_year),
        (r"\d{1,2}[/.]\d{1,2}(?:[/.]\d{1,2})?", _ambiguous),
    )
)
