"""What was found -> the reply: an answer, a reason for none, a question back, a comparison."""
