"""Numbers of things, in digits and in words of three languages."""

import pytest

from bot.text.cardinals import cardinal
from bot.text.tokens import tokenise


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("twenty eight activities", "en", (28, 2)),
        ("two hundred and", "en", (200, 2)),
        ("one million people", "en", (1_000_000, 2)),
        ("iyirmi səkkizdən", "az", (28, 2)),
        ("beşdən", "az", (5, 1)),
        ("bir milyondan", "az", (1_000_000, 2)),
        ("двадцати восьми", "ru", (28, 2)),
        ("двухсот", "ru", (200, 1)),
        ("миллиона", "ru", (1_000_000, 1)),
        ("28-dən", "az", (28, 1)),
        ("143-cü", "az", None),
        ("2.10", "en", None),
        ("third", "en", None),
        ("on", "en", None),  # ten only in Azerbaijani
        ("two three", "en", (2, 1)),
    ],
)
def test_a_number(text: str, language: str, value: tuple[int, int] | None) -> None:
    assert cardinal(tokenise(text), 0, language) == value
