"""What is learnt from questions with known answers: weights, the adapter, published names."""
