"""Lay the notice out as one web page, English first, then French."""

from pathlib import Path

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Otter Bay | Baie-aux-Loutres</title>
<style>
  body {{ font: 16px/1.5 Verdana, sans-serif; max-width: 48em; margin: 0 auto; }}
  table {{ border-collapse: collapse; }}
  th, td {{ border: 1px solid #999; padding: .3em .6em; text-align: left; }}
</style>
</head>
<body>
<!-- Template v3.2 -->
<nav>
  <a href="#en" hreflang="en" lang="en">English</a> |
  <a href="#fr" hreflang="fr" lang="fr">Fran&ccedil;ais</a>
</nav>
<main>
<article id="en" lang="en">
{en}</article>
<hr>
<article id="fr" lang="fr">
{fr}</article>
</main>
<footer>
  <p><span lang="en">Town of Otter Bay</span> &ndash; <span lang="fr">Ville de Baie-aux-Loutres</span></p>
</footer>
</body>
</html>
"""


def write(en: str, fr: str, folder: Path) -> None:
    """Write notice.html to folder."""
    (folder / "notice.html").write_text(PAGE.format(en=en, fr=fr), encoding="utf-8")
