"""The text of one version as rules of one language read it, and the spellings that vary in it."""
