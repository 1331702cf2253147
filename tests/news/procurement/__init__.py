"""Tests of the procurement notices and of what is drawn from them."""
