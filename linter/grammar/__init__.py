"""Grammar by the engines of others: spaCy, Grammalecte, a LanguageTool server. Each is loaded when it is first used."""
