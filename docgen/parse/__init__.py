"""From the author's Markdown and the templates' HTML to the document tree."""
