"""The names of the ontology that the program itself uses, and its prefixes, in one place.

What can be asked about is read from the graph; a term stands here only where a line of
Python needs it by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import unquote

SORAQ = "https://w3id.org/soraq/ontology#"
ID = "https://w3id.org/soraq/id/"
STATUS = "https://w3id.org/soraq/status/"
TOPIC = "https://w3id.org/soraq/topic/"
KIND = "https://w3id.org/soraq/kind/"
ROLE = "https://w3id.org/soraq/role/"
UNIT = "https://w3id.org/soraq/unit/"
GRAPH = "https://w3id.org/soraq/graph/"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
DCTERMS = "http://purl.org/dc/terms/"
SCHEMA = "https://schema.org/"
FOAF = "http://xmlns.com/foaf/0.1/"
EDTF = "http://id.loc.gov/datatypes/edtf/"

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "soraq": SORAQ,
        "id": ID,
        "status": STATUS,
        "topic": TOPIC,
        "kind": KIND,
        "role": ROLE,
        "unit": UNIT,
        "graph": GRAPH,
        "rdf": RDF,
        "rdfs": RDFS,
        "owl": OWL,
        "xsd": XSD,
        "skos": SKOS,
        "prov": PROV,
        "dcterms": DCTERMS,
        "schema": SCHEMA,
        "foaf": FOAF,
        "edtf": EDTF,
    }
)

# named graphs
GRAPH_ONTOLOGY = GRAPH + "ontology"
GRAPH_SHARED = GRAPH + "shared"
GRAPH_INFERRED = GRAPH + "inferred"

# classes
MEASURE = SORAQ + "Measure"
CHAPTER = SORAQ + "Chapter"
PROGRAMME = SORAQ + "Programme"
REPORT = SORAQ + "Report"
ACTIVITY = SORAQ + "Activity"
BODY = SORAQ + "Body"
COUNTRY = SORAQ + "Country"
PLACE = SORAQ + "Place"
AGREEMENT = SORAQ + "Agreement"
LEGAL_ACT = SORAQ + "LegalAct"
EVENT = SORAQ + "Event"
PROJECT = SORAQ + "Project"
DOCUMENT = SORAQ + "Document"
CONVENTION = SORAQ + "Convention"
RECOMMENDATION = SORAQ + "Recommendation"
INTERNATIONAL_INSTRUMENT = SORAQ + "InternationalInstrument"
INSTRUMENT = SORAQ + "InternationalInstrument"
FIGURE = SORAQ + "Figure"
FACT = SORAQ + "Fact"
PASSAGE = SORAQ + "Passage"
IS_PART_OF = DCTERMS + "isPartOf"
DATING = SORAQ + "Dating"
CONCEPT = SKOS + "Concept"
CONCEPT_SCHEME = SKOS + "ConceptScheme"
NOTHING = OWL + "Nothing"
DIFFERENT_FROM = OWL + "differentFrom"
"""The class of no thing: stands in a condition for what the record does not hold."""
ONTOLOGY_CLASSES = frozenset({OWL + "Class", RDFS + "Class"})
PROPERTY_CLASSES = frozenset(
    {
        RDF + "Property",
        OWL + "ObjectProperty",
        OWL + "DatatypeProperty",
        OWL + "AnnotationProperty",
    }
)

# umbrella properties, asserted by the rules for every property under them
DATE = SORAQ + "date"
INVOLVES = SORAQ + "involves"
PARTICIPANT = SORAQ + "participant"
AGREED_BY = SORAQ + "agreedBy"
REVIEWER = SORAQ + "reviewer"
CONSULTED = SORAQ + "consulted"
PARTNER = SORAQ + "partner"
RELATES_TO = SORAQ + "relatesTo"
COUNTS_AS = SORAQ + "countsAs"

# properties
TYPE = RDF + "type"
LABEL = RDFS + "label"
SUB_CLASS_OF = RDFS + "subClassOf"
SUB_PROPERTY_OF = RDFS + "subPropertyOf"
PREF_LABEL = SKOS + "prefLabel"
ALT_LABEL = SKOS + "altLabel"
HIDDEN_LABEL = SKOS + "hiddenLabel"
SHORT_NAME = SORAQ + "shortName"
INVERSE_LABEL = SORAQ + "inverseLabel"
OWN_TRANSLATION = SORAQ + "ownTranslation"
HAS_STATUS = SORAQ + "status"
HAS_TOPIC = SORAQ + "topic"
HAS_KIND = SORAQ + "kind"
HAS_UNIT = SORAQ + "unit"
SIGNED = SORAQ + "signed"
ENTRY_INTO_FORCE = SORAQ + "entryIntoForce"
HELD = SORAQ + "held"
PLANNED_FOR = SORAQ + "plannedFor"
ISSUED = SORAQ + "issued"
APPROVED = SORAQ + "approved"
OPENED = SORAQ + "opened"
COVERED_PERIOD = SORAQ + "period"
TIME_LIMIT = SORAQ + "timeLimit"
PERIOD = SORAQ + "period"
REPORTING_PERIOD = SORAQ + "reportingPeriod"
VALUE = SORAQ + "value"
COMPARATOR = SORAQ + "comparator"
NUMBER = SORAQ + "number"
ORDINAL = SORAQ + "ordinal"
CHAPTER_NUMBER = SORAQ + "chapterNumber"
IN_CHAPTER = SORAQ + "chapter"
POSITION = SORAQ + "position"
ITEM_NUMBER = SORAQ + "itemNumber"
UNDER_MEASURE = SORAQ + "underMeasure"
REPORTED_IN = SORAQ + "reportedIn"
ABOUT = SORAQ + "about"
AT_PLACE = SORAQ + "place"
DESTINATION = SORAQ + "destination"
VISITOR = SORAQ + "visitor"
FOLLOWS = SORAQ + "follows"
WITHIN = SORAQ + "within"
AMENDS = SORAQ + "amends"
ADDS = SORAQ + "adds"
PARENT_BODY = SORAQ + "parentBody"
PARTS_TO_WHOLES = (SORAQ + "partOf", PARENT_BODY, WITHIN, AMENDS)
"""What a part says of the whole that it belongs to, and an act of the one that it changes."""
OF_COUNTRY = SORAQ + "ofCountry"
MEMBER = SORAQ + "member"
COVERAGE = SORAQ + "coverage"
SENDER = SORAQ + "sender"
RECIPIENT = SORAQ + "recipient"
ORGANISER = SORAQ + "organiser"
AUDIENCE = SORAQ + "audience"
INFORMED = SORAQ + "informed"
FUNDER = SORAQ + "funder"
SUPPORTER = SORAQ + "supporter"
HOST = SORAQ + "host"
COST = SORAQ + "cost"
ISSUER = SORAQ + "issuer"
DRAFTER = SORAQ + "drafter"
PARTY = SORAQ + "party"
RATIONALE = SORAQ + "rationale"
EXECUTING_BODY = SORAQ + "executingBody"
HEADCOUNT = SORAQ + "headcount"
BREAKDOWN = SORAQ + "breakdown"
STARTED = SORAQ + "started"
INTERMEDIARY = SORAQ + "intermediary"
DURATION = SORAQ + "duration"
ENDED = SORAQ + "ended"
EXPIRES = SORAQ + "expires"
IN_SCHEME = SKOS + "inScheme"

# concepts and their schemes
IN_PREPARATION = STATUS + "in-preparation"
ONGOING = KIND + "ongoing"
PART_OF_ACT = KIND + "part-of-act"
STATUS_SCHEME = STATUS.removesuffix("/")
UNIT_SCHEME = UNIT.removesuffix("/")
UNIT_OF_PEOPLE = UNIT + "person"
UNIT_OF_ACTIVITIES = UNIT + "activity"

# what the ontology says of its own terms
KIND_OF = SORAQ + "kindOf"
MILESTONE = SORAQ + "milestone"
COMPLEMENT = SORAQ + "complement"
RANK = SORAQ + "rank"
MAIN_DATE = SORAQ + "mainDate"
MAIN_AGENT = SORAQ + "mainAgent"
AGENT_PROPERTY = SORAQ + "agentProperty"
DATE_PROPERTY = SORAQ + "dateProperty"
PATIENT_PROPERTY = SORAQ + "patientProperty"
LIKE_PROPERTY = SORAQ + "likeProperty"
ADOPTED_BY = SORAQ + "adoptedBy"
REQUESTER = SORAQ + "requester"
ADVISER = SORAQ + "adviser"
CONTENT_PROPERTY = SORAQ + "contentProperty"
COMPANION_PROPERTY = SORAQ + "companionProperty"
PLAYS_PART = SORAQ + "playsPart"
OCCASION_PROPERTY = SORAQ + "occasionProperty"
HAS_ROLE = SORAQ + "role"
HAPPENING = SORAQ + "happening"
KEY_FACT = SORAQ + "keyFact"
PROMINENCE = SORAQ + "prominence"
DENIES = SORAQ + "denies"
NOT_YET = SORAQ + "notYet"
PARENT_BODY = SORAQ + "parentBody"
UNDATED = SORAQ + "undated"
UNNAMED = SORAQ + "unnamed"
OPINION = SORAQ + "opinion"
ONLY_DUE = SORAQ + "onlyDue"
RULED_OUT_BY = SORAQ + "ruledOutBy"
MENTIONING = SORAQ + "mentioning"
PLAYED_AS = SORAQ + "playedAs"
JOINTLY_AS = SORAQ + "jointlyAs"
LOOSELY_FOR = SORAQ + "looselyFor"
PERSONAL_DATA = SORAQ + "personalData"
HEADCOUNTED = SORAQ + "headcounted"
NUMBER_PROPERTY = SORAQ + "numberProperty"
PROCEDURE = SORAQ + "procedure"
DEED_PROPERTY = SORAQ + "deedProperty"
OUTDATED = SORAQ + "outdated"
OVERTAKEN_BY = SORAQ + "overtakenBy"
EARLIER_COUNT = SORAQ + "earlierCount"
UNCOUNTED = SORAQ + "uncounted"
COUNTS = SORAQ + "counts"
STANDS_FOR = SORAQ + "standsFor"
HOME = SORAQ + "home"
DISPLAY_ORDER = SORAQ + "displayOrder"

# datatypes
XSD_DATE = XSD + "date"
XSD_DATE_TIME = XSD + "dateTime"
XSD_YEAR_MONTH = XSD + "gYearMonth"
XSD_YEAR = XSD + "gYear"
XSD_INTEGER = XSD + "integer"
XSD_BOOLEAN = XSD + "boolean"
XSD_STRING = XSD + "string"
EDTF_DATE = EDTF + "EDTF"


def local_name(iri: str) -> str:
    """The last part of an IRI: ``signed`` of ``…/ontology#signed``."""
    trimmed = iri.rstrip("/#")
    cut = max(trimmed.rfind("/"), trimmed.rfind("#"))
    if cut < 0:
        cut = trimmed.rfind(":")
    return unquote(trimmed[cut + 1 :])


def shortened(iri: str) -> str | None:
    """The IRI as a prefixed name that SPARQL and Turtle read, or ``None`` if it has none."""
    for prefix, namespace in PREFIXES.items():
        rest = iri.removeprefix(namespace)
        if rest != iri and _is_plain(rest):
            return f"{prefix}:{rest}"
    return None


def _is_plain(name: str) -> bool:
    """Whether a name needs no escape after a prefix."""
    return name.isascii() and name.replace("-", "").replace("_", "").isalnum() and name[0].isalnum()
