"""What starting is spared: looking for rubbish among code that stays, and PySide's reading of every source.

Both are settings of the whole process, so only the program makes them (`application.start`), never a window.
"""

import builtins
import gc


def spare_the_start() -> None:
    """Load what follows for less, until `keep_for_good`.

    The collector would go through everything loaded so far again and again, and find nothing. And PySide puts a
    function of its own in the place of `import`, which opens the source of every module loaded after it and looks
    for a wish to have Qt's methods renamed; nothing here has that wish.
    """
    gc.disable()
    plain_import = getattr(builtins, "__orig_import__", None)
    if plain_import is not None:
        builtins.__import__ = plain_import


def keep_for_good() -> None:
    """What is loaded by now stays until the end: the collector begins its rounds, and leaves it out of them."""
    gc.freeze()
    gc.enable()
