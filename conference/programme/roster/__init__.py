"""Taking a table of institutions and people in: read, judged against what is there, written whole, undone as one."""
