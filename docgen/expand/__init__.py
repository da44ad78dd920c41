"""The layouts' templates: Jinja in a sandbox, the plan's data in, marked HTML out."""
