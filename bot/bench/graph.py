"""A graph shaped like the project's own, of any size: more reports, on more years.

It is a folder of data like any other (``shared/``, ``reports/*/report.ttl``): the project's
own, and made-up reports beside it, the same for the same seed.  A smaller graph is the
beginning of a larger one.  No made-up report is on 2014 or tells of a country of the real
one, so that questions on these have the same answer at every size.
"""

from __future__ import annotations

import random
import shutil
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from itertools import count, product
from math import gcd
from pathlib import Path
from typing import Any

from bot.bench.turtle import Name, Pair, TurtleFile, day, text
from bot.resources import resource_folder
from bot.understanding.grammar import world_names

THINGS_A_REPORT = 80
REAL_TRIPLES = 12_000
"""What the project's own data comes to, its ontology left out."""
_STATED = 0.74
"""The share of triples that are stated; the rules make the rest."""
_YEARS = tuple(year for year in range(1992, 2026) if year != 2014)
_MEASURES = 6
_FIRST_CHAPTER = 6
_EVENTS: dict[str, Name] = {
    "conference": ("konfrans", "Conference", "Конференция"),
    "seminar": ("seminar", "Seminar", "Семинар"),
    "training": ("təlim", "Training", "Тренинг"),
    "session": ("iclas", "Session", "Заседание"),
    "meeting": ("görüş", "Meeting", "Встреча"),
}
_AGREEMENTS: dict[str, Name] = {
    "agreement": ("Saziş", "Agreement", "Соглашение"),
    "protocol": ("Protokol", "Protocol", "Протокол"),
}
_STATUSES = ("in-preparation", "draft", "signed", "in-force")
_TOPICS = ("labour-migration", "border-management", "legislation", "capacity-building")
_HOME = "id:body-government-azerbaijan"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the record a thing is told of."""

    report: str
    passage: str
    measure: str
    year: int
    body: str


class Graph:
    """Writes a graph into a folder, report by report."""

    def __init__(self, seed: int) -> None:
        """``seed`` decides on everything that is made up."""
        words = tomllib.loads(files("bot.bench").joinpath("names.toml").read_text("utf-8"))
        self._seed = seed
        self._fields: list[Name] = [_name(one) for one in words["fields"]]
        self._aspects: list[Name] = [_name(one) for one in words["aspects"]]
        self._cities: list[tuple[str, Name]] = [(one[0], _name(one[1:])) for one in words["cities"]]
        known = (resource_folder("graph_data") / "shared" / "countries.ttl").read_text("utf-8")
        self._countries = {
            code: _name(called)
            for code, called in world_names().items()
            if f'"{called[1]}"@en' not in known
        }
        self._codes = list(self._countries)
        self._covers = list(product(range(len(self._fields)), _YEARS))
        random.Random(f"{seed} order").shuffle(self._covers)

    def write(self, folder: Path, triples: int) -> int:
        """Fill ``folder`` with about ``triples``, the ontology not counted; the stated ones."""
        shutil.copytree(resource_folder("graph_data"), folder, dirs_exist_ok=True)
        written = round(REAL_TRIPLES * _STATED)
        wanted = triples * _STATED
        if written < wanted:
            shared = TurtleFile()
            self._shared(shared)
            written += shared.write(folder / "shared" / "made-up.ttl")
        for number in count():
            if written >= wanted:
                break
            report = TurtleFile()
            self._report(report, number)
            written += report.write(folder / "reports" / f"bench-{number}" / "report.ttl")
        return written

    def tell(self, out: TurtleFile, enough: Callable[[], bool]) -> None:
        """Put what all reports share and report after report into ``out``, until it is enough."""
        self._shared(out)
        for number in count():
            if enough():
                break
            self._report(out, number)

    # --- what all reports share ---

    def _shared(self, out: TurtleFile) -> None:
        for code, called in self._countries.items():
            country = f"country-{code.lower()}"
            out.thing(country, "soraq:Country", called, called)
            government = (
                f"{called[0]} Hökuməti",
                f"Government of {called[1]}",
                _of("Правительство", called[2]),
            )
            out.thing(
                f"body-government-{code.lower()}",
                "soraq:Body",
                government,
                government,
                [("soraq:kind", "kind:government"), ("soraq:ofCountry", f"id:{country}")],
            )
        for number, (code, called) in enumerate(self._cities):
            within = (
                [("soraq:within", f"id:country-{code.lower()}")] if code in self._countries else []
            )
            out.thing(
                f"place-bench-{number}",
                "soraq:Place",
                called,
                called,
                [("soraq:kind", "kind:city"), *within],
            )
        for number, field in enumerate(self._fields):
            self._agency(out, number, field)

    def _agency(self, out: TurtleFile, number: int, field: Name) -> None:
        """A body of our own for a field, and the measures that it carries out."""
        called = (
            f"{field[0].capitalize()} üzrə Dövlət Agentliyi",
            f"State Agency for {field[1]}",
            f"Государственное агентство {field[2]}",
        )
        out.thing(
            f"body-bench-{number}",
            "soraq:Body",
            called,
            called,
            [("soraq:kind", "kind:state-body"), ("soraq:ofCountry", "id:country-azerbaijan")],
        )
        chapter = _FIRST_CHAPTER + number
        for position in range(1, _MEASURES + 1):
            aspect = self._aspects[position]
            short = (
                f"{chapter}.{position}. {field[0]}: {aspect[0]}",
                f"{chapter}.{position}. {field[1]}: {aspect[1]}",
                f"{chapter}.{position}. {field[2]}: {aspect[2]}",
            )
            out.thing(
                f"measure-{chapter}-{position}",
                "soraq:Measure",
                short,
                short,
                [
                    ("soraq:chapterNumber", str(chapter)),
                    ("soraq:position", str(position)),
                    ("soraq:itemNumber", f'"{chapter}.{position}"'),
                    ("soraq:executingBody", f"id:body-bench-{number}"),
                    ("soraq:withinProgramme", "id:programme-national-action"),
                ],
            )

    # --- one report ---

    def _report(self, out: TurtleFile, number: int) -> None:
        """The report of that number: one for each field and year, then second parts of them."""
        field, year = self._covers[number % len(self._covers)]
        part = number // len(self._covers) + 1
        rng = random.Random(f"{self._seed} report {number}")
        report, body = f"report-bench-{number}", f"body-bench-{field}"
        az, en, ru = self._fields[field]
        called = (
            f"{az.capitalize()} üzrə {year}-ci il hesabatı",
            f"Report on {en} for {year}",
            f"Отчёт по вопросам {ru} за {year} год",
        )
        if part > 1:
            az, en, ru = called
            called = (f"{az}, {part}-ci hissə", f"{en}, part {part}", f"{ru}, часть {part}")
        period = ("soraq:reportingPeriod", f'"{year}"^^xsd:gYear')
        out.thing(report, "soraq:Report", called, called, [period, ("soraq:issuer", f"id:{body}")])
        tell = (self._agreement, self._event, self._event, self._activity)
        for place in range(THINGS_A_REPORT):
            passage = f"passage-bench-{number}-{place}"
            measure = f"measure-{_FIRST_CHAPTER + field}-{1 + place % _MEASURES}"
            where = _Place(report, passage, measure, year, body)
            quote = tell[place % len(tell)](out, number * THINGS_A_REPORT + place, where, rng)
            out.passage(passage, quote, measure, report)

    def _agreement(self, out: TurtleFile, serial: int, where: _Place, rng: random.Random) -> str:
        kind, code, field, aspect = _choice(
            serial, list(_AGREEMENTS), self._codes, self._fields, self._aspects
        )
        country, form = self._countries[code], _AGREEMENTS[kind]
        short = (
            f"{country[0]} ilə {field[0]} üzrə {aspect[0]} haqqında {form[0]}",
            f"{form[1]} with {country[1]} on {aspect[1]} in {field[1]}",
            f"{form[2]} о сотрудничестве в вопросах {aspect[2]} в области {field[2]}, {country[2]}",
        )
        official = (
            f"Azərbaycan Respublikası Hökuməti ilə {country[0]} Hökuməti arasında {short[0]}",
            f"{short[1]} between the Government of Azerbaijan and the Government of {country[1]}",
            f"{short[2]}, между Правительством Азербайджана и другой стороной",
        )
        status = rng.choice(_STATUSES)
        facts: list[Pair] = [
            ("soraq:title", text(short[0], "az")),
            ("soraq:status", f"status:{status}"),
            ("soraq:party", _HOME),
            ("soraq:party", f"id:body-government-{code.lower()}"),
        ]
        signed = _day_of(where.year, rng)
        if status in ("signed", "in-force"):
            facts.append(("soraq:signed", day(signed.isoformat())))
        if status == "in-force":
            force = (signed + timedelta(days=rng.randrange(30, 200))).isoformat()
            facts.append(("soraq:entryIntoForce", day(force)))
        name = f"agreement-bench-{serial}"
        described = [
            ("soraq:kind", f"kind:{kind}"),
            ("soraq:topic", f"topic:{rng.choice(_TOPICS)}"),
        ]
        out.thing(name, "soraq:Agreement", official, short, [*described, *facts])
        out.facts(name, facts, where.passage)
        return short[0]

    def _event(self, out: TurtleFile, serial: int, where: _Place, rng: random.Random) -> str:
        kind, city, field, aspect = _choice(
            serial, list(_EVENTS), range(len(self._cities)), self._fields, self._aspects
        )
        form, town = _EVENTS[kind], self._cities[city][1]
        called = (
            f"{field[0].capitalize()} sahəsində {aspect[0]} üzrə {form[0]} ({town[0]})",
            f"{form[1]} on {aspect[1]} in {field[1]} ({town[1]})",
            f"{form[2]} по вопросам {aspect[2]} в области {field[2]} ({town[2]})",
        )
        official = (
            f"{called[0]}, {where.year}-ci il",
            f"{called[1]}, held in {where.year}",
            f"{called[2]}, {where.year} год",
        )
        code = self._codes[serial % len(self._codes)].lower()
        facts: list[Pair] = [
            ("soraq:held", day(_day_of(where.year, rng).isoformat())),
            ("soraq:place", f"id:place-bench-{city}"),
            ("soraq:organiser", f"id:{where.body}"),
            ("soraq:participant", f"id:body-government-{code}"),
        ]
        name = f"event-bench-{serial}"
        described = [
            ("soraq:kind", f"kind:{kind}"),
            ("soraq:topic", f"topic:{rng.choice(_TOPICS)}"),
        ]
        out.thing(name, "soraq:Event", official, called, [*described, *facts])
        out.facts(name, facts, where.passage)
        return called[0]

    def _activity(self, out: TurtleFile, serial: int, where: _Place, rng: random.Random) -> str:
        code, field, aspect = _choice(serial, self._codes, self._fields, self._aspects)
        country = self._countries[code]
        called = (
            f"{country[0]} üçün məktub: {field[0]}, {aspect[0]} ({where.year})",
            f"Letter to {country[1]}: {field[1]}, {aspect[1]} ({where.year})",
            f"Письмо, {country[2]}: вопросы {field[2]}, {aspect[2]} ({where.year})",
        )
        facts: list[Pair] = [
            ("soraq:text", text(called[0], "az")),
            ("soraq:report", f"id:{where.report}"),
            ("soraq:sender", f"id:{where.body}"),
            ("soraq:recipient", f"id:body-government-{code.lower()}"),
        ]
        name = f"activity-bench-{serial}"
        described = [("soraq:topic", f"topic:{rng.choice(_TOPICS)}")]
        out.thing(name, "soraq:Activity", called, called, [*described, *facts])
        out.facts(name, facts, where.passage)
        return called[0]


def _choice(serial: int, *kinds: Sequence[Any]) -> list[Any]:
    """One of each kind: another combination for every serial number, as long as there are any."""
    total = 1
    for kind in kinds:
        total *= len(kind)
    stride = total * 5 // 13
    while gcd(stride, total) > 1:
        stride += 1
    place, chosen = serial * stride % total, []
    for kind in kinds:
        place, at = divmod(place, len(kind))
        chosen.append(kind[at])
    return chosen


def _day_of(year: int, rng: random.Random) -> date:
    return date(year, 1, 1) + timedelta(days=rng.randrange(365))


def _of(words: str, owner: str) -> str:
    return f"{words} ({owner})"


def _name(words: Sequence[str]) -> Name:
    az, en, ru = words
    return az, en, ru
