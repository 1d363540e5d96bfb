"""A clause that describes a thing is resolved first, and then something is asked of that."""

import pytest

from bot.model import Kind, Language
from bot.understanding.describing import descriptions
from bot.understanding.sighting import Sighting
from tests.helpers.asking import TODAY, Asker, things

EU = {"body-european-union"}
IOM = {"body-iom"}
SERVICE = {"body-state-migration-service"}
TWINNING = {"project-twinning"}
MINISTRY = {"body-ministry-of-foreign-affairs"}
ADOPTED = {"body-european-union", "body-government-azerbaijan"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a relative clause, behind a preposition or not
        ("Who pays for the project under which the seminar of December was organised?", EU),
        (
            "Which body prepared the draft agreement that was discussed on 27 May in Moscow?",
            SERVICE,
        ),
        ("Кто платит за проект, в рамках которого состоялся визит в Польшу?", EU),
        ("Кто осуществляет проект, который финансирует Евросоюз?", IOM),
        ("Seminarın keçirildiyi layihəni kim maliyyələşdirir?", EU),
        ("27 mayda Moskvada müzakirə edilən sazişin layihəsini hansı qurum hazırlayıb?", SERVICE),
        # a participle
        ("Who is implementing the project financed by the European Union?", IOM),
        ("Кем подготовлено соглашение, согласованное экспертами 27 мая?", SERVICE),
        ("Aİ-nin maliyyələşdirdiyi layihəni kim icra edir?", IOM),
        # a clause within a clause
        (
            "Who adopted the programme under which the project started in October 2014 is run?",
            ADOPTED,
        ),
        (
            "Кто принял программу, в рамках которой ведётся проект, начатый в октябре 2014 года?",
            ADOPTED,
        ),
    ],
)
def test_what_is_described_is_found_first(asker: Asker, text: str, found: set[str]) -> None:
    assert things(asker.ask(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "the programme under which the border management project was launched",
        "программа, в рамках которой запущен проект по управлению границами",
    ],
)
def test_what_is_described_alone_is_asked_for(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) == {"programme-institution-building"}


@pytest.mark.parametrize(
    "text",
    [
        "Who pays for the project under which the seminar of March was organised?",
        "Which body prepared the draft agreement that was discussed in Warsaw?",
        "Кто платит за проект, в рамках которого делегация ездила в Латвию в мае?",
        "Кем подготовлено соглашение, согласованное экспертами 3 июня?",
        "İyulda müzakirə edilən sazişin layihəsini hansı qurum hazırlayıb?",
        "Martda seminarın keçirildiyi layihəni kim maliyyələşdirir?",
    ],
)
def test_what_is_not_there_is_not_described(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Which project that was launched in 2014 is the Service a partner in?", Language.EN),
        ("When was the agreement signed with Norway?", Language.EN),
        ("сколько у нас соглашений, которые уже действуют", Language.RU),
        ("Hansı layihə 2014-cü ildə başlanıb?", Language.AZ),
    ],
)
def test_what_is_asked_is_no_description(asker: Asker, text: str, language: Language) -> None:
    reader = asker.assistant.reader
    seen = reader.observe(text, today=TODAY, default=language)

    def look(word: str) -> Sighting:
        return reader.observe(word, today=TODAY, default=language)

    assert list(descriptions(seen, reader.schema, look)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Which body chose the Service as competent authority for the EU accord?",
            {"body-cabinet-of-ministers"},
        ),
        (
            "Which draft did the Foreign Ministry send to the Service for an opinion?",
            {"agreement-benelux-protocol", "law-mfa-draft-decision"},
        ),
        (
            "Какой орган выбрал Службу ответственной за соглашение с ЕС?",
            {"body-cabinet-of-ministers"},
        ),
        ("Məcəlləyə dəyişiklik edən qanun", {"law-1143-ivqd"}),
        ("Through which law was the Migration Code changed?", {"law-1143-ivqd"}),
        ("By virtue of which law did the Migration Code change?", {"law-1143-ivqd"}),
    ],
)
def test_a_name_is_on_one_side_of_a_deed(asker: Asker, text: str, found: set[str]) -> None:
    assert things(asker.ask(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "By which law was the Labour Code amended?",
        "Əmək Məcəlləsinə dəyişiklik edən qanun hansıdır?",
        "Каким законом изменён Трудовой кодекс?",
    ],
)
def test_another_code_is_not_the_migration_code(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE
