"""Forms: their shape only. What makes sense is told by the domain's reasons."""
