"""Words on screen and in documents through gettext; en-GB is the language they are written in."""

import gettext

from app.paths import resource
from app.problems import Problem


def translation(language: str = "en_GB") -> gettext.NullTranslations:
    """The catalogue of a language; without one the words stand as written."""
    try:
        folder = resource("locale")
    except Problem:
        return gettext.NullTranslations()
    return gettext.translation("counterpoint", folder, languages=[language], fallback=True)
