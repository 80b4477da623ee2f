"""What is said to the program itself and asked of no profile."""
