"""Letters of symbol fonts, which files store as numbers: the Unicode characters that look the same."""

_SYMBOL_PRINTED = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
_SYMBOL_HIGH = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪�〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
_SYMBOL = {0x20 + place: letter for place, letter in enumerate(_SYMBOL_PRINTED)} | {
    0xA0 + place: letter for place, letter in enumerate(_SYMBOL_HIGH)
}
_WINGDINGS = dict(
    zip(
        bytes.fromhex(
            "20 22 28 29 2a 36 3f 41 43 44 45 46 47 48 4a 4b 4c 4e 51 52 54 58 59 5b 5d 6c 6e 6f 71 76 77 9f"
            "a4 a7 a8 ab b2 b5 b6 d5 d8 dc df e0 e1 e2 e7 e8 e9 ea ef f0 f1 f2 fb fc fd fe"
        ),
        " ✂☎✆✉⌛✍✌👍👎☜☞☝☟☺😐☹☠✈☼❄✠✡☯☸●■□❑❖◆•◉▪◻★✧⌖⟡⌫➢➲←→↑↓⬅➡⬆⬇⇦⇨⇧⇩✗✓☒☑",
        strict=True,
    )
)
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}

UNKNOWN = "�"


def symbol(font: str, number: int) -> str:
    """The character that a symbol font shows for a number; `UNKNOWN` when none is known."""
    low = number - 0xF000 if 0xF000 <= number <= 0xF0FF else number
    letter = _FONTS.get(font.casefold(), {}).get(low)
    if letter is not None:
        return letter
    is_character = 0x20 <= number < 0xD800 or 0xF900 <= number <= 0x10FFFF
    return chr(number) if is_character else UNKNOWN


def is_symbol_font(font: str) -> bool:
    """Whether the letters of the font are pictures whose meaning is known here."""
    return font.casefold() in _FONTS
