"""What the classes of our ontology are called in sentences: in numbers, and many of them.

A class that does not stand here is called by its own name in the graph.
"""

from __future__ import annotations

from bot import vocabulary as voc
from bot.rendering.texts import marked

COUNTED = {
    voc.SORAQ + name: text
    for name, text in {
        "Agreement": marked("%(n)s agreement"),
        "Measure": marked("%(n)s measure"),
        "Chapter": marked("%(n)s chapter"),
        "Programme": marked("%(n)s programme"),
        "Report": marked("%(n)s report"),
        "Activity": marked("%(n)s activity"),
        "Body": marked("%(n)s body"),
        "Country": marked("%(n)s country"),
        "Place": marked("%(n)s place"),
        "LegalAct": marked("%(n)s legal act"),
        "InternationalInstrument": marked("%(n)s international instrument"),
        "Convention": marked("%(n)s convention"),
        "Recommendation": marked("%(n)s recommendation"),
        "Event": marked("%(n)s event"),
        "Project": marked("%(n)s project"),
        "Document": marked("%(n)s document"),
        "Figure": marked("%(n)s figure"),
    }.items()
}

PLURAL = {
    voc.SORAQ + name: text
    for name, text in {
        "Agreement": marked("agreements"),
        "Measure": marked("measures"),
        "Chapter": marked("chapters"),
        "Programme": marked("programmes"),
        "Report": marked("reports"),
        "Activity": marked("activities"),
        "Body": marked("bodies"),
        "Country": marked("countries"),
        "Place": marked("places"),
        "LegalAct": marked("legal acts"),
        "InternationalInstrument": marked("international instruments"),
        "Convention": marked("conventions"),
        "Recommendation": marked("recommendations"),
        "Event": marked("events"),
        "Project": marked("projects"),
        "Document": marked("documents"),
        "Figure": marked("figures"),
    }.items()
}
