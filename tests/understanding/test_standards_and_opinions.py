"""What the centres meet, what was said of them, and guests asked for as guests."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker

CENTRES = {"place-detention-centre-baku", "place-detention-centre-yevlakh"}


@pytest.mark.parametrize(
    "text",
    [
        "Yevlax mərkəzi beynəlxalq tələblərə cavab verir?",
        "mərkəzlər beynəlxalq standartlara uyğundurmu",
        "is the Baku centre up to international standards",
        "do the centres conform to international requirements",
        "отвечает ли бакинский центр международным требованиям",
    ],
)
def test_the_centres_meet_the_standards(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.YES


@pytest.mark.parametrize(
    "text",
    [
        "which centres conform to international norms",
        "hansı mərkəzlər beynəlxalq standartlara cavab verir",
        "какие центры отвечают международным стандартам",
    ],
)
def test_which_centres_meet_them(asker: Asker, text: str) -> None:
    assert asker.things(text) == CENTRES


def test_other_standards_are_not_met(asker: Asker) -> None:
    assert asker.ask("do the centres meet EU standards").kind in (Kind.NO, Kind.NONE)


@pytest.mark.parametrize(
    "text",
    [
        "which guests have seen the Baku centre",
        "hansı qonaqlar Bakı mərkəzini görüb",
        "какие гости видели центр",
    ],
)
def test_which_guests_are_who(asker: Asker, text: str) -> None:
    found = asker.things(text)
    assert {"body-icrc", "country-moldova"} <= found
    assert len(found) == 13


@pytest.mark.parametrize(
    "text",
    ["mərkəzə gələn qurumların sayı", "mərkəzi ziyarət edən təşkilatların sayı"],
)
def test_the_number_of_those_who_did_it(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert (answer.kind, answer.value) == (Kind.COUNT, 4)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("довольны ли остались турки условиями", Kind.YES),
        ("venue of the April training", Kind.ENTITY),
    ],
)
def test_satisfied_and_where(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "mərkəzdə saxlanılanların adları",
        "names of detainees at the Yevlakh centre",
        "имена задержанных в центре",
        "is there a waiting list for the Baku centre",
        "есть ли очередь в евлахский центр",
    ],
)
def test_of_those_held_no_report_tells(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    "text",
    ["когда делегация гостила у поляков", "heyət Polşaya nə vaxt qonaq gedib"],
)
def test_to_stay_with_somebody_is_to_go_there(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert (answer.kind, answer.value) == (Kind.DATE, "2014-02-18/2014-02-22")
