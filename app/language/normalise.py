"""The one form in which a text is stored, made once at import before any position exists.

What Qt would change or swallow goes now, so that a position never shifts later. Composed and
decomposed letters stay as they came, and so do no-break spaces: they are the participant's words.
"""

import re

_LINE_ENDS = "\r\v\f\u0085\u2028\u2029"
_CONTROLS = "\x00-\x08\x0e-\x1f"
_HALVES = "\ud800-\udfff"
_UNSEEN = "\ufeff\ufdd0-\ufdef\ufffe\uffff"  # the byte-order mark, and what is no character at all

# Two searches, since one that mixes plane 0 with the planes above it is four times as slow.
_ODD = re.compile(f"[{_LINE_ENDS}{_CONTROLS}{_HALVES}{_UNSEEN}]")
_HIGH = re.compile("[\U0001fffe-\U0010ffff]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def normalise(text: str) -> str:
    """Return `text` as it is stored; the same again when given its own answer.

    Every line end becomes ``\\n``; byte-order marks, noncharacters and control characters other than
    tab go; half a surrogate pair becomes U+FFFD (two halves that fit are the character they mean).
    Pieces may be normalised apart and joined, unless CR LF or a surrogate pair was cut in two.
    """
    text = text.replace("\r\n", "\n")
    if not _is_whole(text):
        text = _PAIR.sub(_joined, text)
    return _HIGH.sub(_without_noncharacter, _ODD.sub(_mended, text))


def _is_whole(text: str) -> bool:
    """Whether no half of a surrogate pair stands in the text."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _joined(pair: re.Match[str]) -> str:
    return pair.group().encode("utf-16-le", "surrogatepass").decode("utf-16-le")


def _mended(odd: re.Match[str]) -> str:
    character = odd.group()
    if character in _LINE_ENDS:
        return "\n"
    return "\ufffd" if "\ud800" <= character <= "\udfff" else ""


def _without_noncharacter(high: re.Match[str]) -> str:
    character = high.group()
    return "" if ord(character) & 0xFFFE == 0xFFFE else character
