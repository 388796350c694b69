"""Everything a researcher can do with perspectives; every function is one step that can be undone."""

from app.perspectives.actions.framework import draft_summary, write_summary

__all__ = ["draft_summary", "write_summary"]
