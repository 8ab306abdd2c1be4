"""Reports: findings as text or data for people and programs."""

# The forms of a report for programs and their modules, each with `render(outcome, language) -> str`.
MACHINE_FORMATS = {
    "json": "json_report",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "checkstyle": "checkstyle",
    "rdjson": "rdjson",
}
FORMATS = ("text", *MACHINE_FORMATS)
