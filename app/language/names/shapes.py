"""What gives somebody away by its form alone: addresses of all sorts, numbers, dates, ages.

Forms of the United Kingdom. Where a form alone says too little (any ten digits, “12”), the words before it decide.
"""

import re
from collections.abc import Callable, Iterator

from app.language.names.mentions import NameKind
from app.language.names.vocabulary import GENERIC
from app.language.spans import Span

Found = tuple[Span, NameKind]

_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_DIGIT_WORDS = "zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_NUMBER_WORD = rf"(?:(?:{_TENS})(?:[- ](?:{_UNITS}))?|{_TEENS}|{_UNITS})"
_ORDINAL = (
    r"(?:(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh"
    r"|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)"
)
_YEAR_WORDS = (
    rf"(?:two thousand(?: and)?(?: {_NUMBER_WORD})?|twenty[ -](?:oh[ -](?:{_UNITS})|{_TEENS}|{_NUMBER_WORD})"
    rf"|nineteen[ -](?:{_TENS})(?:[- ](?:{_UNITS}))?|(?:19|20)\d{{2}})"
)
"""As years are said; without the two figures by which ages are."""
_AREAS = (
    "AB|AL|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|DT|DY|EC|EH|EN|EX|FK|FY"
    "|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|LA|LD|LE|LL|LN|LS|LU|ME|MK|ML|NE|NG|NN|NP|NR|NW"
    "|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|WA|WC"
    "|WD|WF|WN|WR|WS|WV|YO|ZE|B|E|G|L|M|N|S|W"
)
_STREETS = (
    "Road|Rd|Street|Avenue|Ave|Lane|Close|Drive|Crescent|Gardens|Terrace|Grove|Mews|Walk|Rise|Square|Parade|Row"
    "|Court|Place|Way|Hill|View|Green|Park|Croft|Villas|Estate"
)
_SURE_STREETS = "Road|Rd|Street|Avenue|Ave|Lane|Close|Drive|Crescent|Gardens|Terrace|Grove|Mews|Estate"
_NAME = r"(?<![\w'’-])[^\W\d_a-zà-ÿ][\w'’-]{0,30}(?![\w'’-])"
_NOT_NAMED = frozenset(("High Street", "Main Street", "Main Road", "The Street", "Park Lane", "Downing Street"))
_NOT_BEFORE_NI = frozenset("BG GB KN NK NT TN ZZ".split())

_EMAIL = re.compile(r"(?<![\w.+'’-])[\w.+'’-]{0,64}\w@[\w-]+(?:\.[\w-]+)+")
_SPOKEN_EMAIL = re.compile(
    r"\b[\w-]{1,40}(?: (?:dot|underscore|dash|hyphen) [\w-]{1,40}){0,4} at [\w-]{1,40}(?: dot [\w-]{1,40}){0,3}"
    r" dot (?:com|uk|org|net)\b",
    re.I,
)
_WEB = re.compile(r"\b(?:https?://|www\.)[^\s<>\[\]\"“”]+|\bwww dot [\w-]{1,40}(?: dot [\w-]{1,40}){1,4}", re.I)
_DOMAIN = re.compile(
    r"(?<![\w@.-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:co\.uk|org\.uk|gov\.uk|ac\.uk|sch\.uk|com|org|net)\b", re.I
)
_HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z_][\w.]{2,29}\b")
_PHONE = re.compile(r"(?<![\w+])(?:\+44|0044|\(?0)[\d() \u00a0.-]{8,18}\d(?!\w)")
_SPOKEN_PHONE = re.compile(rf"\b(?:{_DIGIT_WORDS})(?:[, -]+(?:{_DIGIT_WORDS})){{8,24}}\b", re.I)
_DIGIT = rf"(?:{_DIGIT_WORDS}|\d{{1,6}})"
_MIXED_PHONE = re.compile(rf"\b{_DIGIT}(?:[, -]+{_DIGIT}){{2,24}}\b", re.I)
"""“oh 7700 nine double oh”: some figures, some words."""
_POSTCODE = re.compile(rf"\b(?:{_AREAS})\d(?:\d|[A-Z])? ?\d[ABD-HJLNP-UW-Z]{{2}}\b", re.I)
_OUTWARD = re.compile(rf"\bpost ?code(?:'s|’s| is| was|:)? (?P<it>(?:{_AREAS})\d(?:\d|[A-Z])?)\b", re.I)
_TEN_DIGITS = re.compile(r"(?<![\d-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\d-])")
_NHS_BEFORE = re.compile(r"\bnhs (?:number|no\b)[^\d\n]{0,20}$", re.I)
_INSURANCE = re.compile(r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")
_PLATE = re.compile(r"\b[A-HJ-PR-Y]{2}\d{2} ?[A-HJ-PR-Z]{3}\b")
_CASE_NUMBER = re.compile(
    r"\b(?:case|reference|ref|file|hospital|patient|client|pupil|record|crime|court|claim|member|card|account"
    r"|passport|licence|upn|urn|liquidlogic|mosaic)\b"
    r"(?: (?:number|no|num|ref|reference|id|file)\b\.?)?(?: (?:is|was|it's|it’s|for \w+ is))?[ :#]{1,3}"
    r"(?P<it>(?=(?:[\w/-]*\d){3})[A-Za-z]{0,5}[-/ ]?\d[\w/-]*)",
    re.I,
)
_UPN = re.compile(r"\b[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z]\b")
_DAY = r"(?:[12]?\d|3[01]|0[1-9])"
_DATE = re.compile(
    rf"(?<![\w/.-]){_DAY}([/.-])(?:0?[1-9]|1[0-2])\1(?:\d{{4}}|\d{{2}})(?![\w/-]|\.\d)"
    r"|(?<![\w/-])(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w-])"
    rf"|\b{_DAY}(?:st|nd|rd|th)?,? (?:of )?(?:{_MONTHS})\b\.?(?:,? (?:19|20)?\d{{2}}\b)?"
    rf"|\b(?:{_MONTHS})\b\.? (?:the )?{_DAY}(?:st|nd|rd|th)?\b(?:,? (?:19|20)\d{{2}}\b)?"
    rf"|\b(?:{_MONTHS})\b,? (?:of )?(?:19|20)\d{{2}}\b",
    re.I,
)
_LONG_MONTHS = "january|february|april|june|july|august|september|october|november|december"
_SPOKEN_DATE = re.compile(
    rf"\b{_ORDINAL} (?:of (?:{_MONTHS})|(?:{_LONG_MONTHS}))\b(?:,? {_YEAR_WORDS}\b)?"
    rf"|\b(?:{_MONTHS}) the {_ORDINAL}\b(?:,? {_YEAR_WORDS}\b)?",
    re.I,
)
_SPOKEN_BORN = re.compile(
    rf"\b(?:born|birthday|birth|dob)\b[^\n.?!]{{0,30}}?"
    rf"\b(?P<it>{_ORDINAL} of the {_ORDINAL}\b(?:,? {_YEAR_WORDS}\b)?)",
    re.I,
)
_BORN_YEAR_WORDS = re.compile(rf"\bborn (?:in|back in) (?P<it>{_YEAR_WORDS})\b", re.I)
_MODAL_DATE = re.compile(r"\d+ may(?: |$)|may \d+$", re.A)
"""“2 may be”, “may 10”: a month only with a capital."""
_BORN_BEFORE = re.compile(r"\b(?:born|birthday|birth|dob|d\.o\.b)\b[^\n.?!]{0,30}$", re.I)
_BORN_YEAR = re.compile(r"\bborn (?:in|back in) (?P<it>(?:19|20)\d{2})\b", re.I)
_NUMBER = rf"(?:1[0-9]{{2}}|[1-9]?\d|{_NUMBER_WORD})"
_NOT_AN_AGE = (
    r"(?! ?(?:%|percent|per cent|o'?clock|o’clock|am\b|pm\b|minutes?|mins?\b|hours?|days?|weeks?|times?|miles?"
    r"|pounds?|quid|stone|grand|metres?|feet|foot|inch|of\b|or \w+ of|more\b|other\b|different\b|people|kids"
    r"|children|years? (?:ago|in|at|there|here|now|later|before|after|since|with|as|and|of|left|gap|apart)"
    r"|months? (?:ago|in|at|there|here|later|pregnant)|point\b|and a half (?:hours?|years?)|[,.:/]\d|st\b|nd\b"
    r"|rd\b|th\b|minus\b|thing|step|big\b|little\b|massive\b|huge\b|girls|boys|kid\b|hundred|thousand))"
)
_AGE = re.compile(
    rf"\b(?P<old>{_NUMBER})(?: and a half)?[ -]?(?:years?|yrs?|months?)[ -]olds?\b"
    rf"|\b(?:aged|ages|age of|age is|aged about|my age,) (?P<aged>{_NUMBER})\b(?![.:/]\d)"
    rf"|\b(?:turned|turning|turns) (?P<turned>{_NUMBER})\b{_NOT_AN_AGE}"
    r"|\b(?:i'm|i’m|i am|i was|she's|she’s|he's|he’s|she is|he is|she was|he was|they were|when i was|we were"
    r"|you're|you’re|you were|you are) "
    rf"(?:only |about |just |like |still |now |nearly |almost |, )*(?P<was>{_NUMBER})\b"
    rf"{_NOT_AN_AGE}(?!\w|-)",
    re.I,
)
_ONE_IS_NO_AGE = frozenset(("one",))
_ADDRESS = re.compile(
    r"\b(?:(?:Flat|Apartment|Unit|Room) \d{1,4}[A-Za-z]?,? )?\d{1,4}[A-Za-z]?,? "
    rf"(?:{_NAME} ){{1,3}}(?:{_STREETS})\b"
    rf"|\b(?:{_NAME} ){{1,3}}(?:{_SURE_STREETS})\b"
)
_SMALL_ADDRESS = re.compile(
    rf"\b\d{{1,4}}[A-Za-z]? (?P<name>(?:[^\W\d_]+ ){{1,2}})(?:{_SURE_STREETS})\b(?! of\b)", re.IGNORECASE
)


def shapes(text: str) -> Iterator[Found]:
    """Everything in `text` that has the form of something; they may overlap, and come in no order."""
    for kind, pattern, read in _SHAPES:
        for match in pattern.finditer(text):
            span = read(text, match)
            if span is not None:
                yield span, kind
    for match in (*_DATE.finditer(text), *_SPOKEN_DATE.finditer(text)):
        if not _MODAL_DATE.match(match[0]):
            end = match.end() - match[0].endswith(".")
            born = _BORN_BEFORE.search(text, max(0, match.start() - 60), match.start())
            yield Span(match.start(), end), NameKind.BORN if born else NameKind.DATE


def is_nhs_number(digits: str) -> bool:
    """Whether ten digits end in the check digit of the first nine: weights 10 to 2, modulo 11."""
    rest = 11 - sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), digits[:9], strict=True)) % 11
    return rest != 10 and rest % 11 == int(digits[9])


def _whole(_: str, match: re.Match[str]) -> Span | None:
    return Span(*match.span())


def _inner(_: str, match: re.Match[str]) -> Span | None:
    return Span(*match.span("it"))


def _web(_: str, match: re.Match[str]) -> Span | None:
    """Without the stop or bracket of the sentence it stands in."""
    return Span(match.start(), match.start() + len(match[0].rstrip(".,;:!?)'’\"")))


def _phone(_: str, match: re.Match[str]) -> Span | None:
    digits = re.sub(r"\D", "", match[0])
    digits = re.sub(r"^(?:0044|44)0?", "0", digits)
    return Span(*match.span()) if len(digits) in (10, 11) and digits[1] in "1235789" else None


def _mixed_phone(_: str, match: re.Match[str]) -> Span | None:
    """Figures and words that make a number of ten or eleven digits with a nought in front."""
    digits, times = "", 1
    for part in re.split(r"[, -]+", match[0].casefold()):
        if part in _TIMES:
            times = _TIMES[part]
        else:
            digits += (part if part.isdecimal() else _FIGURES[part]) * times
            times = 1
    return Span(*match.span()) if digits[:1] == "0" and len(digits) in (10, 11) and times == 1 else None


def _nhs(text: str, match: re.Match[str]) -> Span | None:
    digits = re.sub(r"\D", "", match[0])
    told = _NHS_BEFORE.search(text, max(0, match.start() - 40), match.start())
    return Span(*match.span()) if told or (digits[0] != "0" and is_nhs_number(digits)) else None


def _insurance(_: str, match: re.Match[str]) -> Span | None:
    return None if match[0][:2] in _NOT_BEFORE_NI else Span(*match.span())


def _age(_: str, match: re.Match[str]) -> Span | None:
    name = match.lastgroup or ""
    return None if name == "was" and match[name].casefold() in _ONE_IS_NO_AGE else Span(*match.span(name))


def _address(_: str, match: re.Match[str]) -> Span | None:
    """Without a word in front that only begins the sentence (“In Mill Lane”)."""
    words = match[0].split(" ")
    start = match.start()
    while len(words) > 2 and words[0] in _BEFORE_STREETS:
        start += len(words.pop(0)) + 1
    return None if " ".join(words) in _NOT_NAMED or words[0] in _BEFORE_STREETS else Span(start, match.end())


def _small_address(_: str, match: re.Match[str]) -> Span | None:
    """“14 acacia road”, not “2 miles down the road”."""
    name = match["name"].casefold().split()
    return None if any(word in GENERIC or word in _MEASURES for word in name) else Span(*match.span())


_TIMES = {"double": 2, "triple": 3}
_FIGURES = {"zero": "0", "oh": "0", "nought": "0"} | {
    word: str(figure) for figure, word in enumerate(_UNITS.split("|"), 1)
}
_MEASURES = frozenset("miles mile minutes mins minute years hours days times yards metres".split())
_BEFORE_STREETS = frozenset(
    "In On At From To The A Our My Your His Her Their Down Up Near Off Over Across And But So Then When Is It"
    " That This One Two Was Were We I He She They You Not No Yes Yeah With By For Like Where".split()
)
_SHAPES: tuple[tuple[NameKind, re.Pattern[str], Callable[[str, re.Match[str]], Span | None]], ...] = (
    (NameKind.EMAIL, _EMAIL, _whole),
    (NameKind.EMAIL, _SPOKEN_EMAIL, _whole),
    (NameKind.WEB, _WEB, _web),
    (NameKind.WEB, _DOMAIN, _whole),
    (NameKind.WEB, _HANDLE, _whole),
    (NameKind.PHONE, _PHONE, _phone),
    (NameKind.PHONE, _SPOKEN_PHONE, _whole),
    (NameKind.PHONE, _MIXED_PHONE, _mixed_phone),
    (NameKind.POSTCODE, _POSTCODE, _whole),
    (NameKind.POSTCODE, _OUTWARD, _inner),
    (NameKind.NHS_NUMBER, _TEN_DIGITS, _nhs),
    (NameKind.INSURANCE_NUMBER, _INSURANCE, _insurance),
    (NameKind.CASE_NUMBER, _CASE_NUMBER, _inner),
    (NameKind.CASE_NUMBER, _UPN, _whole),
    (NameKind.OTHER, _PLATE, _whole),
    (NameKind.BORN, _BORN_YEAR, _inner),
    (NameKind.BORN, _BORN_YEAR_WORDS, _inner),
    (NameKind.BORN, _SPOKEN_BORN, _inner),
    (NameKind.AGE, _AGE, _age),
    (NameKind.ADDRESS, _ADDRESS, _address),
    (NameKind.ADDRESS, _SMALL_ADDRESS, _small_address),
)
