"""The official record of a child from the tables of the SSDA903 return."""

from app.exchange.record.drafting import record_draft, unlisted
from app.exchange.record.reading import Record, Return, read_return

__all__ = ["Record", "Return", "read_return", "record_draft", "unlisted"]
