"""How many names are found in speech with every name marked, and what that costs.

    python -m tests.benchmarks.bench_names [--model]

The speech is made up, by the one who wrote the rules: HELD_BACK was never looked at while they were written, so
its shares say more than those of LOOKED_AT, and neither says much. On real speech about one mention of a person
in twenty is missed. With `--model`, an installed spaCy model helps. CPU seconds of this process.
"""

import argparse
import tempfile
from pathlib import Path

from app.language.names.cases import Cases, kept_cases
from app.language.names.finding import NameFinder
from app.language.names.installed import ModelSource, installed_model
from app.language.names.known import KnownNames, nothing
from app.language.names.mentions import NameKind
from app.language.spans import Span
from tests.benchmarks.measure import median, once
from tests.language.named_speech import (
    HELD_BACK,
    LOOKED_AT,
    SPOKEN_HELD_BACK,
    SPOKEN_LOOKED_AT,
    Gold,
    in_sentences,
    measured,
    small,
)

TIMES = 20
"""So many times the speech is said over to be measured for speed."""
OF_TEN = 7
"""So many of ten names of people are on the study's list, where some are."""


def tell(name: str, speech: Gold, finder: NameFinder) -> None:
    """One line: recall and precision exactly in place, and how many were of the right kind."""
    got = measured(speech, finder)
    print(f"{name:<46}{len(speech.names):>5}{got.recall:>9.3f}{got.precision:>11.3f}{got.kind:>8.3f}", flush=True)


def some_known(speech: Gold) -> KnownNames:
    """Most of the people of some speech, as a study's list would have them."""
    people = sorted({span.of(speech.text) for span, kind in speech.names if kind is NameKind.PERSON})
    return KnownNames(people=tuple(name for at, name in enumerate(people) if at % 10 < OF_TEN))


def bench_shares(cases: Cases, others: list[ModelSource]) -> None:
    """The two sets as written and in small letters, with less and with more to go by."""
    print(f"{'':<46}{'names':>5}{'recall':>9}{'precision':>11}{'kind':>8}")
    for title, speech in (("looked at", LOOKED_AT), ("held back", HELD_BACK)):
        tell(f"{title}: what ships", speech, NameFinder(nothing()))
        tell(f"{title}: and the table of capitals", speech, NameFinder(nothing(), cases, others))
        tell(f"{title}: and 7 in 10 people known", speech, NameFinder(some_known(speech), cases, others))
        tell(f"{title}, small letters: what ships", small(speech), NameFinder(nothing()))
        tell(f"{title}, small letters: and the table", small(speech), NameFinder(nothing(), cases, others))
        tell(f"{title}, small letters: and 7 in 10", small(speech), NameFinder(some_known(speech), cases, others))
    for title, speech in (("looked at", SPOKEN_LOOKED_AT), ("held back", SPOKEN_HELD_BACK)):
        tell(f"spoken, {title}: and the table", speech, NameFinder(nothing(), cases, others))
        tell(f"spoken, {title}, small letters", small(speech), NameFinder(nothing(), cases, others))
        tell(f"spoken, {title}, capitals of sentences", in_sentences(speech), NameFinder(nothing(), cases, others))


def bench_speed(cases: Cases, others: list[ModelSource]) -> None:
    """Words a CPU second."""
    text = "\n".join([LOOKED_AT.text, HELD_BACK.text] * TIMES)
    words, speech = len(text.split()), [Span(0, len(text))]
    known = KnownNames(people=tuple(f"Given{number} Family{number}" for number in range(200)))
    print(f"make a finder of 200 known people: {median(lambda: NameFinder(known, cases)):.2f} s")
    finder = NameFinder(known, cases, others)
    seconds = median(lambda: finder.find(text, speech), 3)
    print(f"find in {words:,} words: {seconds:.2f} s, {words / seconds:,.0f} words a CPU second")


def main() -> None:
    """Shares, then speed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", action="store_true", help="with the installed spaCy model")
    given = parser.parse_args()
    others = [ModelSource(installed_model())] if given.model and installed_model() else []
    print(f"model: {others[0].told or others[0].trouble if others else 'none'}")
    with tempfile.TemporaryDirectory() as work:
        path = Path(work) / "capitals.json.gz"
        print(f"make the table of capitals: {once(lambda: kept_cases(path)):.1f} s, {path.stat().st_size:,} bytes")
        cases = kept_cases(path)
    bench_shares(cases, others)
    bench_speed(cases, others)


if __name__ == "__main__":
    main()
