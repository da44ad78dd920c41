"""docgen: a Kazakh strategic plan, written as plain content, as official DOCX and PDF."""

__version__ = "0.1.0"
