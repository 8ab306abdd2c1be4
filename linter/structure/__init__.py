"""Lines to blocks, and blocks to two versions."""
