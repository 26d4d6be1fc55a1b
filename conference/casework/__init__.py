"""The acts on a family's case: one function per act, given a session and an actor."""
