"""The words of a question: their forms, typing errors, and what they may stand for."""
