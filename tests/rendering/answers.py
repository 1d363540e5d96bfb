"""Small answers to put into words, made by hand: two agreements, a meeting, a figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot import vocabulary as voc
from bot.model import (
    Answer,
    BoundQuery,
    Choice,
    Fact,
    Form,
    Item,
    Kind,
    Language,
    Names,
    Period,
    Piece,
    Reading,
    Selection,
    Source,
    Term,
    TermKind,
    Tie,
)

REPORT = voc.ID + "report-dmx-2014"
EU = voc.ID + "agreement-eu-readmission"
NORWAY = voc.ID + "agreement-norway-readmission"
RUSSIA = voc.ID + "agreement-russia-readmission"
TALKS = voc.ID + "event-moscow-talks"
PERSONS = voc.ID + "figure-persons"
MIGRATION_SERVICE = voc.ID + "body-state-migration-service"
FUND = voc.ID + "body-european-union"
PROJECT = voc.ID + "project-asylum"
READMISSION = voc.TOPIC + "readmission"
IN_FORCE = voc.STATUS + "in-force"
SIGNED = voc.STATUS + "signed"
DRAFT = voc.STATUS + "draft"
FUNDER = voc.SORAQ + "funder"

_ENGLISH = {
    REPORT: Names("Information note for 2014", "SMS note for 2014"),
    EU: Names("Agreement with the European Union on readmission", "EU Readmission Agreement"),
    NORWAY: Names("Agreement with Norway on readmission", "Norway Readmission Agreement"),
    RUSSIA: Names("Agreement with Russia on readmission", "Russia Readmission Agreement"),
    TALKS: Names("Expert talks in Moscow", "Moscow talks"),
    PERSONS: Names("8 persons (citizenship established)", "8 persons"),
    MIGRATION_SERVICE: Names("State Migration Service", "State Migration Service"),
    FUND: Names("European Union", "European Union"),
    PROJECT: Names("Asylum Quality Initiative", "Asylum Quality Initiative"),
    READMISSION: Names("readmission", "readmission"),
    IN_FORCE: Names("in force", "in force"),
    SIGNED: Names("signed", "signed"),
    DRAFT: Names("draft", "draft"),
    voc.KIND + "ongoing": Names("ongoing", "ongoing"),
    voc.AGREEMENT: Names("Agreement", "Agreement"),
    voc.EVENT: Names("Event", "Event"),
    voc.FIGURE: Names("Figure", "Figure"),
    voc.BODY: Names("Body", "Body"),
    voc.PROJECT: Names("Project", "Project"),
    voc.HAS_STATUS: Names("Status", "Status"),
    voc.SIGNED: Names("Signed", "Signed"),
    voc.ENTRY_INTO_FORCE: Names("Entered into force", "Entered into force"),
    voc.HELD: Names("Held", "Held"),
    voc.VALUE: Names("Value", "Value"),
    voc.RATIONALE: Names("Rationale", "Rationale"),
    voc.TIME_LIMIT: Names("Time limit", "Time limit"),
    FUNDER: Names("Funded by", "Funded by", "Funds"),
}

NAMES: Mapping[Language, Mapping[str, Names]] = {
    Language.EN: _ENGLISH,
    Language.AZ: {
        **_ENGLISH,
        REPORT: Names("2014-cü il üzrə məlumat", "DMX-nin 2014-cü il üzrə məlumatı"),
        EU: Names("Aİ ilə Saziş", "Aİ ilə readmissiya Sazişi"),
        NORWAY: Names("Norveç ilə Saziş", "Norveç ilə readmissiya Sazişi"),
        RUSSIA: Names("Rusiya ilə Saziş", "Rusiya ilə readmissiya Sazişi"),
        READMISSION: Names("readmissiya", "readmissiya"),
        DRAFT: Names("layihə", "layihə"),
        voc.SIGNED: Names("İmzalanıb", "İmzalanıb"),
        voc.ENTRY_INTO_FORCE: Names("Qüvvəyə minib", "Qüvvəyə minib"),
    },
    Language.RU: {
        **_ENGLISH,
        REPORT: Names("Информация за 2014 год", "Информация ГМС за 2014 год"),
        EU: Names("Соглашение с ЕС", "Соглашение о реадмиссии с ЕС"),
        NORWAY: Names("Соглашение с Норвегией", "Соглашение о реадмиссии с Норвегией"),
        RUSSIA: Names("Соглашение с Россией", "Соглашение о реадмиссии с Россией"),
        READMISSION: Names("реадмиссия", "реадмиссия"),
        DRAFT: Names("проект", "проект"),
        voc.SIGNED: Names("Подписано", "Подписано"),
        voc.ENTRY_INTO_FORCE: Names("Вступило в силу", "Вступило в силу"),
    },
}

YEAR_2014 = Period(date(2014, 1, 1), date(2014, 12, 31), 366, "2014")
KEY_FACTS = (voc.HAS_STATUS, voc.SIGNED, voc.ENTRY_INTO_FORCE)


def day(value: str) -> Term:
    return Term(value, TermKind.LITERAL, datatype=voc.XSD_DATE)


def text(value: str, language: str | None = None) -> Term:
    return Term(value, TermKind.LITERAL, language)


def number(value: int) -> Term:
    return Term(str(value), TermKind.LITERAL, datatype=voc.XSD_INTEGER)


def source(quote: str = "sözlər", measure: str | None = "1.4") -> Source:
    return Source(REPORT, measure, quote)


def fact(name: str, value: Term, *sources: Source, inferred: bool = False) -> Fact:
    return Fact(name, value, sources or (source(),), inferred)


def eu(shown: Sequence[str] = KEY_FACTS) -> Item:
    words = source("28 fevral 2014-cü il tarixdə imzalanmış")
    facts = (
        fact(voc.HAS_STATUS, Term(IN_FORCE), words),
        fact(voc.SIGNED, day("2014-02-28"), words),
        fact(voc.ENTRY_INTO_FORCE, day("2014-09-01"), words),
    )
    return Item(EU, voc.AGREEMENT, facts, shown=tuple(shown))


def norway(shown: Sequence[str] = KEY_FACTS) -> Item:
    words = source("“Saziş” imzalanmış, lakin hələ hüquqi qüvvəyə minməmişdir.")
    facts = (
        fact(voc.HAS_STATUS, Term(SIGNED), words),
        fact(voc.SIGNED, day("2014-12-03"), words),
    )
    return Item(NORWAY, voc.AGREEMENT, facts, shown=tuple(shown))


def russia(shown: Sequence[str] = KEY_FACTS) -> Item:
    return Item(RUSSIA, voc.AGREEMENT, (fact(voc.HAS_STATUS, Term(DRAFT)),), shown=tuple(shown))


def talks(shown: Sequence[str] = (voc.HELD,)) -> Item:
    held = Term("2014-12-15/2014-12-16", TermKind.LITERAL, datatype=voc.EDTF_DATE)
    words = (source("15-16 dekabr"), source("2014-cü il ərzində", None))
    return Item(TALKS, voc.EVENT, (fact(voc.HELD, held, *words, inferred=True),), (), tuple(shown))


def persons(value: int = 8, *more: Fact) -> Item:
    return Item(PERSONS, voc.FIGURE, (fact(voc.VALUE, number(value)), *more), (), (voc.VALUE,))


def project(*ties: Tie) -> Item:
    return Item(PROJECT, voc.PROJECT, (fact(FUNDER, Term(FUND)),), ties, (FUNDER,))


def reading(
    form: Form = Form.THINGS,
    selection: Selection | None = None,
    pieces: Sequence[Piece] = (),
    *,
    asked: Sequence[str] = (),
    claim: Selection | None = None,
) -> Reading:
    return Reading(
        Language.EN,
        form,
        selection or Selection(),
        asked=tuple(asked),
        claim=claim,
        pieces=tuple(pieces),
    )


def answer(
    kind: Kind,
    rows: Sequence[Item] = (),
    meant: Reading | None = None,
    *,
    language: Language = Language.EN,
    value: str | int | None = None,
) -> Answer:
    """An answer of which all things are shown."""
    meant = replace(meant or reading(), language=language)
    items = tuple(row.iri for row in rows)
    return Answer(
        question="the question",
        language=language,
        kind=kind,
        reading=meant,
        items=items,
        rows=tuple(rows),
        total=len(items),
        value=value,
        names=NAMES[language],
        report_years=(2014,),
        queries=(BoundQuery("find", "SELECT ?thing WHERE { ?thing ?p ?o }"),),
        version="0123456789ab",
        milliseconds=1.23456,
    )


def agreements(language: Language = Language.EN) -> Answer:
    """Readmission agreements 2014: one in force, one signed, one a draft."""
    pieces = (Piece(iri=voc.AGREEMENT), Piece(iri=READMISSION), Piece(period=YEAR_2014))
    meant = reading(selection=Selection(classes=(voc.AGREEMENT,)), pieces=pieces)
    return answer(Kind.LIST, (eu(), norway(), russia()), meant, language=language)


def choice(*pieces: Piece, count: int = 1, items: Sequence[str] = ()) -> Choice:
    return Choice(reading(pieces=pieces), tuple(pieces), count, tuple(items))
