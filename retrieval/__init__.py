"""What happens to a question: from what was typed to a dated quote, or a reason for none."""
