"""How the tests run."""

from hypothesis import settings

# How long an example takes depends on what else the machine does: speed is measured in `benchmarks/`.
settings.register_profile("bilint", deadline=None)
settings.load_profile("bilint")
