"""The tables of perspectives, by what they are about."""

from app.perspectives.model.claims import (
    Claim,
    ClaimCode,
    ClaimDecision,
    ClaimHolder,
    ClaimScope,
    ClaimTheme,
    Evidence,
    NegativeCase,
)
from app.perspectives.model.framework import FrameworkCell
from app.perspectives.model.worklist import PromptAnswer

__all__ = [
    "Claim",
    "ClaimCode",
    "ClaimDecision",
    "ClaimHolder",
    "ClaimScope",
    "ClaimTheme",
    "Evidence",
    "FrameworkCell",
    "NegativeCase",
    "PromptAnswer",
]
