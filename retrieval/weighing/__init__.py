"""How near the passages of a profile are to a question, and whether any of them answers it."""
