"""bilint as a local page: files dropped on it are checked, and the results taken from it. Nothing is written to disk.

`server` answers the browser, and `desk` makes the page. `shelf` holds files and results in memory. `workshop` runs a
check in a process of its own with a time limit, and `work` is that process.
"""
