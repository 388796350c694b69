"""The arguments of commands on finding: search, autocode."""

import argparse

from app.cli.arguments.shared import Commands, command, quotable, reading
from app.language.collocation import WINDOW, WINDOWS

QUERY = (
    'words side by side are all in one turn; "a phrase"; car* for words that begin so; ~care for every form of a '
    "word; near(bags car, 5); OR and NOT in capitals; /a regular expression/"
)

_ORDERS = ("place", "left", "right", "person", "perspective")


def add_finding(commands: Commands) -> None:
    """search, autocode."""
    search = reading(commands, "search", "find what was said")
    search.add_argument("query", metavar="QUERY", help=QUERY)
    _add_scope(search)
    search.add_argument("--beside", action="store_true", help="the words that stand beside what is found, instead")
    search.add_argument(
        "--within",
        type=int,
        choices=WINDOWS,
        default=WINDOW,
        help=f"with --beside: so many words on either side ({WINDOW} unless told)",
    )
    search.add_argument(
        "--common", action="store_true", help="with --beside: little words such as “the” and “was” too"
    )
    search.add_argument("--kwic", action="store_true", help="one line a place, the words found below each other")
    search.add_argument(
        "--sort",
        choices=("place", "left", "right", "person", "perspective"),
        default="place",
        help="order of places",
    )
    search.add_argument("--limit", type=_many, metavar="N", help="list so many places; count all of them")
    quotable(search)

    autocode = command(commands, "autocode", "code what is found, in one step that can be undone")
    autocode.add_argument("--find", required=True, metavar="QUERY", help=QUERY)
    autocode.add_argument("--code", required=True, metavar="PATH", help="path of the code; made when missing")
    autocode.add_argument("--coder", required=True, metavar="NAME", help="who codes; made when missing")
    autocode.add_argument(
        "--scope", choices=("hit", "sentence", "turn"), default="hit", dest="reach", help="how much is coded"
    )
    autocode.add_argument(
        "--around", type=_many, default=0, metavar="N", help="with --scope sentence: so many before and after too"
    )
    _add_scope(autocode)
    autocode.add_argument("--dry-run", action="store_true", help="say what would be coded, and code nothing")
    autocode.add_argument("--json", action="store_true", help="as JSON")
    quotable(autocode)


def _add_scope(to: argparse.ArgumentParser) -> None:
    add = to.add_argument
    add(
        "--in",
        action="append",
        default=[],
        dest="perspectives",
        metavar="WHO",
        help="children, carers …: a perspective",
    )
    add("--participant", action="append", default=[], dest="participants", metavar="NAME", help="only this person")
    add("--area", action="append", default=[], dest="areas", metavar="NAME", help="only people of this area")
    add("--source", action="append", default=[], dest="sources", metavar="NAME", help="only in this source")
    add("--forms", action="store_true", help="every form of every word: care, cares, cared, caring")
    coded = to.add_mutually_exclusive_group()
    coded.add_argument("--coded", metavar="PATH", help="only where this code is")
    coded.add_argument("--not-coded", metavar="PATH", help="only where this code is not")
    if to.prog.endswith("search"):
        add("--interviewer", action="store_true", help="the interviewer's turns too")


def _many(typed: str) -> int:
    if not typed.isdecimal() or len(typed) > 7:
        raise argparse.ArgumentTypeError("it must be a whole number, not below 0")
    return int(typed)
