"""Facts: a stretch of text to canonical values, one module a fact type."""
