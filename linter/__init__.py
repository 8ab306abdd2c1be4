"""bilint: a linter for bilingual English/French documents."""

__version__ = "0.1.0"
