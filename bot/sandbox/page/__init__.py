"""A page to look at the sandbox and act in it: workspace, forum, and what Lotse did and why."""
