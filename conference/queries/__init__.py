"""The reads: lists, worklists, search. Each has its order, and costs what it shows."""
