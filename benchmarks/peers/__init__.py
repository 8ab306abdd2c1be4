"""bilint beside other ways of comparing two versions: the checks of translate-toolkit, and comparisons of digits."""
