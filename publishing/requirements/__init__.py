"""What must be so before an act, as issues: `submit` before a person may certify, `publish` before the gate opens."""
