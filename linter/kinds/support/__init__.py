"""Code that several kinds of check share."""
