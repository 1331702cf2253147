"""The screens of news in the administration."""
