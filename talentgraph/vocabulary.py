"""The words that a claim, a move and a question may use, spelt the same in the store, in Python and in every output."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What a claim says happened. `POACH` only where the text itself says so."""

    HIRE = "hire"
    POACH = "poach"
    DEPARTURE = "departure"
    FOUNDING = "founding"
    RETURN = "return"
    ACQUIHIRE = "acquihire"
    APPOINTMENT = "appointment"
    INTERNAL = "internal"


class Status(StrEnum):
    """How far a claim says it went."""

    COMPLETED = "completed"
    ANNOUNCED = "announced"
    RUMOURED = "rumoured"
    ATTEMPTED = "attempted"
    FAILED = "failed"
    DENIED = "denied"


class MoveStatus(StrEnum):
    """As `Status`, and `CONTESTED` where parties contradict each other."""

    COMPLETED = "completed"
    ANNOUNCED = "announced"
    RUMOURED = "rumoured"
    ATTEMPTED = "attempted"
    FAILED = "failed"
    DENIED = "denied"
    CONTESTED = "contested"


class PersonKind(StrEnum):
    """A named person, the unnamed holder of a role ("the CEO of X"), or a group with a count."""

    NAMED = "named"
    ROLE_HOLDER = "role_holder"
    GROUP = "group"


class People(StrEnum):
    """How people are shown: by name, by initials, or not at all."""

    NAMED = "named"
    INITIALS = "initials"
    NONE = "none"


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ROLE_HOLDER = "role_holder"
    ORGANIZATION = "organization"


class DocumentKind(StrEnum):
    """What a file holds. Files are recognised by what they hold, not by their names."""

    ARTICLE = "article"
    MOVES = "moves"
    SPELLS = "spells"
    ORGANIZATIONS = "organizations"
    PEOPLE = "people"
    LINEAGE = "lineage"
    JUDGEMENTS = "judgements"


class DealKind(StrEnum):
    """What happened between two organizations."""

    ACQUISITION = "acquisition"
    STAKE = "stake"
    FAILED_ACQUISITION = "failed_acquisition"


class Relation(StrEnum):
    """Dated relations between organizations."""

    UNIT_OF = "unit_of"
    RENAMED_TO = "renamed_to"
    MERGED_INTO = "merged_into"
    SPUN_OFF_FROM = "spun_off_from"
    ACQUIRED_BY = "acquired_by"


class OrgView(StrEnum):
    """Which organization a name counts for when organizations change (entities/lineage.py)."""

    AS_REPORTED = "as-reported"
    POINT_IN_TIME = "point-in-time"
    GROUP = "group"
    TODAY = "today"


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    UNKNOWN = "unknown"
