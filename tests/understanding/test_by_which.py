"""By what it was done, to whom it was written, where in it: a case of *which* and *who*."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker

LAW = {"law-1143-ivqd"}
TOLD = {"body-ministry-of-foreign-affairs", "body-russia-fms", "body-russia-embassy"}


@pytest.mark.parametrize(
    "texts",
    [
        ("каким законом изменили Миграционный кодекс",),
        ("13 глава миграционного кодекса", "каким законом она внесена"),
        ("Miqrasiya Məcəlləsinə hansı qanunla dəyişiklik edilib",),
        ("Miqrasiya Məcəlləsinin 13-cü fəsli", "hansı qanunla əlavə olunub"),
        ("chapter 13 of the migration code", "by which law was it added"),
    ],
)
def test_the_law_that_did_it(asker: Asker, texts: tuple[str, ...]) -> None:
    assert asker.things(*texts) == LAW


@pytest.mark.parametrize(
    "text",
    ["кому писали из-за запрета въезда в Россию", "кому написали о запрете на въезд в Россию"],
)
def test_written_to_is_not_received(asker: Asker, text: str) -> None:
    assert asker.things(text) == TOLD


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Твиннинг делаем вместе с Евросоюзом?", Kind.YES),
        ("а визовое соглашение с Норвегией заработало или нет", Kind.NO),
        ("Norway readmission agreement is in force or not", Kind.NO),
        ("в Евлахе есть место, где держат нелегальных мигрантов?", Kind.YES),
    ],
)
def test_yes_or_no(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind


@pytest.mark.parametrize(
    "text",
    ["в каком городе Польши была делегация", "where in Poland was the delegation"],
)
def test_what_is_named_is_not_where(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    "text",
    [
        "Назовите названия всех четырёх компонентов Твиннинга",
        "what are the names of the four Twinning components",
        "Tvinninqin dörd komponentinin adları nədir",
    ],
)
def test_names_told_by_number_only(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE
