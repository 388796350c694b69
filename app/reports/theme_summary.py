"""Writing a report without registering it, as benchmarks and previews do."""

from app.reports.writing import ReportResult, theme_summary

__all__ = ["ReportResult", "theme_summary"]
