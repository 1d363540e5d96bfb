"""What no report states is said not to be stated; what is counted is what was asked for."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker


@pytest.mark.parametrize(
    "text",
    [
        "how many articles are in the EU readmission agreement",
        "сколько статей в соглашении с ЕС",
        "how many participants did the April conference have",
        "seminarda iştirakçıların sayı",
        "сколько резолюций Совета Безопасности",
        "how many letters were sent to the Russian embassy",
        "how many people took part in the training on 17-18 April",
        "names of the 8 persons",
        "как называются компоненты твиннинга",
        "what language was the seminar held in",
        "which hotel hosted the seminar",
        "until when is the EU agreement valid",
        "до какого года действует соглашение с ЕС",
        "tvinninq layihəsi neçə il davam edəcək",
        "is there a detention centre in Ganja",
        "speakers of the April conference",
        "когда ратифицировано соглашение с Норвегией",
        "is the Twinning project finished",
        "tvinninq bitib?",
        "how much did the EU give for the South Caucasus readmission project",
        "what did the Russian embassy answer",
        "in which month were the GRETA experts in Baku",
        "since when have we been negotiating with the Swiss",
        "how many articles has chapter 13",
        "who signed the EU deal for our side",
        "кто подписал соглашение с ЕС с нашей стороны",
        "what are the four components called",
        "Tvinninq layihəsinin dörd komponentinin adları nədir?",
        "перечислите названия всех четырёх компонентов Твиннинга",
        "which EU country sent the most readmission requests",
        "8 şəxs hansı ölkələrdən qaytarılıb",
        "almanlarla ikitərəfli saziş bağlamışıq?",
        "were there international visitors at Yevlakh",
        "visa facilitation agreement with the EU, when was it signed",
        "isveçrə danışıqları harda aparılır",
        "какого числа Служба дала отзыв на доклад GRETA",
        "GRETA-nın hesabat layihəsi hansı tarixdə gəlib",
        "who paid for the trip to Poland",
        "кто оплатил поездку в польшу",
        "сколько денег выделили на инициативу по убежищу",
    ],
)
def test_nothing_is_answered_in_place_of_what_is_not_stated(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    ("context", "text", "kind", "value"),
    [
        ((), "сколько мероприятий провели в рамках твиннинга в 2014 году", Kind.FIGURE, 28),
        (("twinning project",), "number of activities?", Kind.FIGURE, 28),
        (("сколько мероприятий по твиннингу",), "а компонентов сколько", Kind.FIGURE, 4),
        ((), "moskvada neçə dəfə görüşüblər", Kind.COUNT, 2),
        (("readmission agreements",), "how many are signed", Kind.COUNT, 2),
        (("mərkəzi hansı ölkələr ziyarət edib",), "neçə ölkə", Kind.COUNT, 9),
        ((), "how many agreements are still unsigned", Kind.COUNT, 6),
    ],
)
def test_what_is_counted_is_what_was_asked_for(
    asker: Asker, context: tuple[str, ...], text: str, kind: Kind, value: int
) -> None:
    answer = asker.ask(*context, text)
    assert (answer.kind, answer.value) == (kind, value)


@pytest.mark.parametrize(
    "text", ["bakı görüşü artıq keçirilib?", "has the Baku round of readmission talks been held"]
)
def test_what_is_only_planned_has_not_been_held(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NO


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("projects except Twinning", 3),
        ("measures other than 2.10", 5),
        ("agreements other than those with Russia", 6),
        ("неподписанные соглашения", 6),
        ("agreements excluding drafts and those in preparation", 3),
        ("measures not assigned to the migration service", 2),
        ("readmissiya ilə bağlı olmayan sazişlər", 4),
    ],
)
def test_what_is_left_out_is_left_out(asker: Asker, text: str, things: int) -> None:
    answer = asker.ask(text)
    assert (answer.kind, len(answer.items)) == (Kind.LIST, things)
