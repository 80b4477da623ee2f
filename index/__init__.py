"""What is built from the documents: vectors, keywords and their texts, published as one unit."""
