"""The look: what `layout.yaml` says, what text measures, and how wide columns become."""
