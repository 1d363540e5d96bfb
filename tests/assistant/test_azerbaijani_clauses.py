"""Azerbaijani as offices write it: heads of clauses, solemn pasts, verbs in every voice."""

import pytest

from tests.helpers.asking import Asker, is_answered, things

SERVICE, FOREIGN = "body-state-migration-service", "body-ministry-of-foreign-affairs"
WRITTEN_TO = {FOREIGN, "body-russia-fms", "body-russia-embassy"}
BAKU, MOSCOW, YEVLAKH = "place-baku", "place-moscow", "place-yevlakh"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("uçot Qaydalarına dəyişiklik layihəsini Xidmətə göndərən nazirlik", {FOREIGN}),
        ("giriş qadağası ilə bağlı məktubların ünvanlandığı orqanlar", WRITTEN_TO),
        ("BƏT sənədləri barədə məlumatın təqdim edildiyi qurum", {"body-ministry-of-labour"}),
        ("2014-cü ilin aprelində konfransın təşkil edildiyi şəhər", {BAKU}),
        ("qanunsuz miqrantlar mərkəzlərinin fəaliyyət göstərdiyi şəhərlər", {BAKU, YEVLAKH}),
        ("FMX ilə əməkdaşlıq sazişinin müzakirə edildiyi şəhər", {MOSCOW}),
        ("müqaviləni pozan dövlət", set()),
        ("Xidmətin açıldığı şəhər", set()),
        ("Norveç sazişinin imzalandığı şəhər", set()),
    ],
)
def test_the_head_of_a_clause_is_what_is_asked_for(
    asker: Asker, text: str, found: set[str]
) -> None:
    answer = asker.ask(text)
    assert (things(answer) if is_answered(answer) else set()) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Readmissiya üzrə Rusiya ilə saziş harada müzakirə edilmişdir?", {MOSCOW}),
        ("In which city was the Russia readmission agreement discussed?", {MOSCOW}),
        ("В каком городе обсуждали реадмиссию с Россией?", {MOSCOW}),
        ("Rusiya ilə readmissiya üzrə növbəti görüşün keçiriləcəyi şəhər", {BAKU}),
    ],
)
def test_where_it_was_discussed_is_not_where_it_will_be(
    asker: Asker, text: str, found: set[str]
) -> None:
    assert things(asker.ask(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Benilüks İcra Protokolunun layihəsi hansı nazirlikdən daxil olmuşdur?", {FOREIGN}),
        ("Milli Fəaliyyət Proqramı kim tərəfindən təsdiq edilmişdir?", "body-president-azerbaijan"),
        ("GRETA hesabatının layihəsinə kim tərəfindən baxılmışdır?", {SERVICE}),
    ],
)
def test_the_solemn_past_is_the_past(asker: Asker, text: str, found: set[str] | str) -> None:
    assert things(asker.ask(text)) == ({found} if isinstance(found, str) else found)


@pytest.mark.parametrize(
    "text",
    [
        "Aİ ilə readmissiya sazişi üzrə səlahiyyətli orqan kim tərəfindən müəyyənləşdirilmişdir?",
        "Avropa İttifaqı ilə readmissiya sazişinin icrasına cavabdeh qurumu kim təyin etmişdir?",
        "Avropa İttifaqı ilə sazişin icrasına məsul orqanın kim tərəfindən seçildiyini yazın",
    ],
)
def test_who_chose_the_authority_is_not_the_authority(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) == {"body-cabinet-of-ministers"}
