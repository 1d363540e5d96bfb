"""The questions of the benchmark, a kind each; the same mixed set at every size."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BenchQuestion:
    """A question and its kind; ``grows``: a larger graph has more that answers it."""

    kind: str
    text: str
    grows: bool = False


QUESTIONS = (
    BenchQuestion("card", "Norway readmission agreement"),
    BenchQuestion("date", "when was the readmission agreement with Norway signed"),
    BenchQuestion("inflected", "Norveçlə readmissiya sazişi nə vaxt imzalanıb"),
    BenchQuestion("misspelt", "Norwey readmision agreement"),
    BenchQuestion("topic, country", "readmission agreements with Switzerland"),
    BenchQuestion("topic, year", "readmission agreements 2014"),
    BenchQuestion("month", "what happened in December 2014"),
    BenchQuestion("check", "is the readmission agreement with the EU in force"),
    BenchQuestion("who", "who organised the conference of 10 April 2014"),
    BenchQuestion("Russian", "когда вступило в силу соглашение с ЕС"),
    BenchQuestion("absent", "readmission agreements with Norway in 2013"),
    BenchQuestion("country", "agreements with Chile", grows=True),
    BenchQuestion("not in force", "agreements with Chile that are not in force", grows=True),
    BenchQuestion("class, year", "how many events in 2009", grows=True),
    BenchQuestion("topic", "events on labour migration", grows=True),
    BenchQuestion("body", "events organised by the State Agency for tourism", grows=True),
    BenchQuestion("latest", "the latest conference", grows=True),
)
KINDS = tuple(question.kind for question in QUESTIONS)
"""Every kind of question."""
