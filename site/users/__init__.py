"""People who sign in. Referred to everywhere as settings.AUTH_USER_MODEL."""
