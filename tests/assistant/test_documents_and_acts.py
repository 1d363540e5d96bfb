"""Documents of whatever sort, who helped with a deed, what an act lays down, what is due when."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from tests.helpers.asking import Asker

FROM_THE_MINISTRY = {"agreement-benelux-protocol", "law-mfa-draft-decision"}
CONSIDERED = {
    "document-cat-report-draft",
    "document-greta-report-draft",
    "document-iccpr-report-draft",
    "document-icerd-report-draft",
    "law-mfa-draft-decision",
}
ARTICLE = {"law-constitution-article-12"}
LIMITED = {"measure-2-10"}


@pytest.fixture(scope="module")
def asker(assistant: Assistant) -> Asker:
    return Asker(assistant)


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("XİN hansı sənədləri göndərib", FROM_THE_MINISTRY),
        ("what did the foreign ministry send to the Service", FROM_THE_MINISTRY),
        ("which documents arrived from the MFA", FROM_THE_MINISTRY),
        ("какие документы прислал МИД", FROM_THE_MINISTRY),
        ("hansı sənədlərə xidmətdə baxılıb", CONSIDERED),
        ("какие документы рассмотрела миграционная служба", CONSIDERED),
        (
            "əmək nazirliyinə göndərilən nə idi",
            {
                "convention-ilo-c097",
                "convention-ilo-c143",
                "recommendation-ilo-r086",
                "recommendation-ilo-r151",
            },
        ),
    ],
)
def test_documents_are_of_any_sort(asker: Asker, question: str, things: set[str]) -> None:
    assert asker.things(question) == things


@pytest.mark.parametrize(
    "question",
    [
        "who were the partners in drafting chapter 13 of the Code",
        "yeni fəslin hazırlanmasında kimlər tərəfdaş olub",
        "кто был партнёром в составлении 13-й главы",
    ],
)
def test_partners_in_a_deed_are_those_consulted(asker: Asker, question: str) -> None:
    assert asker.things(question) == {"body-iom", "project-twinning"}


def test_the_project_whose_experts_helped(asker: Asker) -> None:
    assert asker.things("fəslin yazılmasında hansı layihənin ekspertləri iştirak edib") == {
        "project-twinning"
    }


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("Konstitusiyanın 12-ci maddəsi nəyi müəyyənləşdirir", ARTICLE),
        ("what does article 12 define", ARTICLE),
        ("что закрепляет статья 12", ARTICLE),
        ("qanunlar nəyə uyğun hazırlanmalıdır", {"law-constitution"}),
        ("which measure has its deadline in 2015", LIMITED),
        ("какой пункт имеет срок исполнения 2015 год", LIMITED),
    ],
)
def test_what_an_act_lays_down_and_what_is_due(
    asker: Asker, question: str, things: set[str]
) -> None:
    assert asker.things(question) == things


@pytest.mark.parametrize(
    ("question", "things"),
    [
        (
            "vətəndaşların uçotu qaydalarını kim dəyişmək istəyir",
            {"body-ministry-of-foreign-affairs"},
        ),
        ("who changes the rules on citizens abroad", {"body-ministry-of-foreign-affairs"}),
        ("кто вносит изменения в правила учёта граждан", {"body-ministry-of-foreign-affairs"}),
        (
            "which body drafted the decision on the registration rules",
            {"body-ministry-of-foreign-affairs"},
        ),
        ("1143 nömrəli qanunun mahiyyəti", {"law-1143-ivqd"}),
        ("the gist of chapter 13", {"law-migration-code-chapter-13"}),
        ("what are bills checked against", {"law-constitution"}),
        ("hansı fəsillər verilib", {"chapter-1", "chapter-2", "chapter-5"}),
        ("how many measures are in chapter two", {"measure-2-1", "measure-2-10"}),
        ("icra müddəti mütəmadi olmayan tədbir", LIMITED),
        ("icraçısı Nazirlər Kabineti olan bəndlər", {"measure-1-1", "measure-1-2"}),
        ("statusu layihə olan qərar", {"law-mfa-draft-decision"}),
        ("sərəncamla nə təsdiq edilib", {"programme-national-action"}),
        ("what was approved by a presidential order", {"programme-national-action"}),
        ("что утверждено распоряжением", {"programme-national-action"}),
        ("qanunla məcəlləyə nə əlavə edilib", {"law-migration-code-chapter-13"}),
        ("143 saylı konvensiya barədə məlumat hara yollanıb", {"body-ministry-of-labour"}),
    ],
)
def test_acts_their_makers_and_the_rows(asker: Asker, question: str, things: set[str]) -> None:
    assert asker.things(question) == things


@pytest.mark.parametrize(
    "question",
    [
        "kim Miqrasiya Məcəlləsinə dəyişiklik edib",
        "who amended the Migration Code",
        "кто изменил Миграционный кодекс",
        "which measure has a deadline of 2013",
        "icra müddəti 2016-cı ildə bitən bənd",
        "какие документы прислал парламент",
        "nazirlər kabineti hansı sənədləri göndərib",
    ],
)
def test_nothing_is_told_of_these(asker: Asker, question: str) -> None:
    assert asker.ask(question).kind in ("none", "clarify")


def test_information_is_sent_and_nobody_informed(asker: Asker) -> None:
    answer = asker.ask("was information on convention 97 sent to the labour ministry")
    assert answer.kind == "yes"


def test_a_purpose_of_something_is_not_what_happened_then(asker: Asker) -> None:
    assert len(asker.things("what was the purpose of the December amendment")) < 2
