"""What the lists of housing show."""
