"""The demo office: invented people, units and items, built through the same acts a real office uses."""
