"""Reading journeys: every function takes a session first and returns frozen rows."""

from app.journeys.queries.evidence import evidence_of, lost_with, passages_behind
from app.journeys.queries.journeys import case_named, journey, journey_heads, journeys, lanes
from app.journeys.queries.networks import network_of, networks_of
from app.journeys.queries.passages import case_of_mark, marks_in_text, marks_of_passage
from app.journeys.queries.settings import Thresholds, thresholds
from app.journeys.queries.tellers import RECORD
from app.journeys.queries.uses import term_uses
from app.journeys.queries.vocabulary import built_in, vocabulary

__all__ = [
    "RECORD",
    "Thresholds",
    "built_in",
    "case_named",
    "case_of_mark",
    "evidence_of",
    "journey",
    "journey_heads",
    "journeys",
    "lanes",
    "lost_with",
    "marks_in_text",
    "marks_of_passage",
    "network_of",
    "networks_of",
    "passages_behind",
    "term_uses",
    "thresholds",
    "vocabulary",
]
