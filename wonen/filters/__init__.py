"""What the lists of housing can be narrowed by."""
