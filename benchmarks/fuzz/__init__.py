"""Damaged and odd input for all that reads: documents, facts, settings, rule pages, termbases, memories, baselines."""
