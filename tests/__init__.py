"""Tests of bilint: a package, since what it needs installs a package of the same name."""
