"""In which language a question is asked."""

import pytest

from bot.model import Language
from tests.helpers.asking import Asker


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("first quarter 2014", Language.EN),
        ("after 2014", Language.EN),
        ("december 2014", Language.EN),
        ("last year", Language.EN),
        ("2014-cü ilin birinci rübü", Language.AZ),
        ("march 2014", Language.EN),
        ("второй квартал 2014", Language.RU),
        ("Твиннинг лайиһәси", Language.AZ),
        ("Twinning layihəsi", Language.AZ),
    ],
)
def test_the_language_of_a_question(asker: Asker, text: str, language: Language) -> None:
    other = Language.RU if language is not Language.RU else Language.EN
    for default in (Language.AZ, other):
        assert asker.ask(text, default=default).reading.language is language


@pytest.mark.parametrize("default", list(Language))
@pytest.mark.parametrize("text", ["2014", "1.4", "GRETA"])
def test_what_is_of_no_language_is_answered_in_the_one_before(
    asker: Asker, text: str, default: Language
) -> None:
    assert asker.ask(text, default=default).reading.language is default
