#!/bin/sh
# Checks sealed PDFs with outloud, in an environment of its own: its PyMuPDF is AGPL and must
# never become a dependency of the product. veraPDF is used too where it is installed.
set -eu
cd "$(dirname "$0")/.."
home=build/second-opinion
mkdir -p "$home"
[ -x "$home/venv/bin/outloud" ] || {
    .venv/bin/python -m venv "$home/venv"
    "$home/venv/bin/python" -m pip install --quiet --disable-pip-version-check outloud==0.2.1
}
rm -rf "$home/sample" "$home/pdfs"
mkdir -p "$home/pdfs"
.venv/bin/sle-desktop --quiet demo "$home/sample"
SLE_DESKTOP_PASSPHRASE=demo .venv/bin/python packaging/sealed_pdfs.py "$home/sample" "$home/pdfs"
"$home/venv/bin/outloud" --no-info --fail-on error "$home"/pdfs/*.pdf
if command -v verapdf >/dev/null 2>&1; then
    verapdf -f ua1 "$home"/pdfs/*.pdf
    verapdf -f 2a "$home"/pdfs/*.pdf
else
    echo "veraPDF is not installed here: PDF/UA-1 and PDF/A-2a were checked by our own checker and outloud."
fi
