"""Where no likely reading is borne out, the mentions are tried in the other ways they can hang."""

from datetime import date

import pytest

from bot import vocabulary as voc
from bot.assistant.connecting import LIMIT, MAX_ASKED_APART, MAX_LOOKUPS, Connecting
from bot.assistant.retrieval import Retrieval
from bot.model import DatedWithin, Kind, Period, Selection, TiedTo
from bot.understanding.puzzle import merged
from tests.helpers.asking import TODAY, Asker, things


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # the delegation is not looked for beside Türkiye: it is Türkiye's
        ("turkiyeden gelen numayende heyeti haraya baxis kecirib", {"place-detention-centre-baku"}),
        # two names of things of one sort, both wanted
        (
            "встречи с экспертами и тренинги для персонала центров",
            {"event-detention-centre-expert-meetings", "event-detention-centre-staff-trainings"},
        ),
        # the day belongs to the event that the Academy took part in
        (
            "conference with the Academy of Sciences - what day",
            {"event-migration-policy-conference-2014-04"},
        ),
    ],
)
def test_mentions_that_hang_together_otherwise(asker: Asker, text: str, found: set[str]) -> None:
    assert things(asker.ask(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "agreements 2015",  # a meeting on one is planned then
        "any meeting or signing, july 2014",
        "agreements with Ukraine",  # a visitor only: the class word is not let go
        "where was the 16th session of the CIS council",  # known, and no place is stated
        "did the EU and Azerbaijan sign a visa facilitation agreement?",  # nor that with Norway
        "четвертая глава",  # no such chapter, whatever else has a four in its name
        "97 nömrəli tövsiyə",  # a convention is no recommendation
    ],
)
def test_nothing_is_passed_over_to_find_something(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind in (Kind.NONE, Kind.NO)


def test_what_is_being_prepared_takes_in_drafts(asker: Asker) -> None:
    found = asker.things("сколько договоров с россией пока в работе")
    assert found == {
        "agreement-russia-fms-cooperation",
        "agreement-russia-labour-migration",
        "agreement-russia-readmission",
    }


def test_a_draft_takes_in_nothing_that_is_only_being_prepared(asker: Asker) -> None:
    assert asker.ask("agreements with Switzerland at draft stage").kind is Kind.NONE


def test_what_is_set_apart_is_not_looked_for(asker: Asker) -> None:
    reader = asker.assistant.reader
    assert reader.clues("agreements not with Russia", today=TODAY) == ()


class Watched(Retrieval):
    """Keeps what it was asked for."""

    asked: tuple[Selection, ...] = ()

    def some(
        self, selection: Selection, most: int, *, background: bool = False
    ) -> tuple[tuple[str, ...], bool]:
        """What it finds, as it is."""
        self.asked = (*self.asked, selection)
        return super().some(selection, most, background=background)


def test_of_a_few_things_each_is_looked_up_and_not_all_of_a_year(asker: Asker) -> None:
    assistant = asker.assistant
    watched = Watched(assistant.store, assistant.queries, assistant.reader.schema)
    clues = assistant.reader.clues("the readmission agreement with Norway in 2013", today=TODAY)
    assert Connecting(watched, assistant._running).solve(clues) is None
    dated = [selection for selection in watched.asked if selection.dated]
    assert dated
    assert all(selection.named for selection in dated)


def test_asking_of_a_few_things_finds_what_all_that_meet_a_condition_have_in_common(
    asker: Asker,
) -> None:
    retrieval = asker.assistant._retrieval
    signed = Selection(dated=(DatedWithin((Period(date(2014, 1, 1), date(2014, 12, 31), 366),)),))
    all_of_it = frozenset(retrieval.some(signed, 500, background=True)[0])
    known = sorted(retrieval.find(Selection(classes=(voc.AGREEMENT,)), []))
    search = Connecting(retrieval, asker.assistant._running)
    assert len(known) > MAX_ASKED_APART
    for at in range(len(known)):  # more often than each is looked up by itself
        few = frozenset(known[at : at + 4])
        meeting = search._meets(signed, few)
        assert meeting is not None
        assert meeting & few == all_of_it & few
    assert search._lookups == 1


def test_the_work_is_bounded_by_count(asker: Asker) -> None:
    text = "where were meetings with Norway, with Russia, with Poland, on readmission and detention"
    clues = asker.assistant.reader.clues(text, today=TODAY)
    search = Connecting(asker.assistant._retrieval, asker.assistant._running)
    search.solve(clues)
    assert 0 < len({*search._known, *search._asked_of}) <= MAX_LOOKUPS
    assert all(c.cost <= LIMIT for puzzle in clues for c in search._combinations(puzzle))


def test_what_very_many_meet_is_not_fetched(asker: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a condition that very many things meet only those are asked for that meet another."""
    monkeypatch.setattr("bot.assistant.connecting.MAX_MET", 3)
    monkeypatch.setattr("bot.assistant.connecting.FEW", 0)
    text = "turkiyeden gelen numayende heyeti haraya baxis kecirib"
    clues = asker.assistant.reader.clues(text, today=TODAY)
    search = Connecting(asker.assistant._retrieval, asker.assistant._running)
    found = search.solve(clues)
    assert found is not None
    assert found.items == (voc.ID + "place-detention-centre-baku",)
    assert None in search._known.values()


def test_a_whole_class_is_not_looked_up(asker: Asker) -> None:
    clues = asker.assistant.reader.clues("agreements with Ukraine", today=TODAY)
    search = Connecting(asker.assistant._retrieval, asker.assistant._running)
    ways = [way for p in clues for _, given in p.questions for clue in given for way in clue.ways]
    meant = {way.condition for way in ways if way.condition is not None}
    kinds = {one for one in meant if one.classes and one == Selection(classes=one.classes)}
    assert kinds
    search.solve(clues)
    assert search._known.keys()
    assert not kinds & {*search._known, *search._asked_of}


def test_conditions_are_put_together_without_saying_one_twice() -> None:
    tied = TiedTo(("country",))
    in_role = TiedTo(("country",), ("party",))
    found = merged(
        [
            Selection(named=("a", "b"), ties=(tied,)),
            Selection(named=("b", "c"), classes=("C",), ties=(in_role,)),
        ]
    )
    assert found == Selection(named=("b",), classes=("C",), ties=(in_role,))
