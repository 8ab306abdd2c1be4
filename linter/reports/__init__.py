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
# All forms with a module of this kind. Those of `WITH_TEXT` show the aligned text, so the outcome must hold it.
MODULES = {**MACHINE_FORMATS, "html": "html", "markdown": "markdown", "csv": "finding_list"}
WITH_TEXT = frozenset({"html"})
# Those that are no text: their modules have `render_bytes(outcome, language) -> bytes`.
BINARY = {"parquet": "parquet", "xlsx": "workbook"}
FORMATS = ("text", *MODULES, *BINARY)
# The form that the suffix of an output file asks for. XML says too little: JUnit and Checkstyle both write it.
BY_SUFFIX = {
    ".html": "html",
    ".htm": "html",
    ".json": "json",
    ".sarif": "sarif",
    ".md": "markdown",
    ".csv": "csv",
    ".parquet": "parquet",
    ".xlsx": "xlsx",
}
