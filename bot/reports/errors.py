"""What a person can do wrong with a report, each in a sentence."""

from __future__ import annotations


class ReportError(Exception):
    """A document, draft or review cannot be used; the message says what, where, what to do."""
