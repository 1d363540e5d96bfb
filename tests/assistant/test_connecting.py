"""Where no likely reading is borne out, the mentions are tried in the other ways they can hang."""

import pytest

from bot import vocabulary as voc
from bot.assistant.connecting import LIMIT, MAX_LOOKUPS, Connecting
from bot.model import Kind, Selection, TiedTo
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


def test_the_work_is_bounded_by_count(asker: Asker) -> None:
    text = "where were meetings with Norway, with Russia, with Poland, on readmission and detention"
    clues = asker.assistant.reader.clues(text, today=TODAY)
    search = Connecting(asker.assistant._retrieval, asker.assistant._running)
    search.solve(clues)
    assert 0 < len(search._known) <= MAX_LOOKUPS
    assert all(c.cost <= LIMIT for puzzle in clues for c in search._combinations(puzzle))


def test_what_very_many_meet_is_not_fetched(asker: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a condition that very many things meet only those are asked for that meet another."""
    monkeypatch.setattr("bot.assistant.connecting.MAX_MET", 3)
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
    assert not kinds & search._known.keys()


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
