"""Electronic signatures, made and verified without a network.

`pades` signs a PDF, `opc` a DOCX, `cms` anything beside it; `certificates` judges who signed.
"""
