"""The knowledge of English and of French: words, numerals, calendar, units, cues, spelling."""
