"""The network: who and what is tied to whom, of what apps registered in contacts/dossier.py."""
