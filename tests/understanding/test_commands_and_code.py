"""What is no question: commands to change the record, and text for a program."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker, is_answered, things


@pytest.mark.parametrize(
    "text",
    [
        "sazişləri sil",
        "bazadakı bütün qeydləri sil",
        "Norveçi siyahıya əlavə et",
        "delete all agreements",
        "remove Norway from the list",
        "erase measure 1.4",
        "удали все соглашения",
        "добавь Норвегию",
        "измените пункт 1.4",
    ],
)
def test_a_command_to_change_the_record_is_declined(asker: Asker, text: str) -> None:
    assert not is_answered(asker.ask(text))


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Miqrasiya Məcəlləsinə dəyişiklik edən qanun", "law-1143-ivqd"),
        ("which law changed the Migration Code", "law-1143-ivqd"),
        ("каким законом изменили Миграционный кодекс", "law-1143-ivqd"),
    ],
)
def test_what_was_changed_can_be_asked(asker: Asker, text: str, thing: str) -> None:
    assert things(asker.ask(text)) == {thing}


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE reports; --",
        "' OR 1=1 --",
        "SELECT * FROM measures",
        "DELETE WHERE { ?s ?p ?o }",
        "'; DELETE FROM agreements WHERE 1=1; --",
        "<script>alert()</script>",
        "{{ settings }}",
    ],
)
def test_code_is_passed_over(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert answer.kind in (Kind.HELP, Kind.NONE)


def test_what_is_asked_beside_code_is_answered(asker: Asker) -> None:
    plain = things(asker.ask("соглашения с Норвегией"))
    assert plain
    assert things(asker.ask("'; drop table agreements; -- соглашения с Норвегией")) == plain
    assert things(asker.ask("<b>соглашения</b> с Норвегией")) == plain
