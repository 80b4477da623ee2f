"""The pages people see, and the few parts they share."""
