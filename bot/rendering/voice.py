"""The names, values and turns of phrase of one answer, in its language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot import vocabulary as voc
from bot.model import Answer, Fact, Names, Period, Piece, Term, TermKind
from bot.rendering.lines import cut, one_line, unlinked
from bot.rendering.nouns import COUNTED, PLURAL
from bot.rendering.numbers import az_from, az_ordinal, number_words
from bot.rendering.texts import Texts, marked
from bot.rendering.values import date_words, is_date, lowered, period_words, raised

_TIME = {voc.XSD_DATE, voc.XSD_DATE_TIME, voc.XSD_YEAR_MONTH, voc.XSD_YEAR, voc.EDTF_DATE}
_NUMBERS = {voc.XSD + name for name in ("integer", "int", "long", "decimal", "double", "float")}
_GRAMMAR_WORDS = {
    "first": marked("first"),
    "latest": marked("latest"),
    "changed": marked("what changed"),
}
_NOT = {
    voc.STATUS + "in-force": marked("not in force"),
    voc.STATUS + "signed": marked("not signed"),
    voc.STATUS + "draft": marked("not a draft"),
    voc.STATUS + "in-preparation": marked("not in preparation"),
}


class Voice:
    """Speaks about one answer: every name and value of it goes through here."""

    def __init__(self, answer: Answer) -> None:
        """Nothing is looked up outside ``answer``."""
        self.answer = answer
        self.language = answer.language
        self.texts = Texts(answer.language)
        self.say = self.texts.say
        self.count = self.texts.count

    # --- names ---

    def full(self, iri: str) -> str:
        """The official name."""
        return self._names(iri).full

    def short(self, iri: str) -> str:
        """The name of at most 48 characters."""
        return self._names(iri).short

    def inverse(self, iri: str) -> str:
        """What a property is called on the card of the thing that it points at."""
        return self._names(iri).inverse

    def within(self, iri: str) -> str:
        """The full name as it stands within a sentence."""
        return lowered(self.full(iri), self.language)

    def plural(self, cls: str) -> str:
        """What many things of a class are called."""
        text = PLURAL.get(cls)
        return self.say(text) if text else self.within(cls)

    def counted(self, n: int, cls: str | None) -> str:
        """So many things of a class, or so many results where they have no class in common."""
        text = COUNTED.get(cls or "")
        if text:
            return self.count(text, n)
        if cls:
            return f"{self.full(cls)}: {number_words(n, self.language)}"
        return self.count("%(n)s result", n)

    def _names(self, iri: str) -> Names:
        names = self.answer.names.get(iri) or Names("", "")
        full = one_line(names.full) or one_line(voc.local_name(iri)) or iri
        return Names(full, one_line(names.short) or full, one_line(names.inverse) or full)

    # --- values ---

    def value(self, term: Term, limit: int = 2000) -> str:
        """A value of a fact: a name, a date, a number, or a text within ``limit``."""
        if term.kind is not TermKind.LITERAL:
            return self.short(term.value)
        if term.datatype in _TIME:
            return self.date(term.value)
        if term.datatype in _NUMBERS:
            return self.number(term.value)
        if term.datatype == voc.XSD_BOOLEAN:
            return self.say("true") if term.value in ("true", "1") else self.say("false")
        return cut(term.value, limit)

    def date(self, value: str) -> str:
        """A date in words; the name of *ongoing* for that word."""
        if value == "ongoing":
            return self.short(voc.KIND + "ongoing")
        return date_words(value, self.texts)

    def number(self, value: str) -> str:
        """A number with the language's separators."""
        try:
            number = int(value)
        except ValueError:
            try:
                return number_words(float(value), self.language)
            except ValueError:
                return value
        return number_words(number, self.language)

    def more_than(self, value: str) -> str:
        """A number that is only known to be exceeded."""
        written = self.number(value)
        whole = int(value) if value.isdecimal() else 0
        return self.say("more than %(n)s", n=written, n_from=az_from(written, whole))

    def spoken(self, facts: Iterable[Fact]) -> list[Fact]:
        """The facts without the texts that stand there in this language as well."""
        facts = list(facts)
        tags = {fact.value.language for fact in facts if fact.value.language}
        if len(tags) < 2:
            return facts
        order = (self.language.value, "az", "en", "ru")
        chosen = next((tag for tag in order if tag in tags), min(tags))
        return [fact for fact in facts if fact.value.language in (None, chosen)]

    def fact(self, fact: Fact, limit: int = 2000) -> str:
        """The value of a fact, marked where it is inferred."""
        value = self.value(fact.value, limit)
        return f"{value} {self.say('(inferred)')}" if fact.inferred else value

    def period(self, period: Period) -> str:
        """A period that was asked for."""
        return period_words(period, self.texts)

    # --- pieces of the understood line ---

    def piece(self, piece: Piece) -> str:
        """One piece of the understood line."""
        if piece.period is not None:
            name = self.period(piece.period)
        elif piece.iri is not None:
            name = self._term(piece.iri.removeprefix("="))
        else:
            grammar = _GRAMMAR_WORDS.get(piece.text or "")
            name = self.say(grammar) if grammar else cut(unlinked(piece.text or ""), 80)
        if not piece.negated:
            return name
        text = _NOT.get(piece.iri or "")
        return self.say(text) if text else self.say("not %(what)s", what=name)

    def _term(self, iri: str) -> str:
        if iri in PLURAL:
            return self.plural(iri)
        if self.is_term(iri):
            return self.within(iri)
        return self.short(iri)

    def is_term(self, iri: str) -> bool:
        """Whether an IRI is a term that the question used, and not a thing it named."""
        reading = self.answer.reading
        selections = [s for s in (reading.selection, reading.claim) if s is not None]
        asked = {*reading.asked, *reading.asked_classes}
        for selection in selections:
            asked.update(selection.classes)
            asked.update(p for dated in selection.dated for p in dated.properties)
            asked.update(role for tie in selection.ties for role in tie.roles)
        return iri in asked or iri.startswith(voc.SORAQ)

    # --- turns of phrase ---

    def quotes(self, words: Sequence[str]) -> str:
        """Words as somebody typed them, in quotation marks."""
        return ", ".join(self.say("“%(word)s”", word=cut(unlinked(word), 60)) for word in words)

    def according(self, facts: Iterable[Fact] = ()) -> str:
        """Which report says so: *according to the report for 2014*.

        Of ``facts`` it is the latest that states each; without any, all that are cited.
        """
        known = self.answer.years_by_report
        stating = [{known.get(s.report, 0) for s in fact.sources} for fact in facts]
        years = {max(told) for told in stating if told} - {0} or set(self.answer.report_years)
        if not years:
            return self.say("according to the data")
        if len(years) == 1:
            return self.say("according to the report for %(years)s", **self._years(years))
        return self.say("according to the reports for %(years)s", **self._years(years))

    def report(self, *years: int) -> str:
        """The report for a year, or for several, as it stands in brackets."""
        if len(years) == 1:
            return self.say("report for %(years)s", **self._years(years))
        return self.say("reports for %(years)s", **self._years(years))

    def where(self) -> str:
        """Where something would stand: *in the report for 2014*."""
        years = self.answer.report_years
        if not years:
            return self.say("in the data")
        if len(years) == 1:
            return self.say("in the report for %(years)s", **self._years(years))
        return self.say("in the reports for %(years)s", **self._years(years))

    def sentence(self, text: str, /, **values: str) -> str:
        """Say ``text`` with a capital at its beginning."""
        return raised(self.say(text, **values) if values else self.say(text), self.language)

    def _years(self, told: Iterable[int]) -> dict[str, str]:
        years = sorted(set(told))
        last, ordinal = str(years[-1]), az_ordinal(years[-1])
        if len(years) == 1:
            return {"years": last, "ordinal": ordinal}
        if len(years) > 2 and years[-1] - years[0] == len(years) - 1:
            return {"years": f"{years[0]}–{last}", "ordinal": f"{years[0]}–{ordinal}"}
        first = ", ".join(str(year) for year in years[:-1])
        return {
            "years": self.say("%(first)s and %(last)s", first=first, last=last),
            "ordinal": self.say("%(first)s and %(last)s", first=first, last=ordinal),
        }


def is_long(term: Term) -> bool:
    """Whether a value is a text, to be shortened in a list."""
    return term.kind is TermKind.LITERAL and len(term.value) > 80 and not is_date(term.value)
