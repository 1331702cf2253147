"""The deployment: settings, addresses and the WSGI door of the office website."""
