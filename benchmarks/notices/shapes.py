"""The variety of notices: sections, their headings and order, numbering, bullets."""

from __future__ import annotations

FAMILIES = ("council", "council", "nations", "agency", "federal")
HEADINGS = {
    "summary": (
        ("Summary", "Résumé"),
        ("Background", "Contexte"),
        ("Organisational setting", "Cadre organisationnel"),
        ("About the post", "À propos du poste"),
    ),
    "qualifications": (
        ("Qualifications and experience", "Qualifications et expérience"),
        ("Requirements", "Conditions requises"),
        ("Your profile", "Votre profil"),
    ),
    "duties": (
        ("Main accountabilities", "Responsabilités principales"),
        ("Main duties", "Fonctions principales"),
        ("Duties and responsibilities", "Fonctions et responsabilités"),
    ),
    "relations": (("Interrelationships", "Structure et liaisons"), ("Working relations", "Relations de travail")),
    "competencies": (("Competencies", "Compétences"),),
    "contract": (("Contract", "Contrat"), ("Conditions of employment", "Conditions d'emploi")),
    "application": (
        ("Application and selection", "Candidature et sélection"),
        ("How to apply", "Comment postuler"),
        ("Recruitment process", "Procédure de recrutement"),
    ),
    "additional": (
        ("Additional information", "Informations complémentaires"),
        ("Other information", "Autres renseignements"),
    ),
}
ORDERS = (
    ("summary", "qualifications", "duties", "relations", "competencies", "contract", "application", "additional"),
    ("summary", "duties", "qualifications", "competencies", "contract", "application", "additional"),
    ("summary", "duties", "relations", "qualifications", "competencies", "application", "contract", "additional"),
    ("summary", "duties", "qualifications", "application", "additional"),
)
LABELS = {
    "essential": (("Essential", "Acquis essentiels"), ("Essential requirements", "Conditions essentielles")),
    "desirable": (("Desirable", "Acquis souhaitables"), ("Assets", "Atouts")),
}
BANNERS = ("", "", "VACANCY NOTICE / AVIS DE VACANCE", "JOB OPENING / AVIS DE POSTE À POURVOIR")
NUMBERINGS = ("1.", "1.", "roman", "none")
BULLETS = ("•", "-", "–", "▪", "*")
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
