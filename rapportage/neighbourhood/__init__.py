"""Figures of the neighbourhood: entered, pasted, and set beside whom the team reached."""
