"""What is proposed to be stated of a document."""

from __future__ import annotations

from bot.reports.document import Document
from bot.reports.finding.report import found
from bot.reports.framing import framed
from bot.reports.known import Known
from bot.reports.proposal import Proposals


def propose(document: Document, known: Known) -> Proposals:
    """All that the document is taken to say, with the words that each rests on.

    ``document.report`` has to be decided.  What ``known`` holds is linked under its own id; what
    is new gets an id in the manner of the house.  Deterministic: the same in every run.
    """
    return framed(document, known) + found(document, known)
