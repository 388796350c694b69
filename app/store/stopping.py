"""Reading that stops in the middle once nobody waits for it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, event
from sqlalchemy.exc import DBAPIError

from app.problems import Cancelled

_STEPS = 20_000
"""Of the database's own machine from one look to the next: about a millisecond."""
_INTERRUPTED = "interrupted"


@contextmanager
def stopped_when(connection: Connection, cancelled: Callable[[], bool]) -> Iterator[None]:
    """Once `cancelled`, the statement under way is interrupted and no other begins; raised as `Cancelled`."""
    bare = connection.connection.driver_connection
    assert isinstance(bare, driver.Connection)

    @event.listens_for(connection, "before_cursor_execute")
    def _(*_: object) -> None:
        if cancelled():
            raise Cancelled

    bare.set_progress_handler(cancelled, _STEPS)
    try:
        yield
    except (DBAPIError, driver.Error) as error:
        if _INTERRUPTED not in str(error):
            raise
        raise Cancelled from None
    finally:
        bare.set_progress_handler(None, _STEPS)
