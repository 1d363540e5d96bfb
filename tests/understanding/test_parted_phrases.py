"""An Azerbaijani phrase that the question word parts is heard whole."""

import pytest

from tests.helpers.asking import Asker, things


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("zərəri kim ödəyəcək", "country-armenia"),
        ("dəymiş ziyanı kim ödəməlidir", "country-armenia"),
        ("GRETA hesabatına rəyi kim bildirib", "body-state-migration-service"),
        # what is named stays apart from who did it
        ("Məcəllənin 13-cü fəslinin layihəsini kim hazırlayıb", "body-state-migration-service"),
        ("aprel təlimini kim dəstəkləyib", "body-unhcr"),
    ],
)
def test_who_stands_inside_the_phrase(asker: Asker, text: str, item: str) -> None:
    assert item in things(asker.ask(text))


def test_the_longest_phrase_is_heard(asker: Asker) -> None:
    answer = asker.ask("Sığınacaq layihəsinə maliyyə dəstəyini kim verib?")
    assert things(answer) == {"body-european-commission", "body-unhcr"}
