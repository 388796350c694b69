"""Which words stand beside what was found, in the words of the same people."""

from collections import Counter
from collections.abc import Callable

from sqlalchemy.orm import Session

from app.language.collocation import WINDOW, BesideWord, WordsBeside, frequencies
from app.language.common_words import COMMON_WORDS
from app.study.queries.finding.looking import Looking, MatchPatterns
from app.study.queries.finding.places import Keep
from app.study.queries.finding.rows import Question
from app.study.rows import VersionId


def words_beside(
    session: Session,
    question: Question,
    *,
    window: int = WINDOW,
    common: bool = False,
    keep: Keep | None = None,
    match_patterns: MatchPatterns | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> list[BesideWord]:
    """The words beside the places of a question, the most faithful first; how often they are said in its scope.

    `window` is how many words on either side are looked at; the little words of English only where `common`.
    """
    looking = Looking(session, question, match_patterns, cancelled)
    beside = WordsBeside(window, () if common else COMMON_WORDS)
    for turn, speech, places in looking.places(looking.turns()):
        kept = [place for place in places if keep is None or keep(VersionId(turn.version), speech.span(*place))]
        beside.add(speech.letters, kept, looking.speaker(turn).participant)
    wanted = beside.frequent()
    everywhere: Counter[str] = Counter()
    if wanted:
        turns = looking.every_turn()
        done = 0
        for some in looking.speeches(turns):
            everywhere += frequencies((speech.letters for speech in some), wanted)
            done += len(some)
            progress(done, len(turns))
    return beside.rows(everywhere)
