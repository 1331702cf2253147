"""Tests of the deployment's accounts."""
