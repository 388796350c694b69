"""Words broken into lines by arithmetic: many thousand cells are measured before anybody scrolls to them."""

from collections.abc import Iterator

from PySide6.QtGui import QFont, QFontMetricsF

CUT = "…"


class Wrapping:
    """Breaks text in one font; the width of every word is asked for once."""

    def __init__(self, font: QFont) -> None:
        self._metrics = QFontMetricsF(font)
        self._widths: dict[str, float] = {}
        self._space = self._metrics.horizontalAdvance(" ")
        self.line_height = self._metrics.lineSpacing()
        self.ascent = self._metrics.ascent()

    def lines(self, text: str, width: float, most: int) -> list[str]:
        """The text in lines no wider than `width`, at most so many; the last says whether there is more."""
        found: list[str] = []
        for line in self._all(text, width):
            if len(found) == most:
                found[-1] = self._cut(found[-1], width)
                break
            found.append(line)
        return found

    def _all(self, text: str, width: float) -> Iterator[str]:
        for paragraph in text.split("\n"):
            line, room = "", width
            for word in paragraph.split():
                needed = self._width(word)
                if line and needed + self._space <= room:
                    line, room = f"{line} {word}", room - needed - self._space
                    continue
                if line:
                    yield line
                while needed > width and len(word) > 1:
                    fits = max(1, int(len(word) * width / needed))
                    while fits > 1 and self._metrics.horizontalAdvance(word[:fits]) > width:
                        fits -= 1
                    yield word[:fits]
                    word = word[fits:]
                    needed = self._width(word)
                line, room = word, width - needed
            yield line

    def _cut(self, line: str, width: float) -> str:
        if self._width(line) + self._width(CUT) <= width:
            return line + CUT
        while line and self._metrics.horizontalAdvance(line + CUT) > width:
            line = line[:-1]
        return line.rstrip() + CUT

    def _width(self, word: str) -> float:
        if word not in self._widths:
            self._widths[word] = self._metrics.horizontalAdvance(word)
        return self._widths[word]
