"""The writers: from the resolved document tree to DOCX and to PDF."""
