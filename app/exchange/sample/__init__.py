"""The sample study: read from its files, put into a project."""

from app.exchange.sample.making import make_sample
from app.exchange.sample.sources import source_draft
from app.exchange.sample.story import SampleStudy, read_sample

__all__ = ["SampleStudy", "make_sample", "read_sample", "source_draft"]
