"""What the profiles of an occupation say to a question: the passages that answer it, as quotes."""
