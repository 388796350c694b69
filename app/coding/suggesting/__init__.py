"""Passages like those a code was put on: what is learned from the study, and what is suggested, each with why."""

from app.coding.suggesting.suggesting import (
    MEMORY,
    REFLEXIVE,
    SECONDS,
    SENTENCES,
    SUGGEST,
    Call,
    still_open,
    suggestions,
)

__all__ = ["MEMORY", "REFLEXIVE", "SECONDS", "SENTENCES", "SUGGEST", "Call", "still_open", "suggestions"]
