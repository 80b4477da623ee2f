"""Questions with known answers -> how often the replies are right, and how sure of it they are."""
