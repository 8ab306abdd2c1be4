"""Readers: bytes of a format to a `Document`, the source map recorded while reading."""
