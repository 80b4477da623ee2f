"""A reply for those who read it: as text, JSON, Markdown, a hand-out, a permanent link."""
