"""From a picture as it was uploaded to what the public gets of it, and what can be seen in it unasked."""
