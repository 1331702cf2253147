"""Tests of the procurements as OCDS, against the official schemas of 1.1.5 (Apache-2.0, see schemas/LICENSE-*.txt)."""
