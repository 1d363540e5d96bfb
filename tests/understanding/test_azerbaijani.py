"""Azerbaijani words of the report in their inflections, and what they are forms of."""

import pytest

from bot.understanding.morphology.azerbaijani import (
    is_object_participle,
    other_voices_of_label,
    stems,
    stems_in_other_voices,
    stems_of_label,
)

NOUNS = """
sazişin saziş
sazişləri saziş
sazişlərin saziş
sazişinin saziş
sazişdə saziş
sazişdən saziş
sazişlə saziş
sazişlərimizdən saziş
sazişlərdir saziş
sazişmi saziş
sazişdəki saziş
readmissiyası readmissiya
readmissiyanın readmissiya
readmissiyaya readmissiya
Norveçlə Norveç
Norveçin Norveç
Norveçdə Norveç
İsveçrəyə İsveçrə
İsveçrənin İsveçrə
Rusiyanın Rusiya
Rusiyada Rusiya
Azərbaycanın Azərbaycan
Azərbaycana Azərbaycan
vətəndaşlığı vətəndaşlıq
vətəndaşlığının vətəndaşlıq
vətəndaşları vətəndaş
vətəndaşlarının vətəndaş
fəslin fəsil
fəsli fəsil
fəsildə fəsil
şəxslərin şəxs
şəxslər şəxs
ittifaqı ittifaq
ittifaqının ittifaq
hüququ hüquq
hüquqları hüquq
hüquqlarının hüquq
ölkələrlə ölkə
ölkədə ölkə
nazirliyi nazirlik
nazirliyinin nazirlik
nazirliklər nazirlik
komitəsi komitə
komitəsinin komitə
şurasının şura
komissiyası komissiya
komissiyasına komissiya
məhkəməsinin məhkəmə
layihəsi layihə
layihələri layihə
layihənin layihə
tədbirlərin tədbir
tədbirdə tədbir
bəndində bənd
bəndin bənd
maddəsi maddə
mərkəzlərində mərkəz
mərkəzində mərkəz
iclasında iclas
konvensiyanın konvensiya
konvensiyaya konvensiya
qanununa qanun
sərəncamının sərəncam
görüşləri görüş
seminarında seminar
əməkdaşlığın əməkdaşlıq
tərəfdaşlığı tərəfdaşlıq
məlumatın məlumat
proqramının proqram
qurumları qurum
"""

VERBS = """
imzalanıb imzalan
imzalanmış imzalan
imzalanmışdır imzalan
imzalandı imzalan
imzalanan imzalan
imzalanması imzalan
imzalanacaq imzalan
keçirilib keçiril
keçirilmişdir keçiril
keçirilən keçiril
hazırlanıb hazırlan
hazırlanır hazırlan
hazırlanmış hazırlan
minmiş min
minib min
göndərilib göndəril
göndərilmişdir göndəril
"""

NEGATED = """
imzalanmayıb imzalan
imzalanmamış imzalan
imzalanmamışdır imzalan
imzalanmayan imzalan
minməmiş min
minməyib min
minməmişdir min
keçirilməyib keçiril
"""


def pairs(table: str) -> list[tuple[str, str]]:
    return [(form, stem) for form, stem in map(str.split, table.strip().splitlines())]


def candidates(word: str, *, verb: bool) -> set[str]:
    return {stem.typed for stem in stems(word) if stem.verb is verb}


@pytest.mark.parametrize(("form", "stem"), pairs(NOUNS))
def test_a_noun(form: str, stem: str) -> None:
    assert stem.lower().replace("i\u0307", "i") in candidates(form, verb=False)


@pytest.mark.parametrize(("form", "stem"), pairs(VERBS))
def test_a_verb(form: str, stem: str) -> None:
    found = [one for one in stems(form) if one.verb and one.typed == stem]
    assert found
    assert not any(one.negated for one in found)


@pytest.mark.parametrize(("form", "stem"), pairs(NEGATED))
def test_a_verb_with_its_negation_inside(form: str, stem: str) -> None:
    assert any(one.verb and one.negated and one.typed == stem for one in stems(form))


@pytest.mark.parametrize(("form", "stem"), pairs(NOUNS))
def test_without_the_letters_of_azerbaijani_too(form: str, stem: str) -> None:
    plain = str.maketrans("əışçğöüƏİŞÇĞÖÜ", "eiscgouEISCGOU")
    found = {one.folded for one in stems(form.translate(plain))}
    assert stem.translate(plain).lower() in found


@pytest.mark.parametrize(
    ("derived", "root"),
    [
        ("nazirlik", "nazir"),
        ("nazirliyi", "nazir"),
        ("vətəndaşlıq", "vətəndaş"),
        ("vətəndaşlığı", "vətəndaş"),
        ("tərəfdar", "tərəf"),
        ("tərəfdaş", "tərəf"),
        ("əməkdaşlıq", "əmək"),
        ("əməkdaş", "əmək"),
        ("qaçqınlıq", "qaçqın"),
        ("hüquqşünas", "hüquq"),
    ],
)
def test_a_derivation_is_another_word(derived: str, root: str) -> None:
    assert root not in {stem.typed for stem in stems(derived)}


@pytest.mark.parametrize("word", ["ittifaq", "hüquq", "saziş", "fəsil", "tərəf", "il"])
def test_a_word_is_its_own_first_stem(word: str) -> None:
    assert stems(word)[0].typed == word


def test_an_infinitive_of_a_label_is_known_by_its_verb() -> None:
    assert [(s.typed, s.verb) for s in stems_of_label("imzalanmaq")] == [("imzalan", True)]


def test_what_states_is_told_from_what_describes() -> None:
    for form, finite in (("imzalanıb", True), ("imzalanmışdır", True), ("imzalanmış", False)):
        found = [s for s in stems(form) if s.typed == "imzalan" and s.verb]
        assert any(s.finite for s in found) is finite, form


def test_a_very_long_word_has_itself_alone() -> None:
    assert len(stems("lar" * 30)) == 1


@pytest.mark.parametrize(
    ("form", "stem"),
    [
        ("göndərmisiniz", "göndər"),
        ("edirdilər", "et"),
        ("imzalayasınız", "imzala"),
        ("bildirməyin", "bildir"),
        ("olunmazdan", "olun"),
        ("keçirmədən", "keçir"),
        ("etməliyik", "et"),
        ("imzalanarsa", "imzalan"),
    ],
)
def test_a_verb_in_every_mood(form: str, stem: str) -> None:
    assert stem in candidates(form, verb=True)


def test_an_infinitive_is_not_negated() -> None:
    assert not any(one.negated for one in stems("yaxşılaşdırmaq"))


@pytest.mark.parametrize(
    ("form", "stem"),
    [("maliyyələşdirildi", "maliyyələş"), ("elətdirib", "elə"), ("göndərtdirib", "göndər")],
)
def test_a_verb_in_another_voice(form: str, stem: str) -> None:
    assert stem in {one.typed for one in stems_in_other_voices(form)}


def test_a_label_is_known_in_its_other_voices() -> None:
    assert "təşkil olunmaq" in other_voices_of_label("təşkil etmək")
    assert other_voices_of_label("hazırlamaq") == ()


def test_where_somebody_went_is_not_who_went() -> None:
    assert is_object_participle("etdiyimiz")
    assert not is_object_participle("gelen")
