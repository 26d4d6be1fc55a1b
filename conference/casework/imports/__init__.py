"""Taking over a département's spreadsheet: read, understood line by line, then written at once."""
