"""The sample study: read from its files, put into a project."""

from app.exchange.sample.making import make_sample
from app.exchange.sample.sources import source_draft
from app.exchange.sample.story import SampleStudy, read_sample

WHY_PLAIN = "Everybody in it is invented."

__all__ = ["WHY_PLAIN", "SampleStudy", "make_sample", "read_sample", "source_draft"]
