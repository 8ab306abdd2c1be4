"""The words of the HTML report besides the findings."""

from __future__ import annotations

from ..messages import Both, both, pick
from ..model import LANGUAGES, Language

_WORDS: dict[str, Both] = {
    "report": both("Report of bilint"),
    "skip": both("Skip to the text"),
    "tools": both("Filters and navigation"),
    "severity": both("Severity"),
    "rules": both("Rules"),
    "all": both("All"),
    "none": both("None"),
    "only": both("Findings only"),
    "next": both("Next"),
    "previous": both("Previous"),
    "shortcuts": both("Keys"),
    "help": both("Show or hide this help"),
    "use_keys": both("Use these keys"),
    "summary": both("Summary"),
    "notice": both("Notice"),
    "contents": both("Contents"),
    "beginning": both("Beginning"),
    "finding": both("Finding"),
    "findings": both("findings"),
    "findings_title": both("Findings"),
    "nothing": both("Nothing to report"),
    "place": both("missing here"),
    "moved": both("in another order"),
    "copy": both("Copy"),
    "copied": both("Copied"),
    "fix": both("Correction:"),
    "colon": both(":"),
    "every": both("All findings"),
    "done": both("Done"),
    "accept": both("Accept"),
    "note": both("Note"),
    "reason": both("Reason"),
    "save": both("Save"),
    "cancel": both("Cancel"),
    "accepted": both("Accepted"),
    "open": both("Open"),
    "noted": both("With a note"),
    "new": both("New"),
    "state": both("Status"),
    "search": both("Search"),
    "beside": both("Messages beside the text"),
    "dealt": both("dealt with"),
    "since": both("Since last time: {gone} gone, {new} new", gone="{gone}", new="{new}"),
    "export_toml": both("Accepted findings, for bilint.toml"),
    "export_csv": both("List with status and notes (CSV)"),
    "kept_here": both("Marks and notes stay in this browser."),
    "no_accepted": both("Nothing is accepted yet."),
    "rule_notes": both("The reasons for the rules"),
    "next_place": both("Next place"),
    "weak": both(
        "The versions of this section have too little in common: the rows may not go together.",
    ),
}
_GAPS: dict[Language, Both] = {
    "en": both("nothing in English"),
    "fr": both("nothing in French"),
}


def words(language: Language) -> dict[str, str | dict[Language, str]]:
    """The words of the page by their names in the template."""
    chosen: dict[str, str | dict[Language, str]] = {name: pick(said, language) for name, said in _WORDS.items()}
    chosen["gap"] = {side: pick(_GAPS[side], language) for side in LANGUAGES}
    return chosen
