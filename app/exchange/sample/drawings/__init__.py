"""Drawings of the sample study: written down stroke by stroke, and drawn when a sample study is made."""

from app.exchange.sample.drawings.reading import draw

__all__ = ["draw"]
