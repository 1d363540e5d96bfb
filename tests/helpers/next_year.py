"""The invented report of the next year beside the project's own data."""

from pathlib import Path

from tests.helpers.project import ROOT

NEXT_YEAR: Path = ROOT / "tests" / "next_year"
"""A data folder as a user's own (``SORAQ_DATA_DIR``): one report and what it shares."""
