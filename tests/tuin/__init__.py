"""A neighbourhood garden, made up: an app above all others, to see that none of them needs to know of it."""
