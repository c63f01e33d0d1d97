"""SLE Desktop: an offline notebook for Specialist Leaders of Education."""

__version__ = "0.1.0"
