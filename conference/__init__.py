"""Family group conferences: the casework, its neutrality, and the figures that come out of it."""
