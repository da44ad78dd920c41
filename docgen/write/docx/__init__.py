"""The DOCX writer: the resolved tree to a native, editable Word document."""

from docgen.write.docx.document import write_docx
from docgen.write.docx.state import bookmark_name

__all__ = ["bookmark_name", "write_docx"]
