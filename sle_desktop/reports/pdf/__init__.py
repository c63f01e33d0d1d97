"""How a summary looks on paper: one tagged PDF, drawn with ReportLab."""
