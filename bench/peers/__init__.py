"""This product and what people would otherwise wire together, measured side by side in one run."""
