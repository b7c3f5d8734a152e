"""Writes about activities that touch more than one row, or leave a trace."""
