"""Which occupation is named: titles, other names, everyday names, and their place in a question."""
