"""The newsletter in all its shapes: web page, sheet of paper, plain text and mail."""
