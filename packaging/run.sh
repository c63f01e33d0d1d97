#!/bin/sh
# Opens the app. Without a display it does the app's main job instead, and says where it lies:
# a sample project is written, an audit is filled and sealed, and its PDF is verified.
set -eu
cd "$(dirname "$0")/.."
app=.venv/bin/sle-desktop

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname -s)" != Linux ]; then
    status=0
    "$app" "$@" || status=$?
    if [ "$status" = 134 ]; then   # how Qt ends when it cannot open a window
        echo "No window opened on the display ${DISPLAY:-${WAYLAND_DISPLAY:-}}. If there is none, run: env -u DISPLAY -u WAYLAND_DISPLAY make run" >&2
    fi
    exit "$status"
fi

echo "There is no display here, so this run does the main job without a window."
place=build/first-run
rm -rf "$place"
mkdir -p "$place"
export SLE_DESKTOP_PASSPHRASE=demo SLE_DESKTOP_DATA="$place/notebook"

echo
echo "1. Writing the sample project (passphrase: demo)"
"$app" demo "$SLE_DESKTOP_DATA"
echo
echo "2. Filling and sealing a baseline audit at one of its schools"
record=$(.venv/bin/python packaging/sample_audit.py "$place")
"$app" records finish "$record" \
    --sign "sle=Helen Loder" --sign "maths_lead=Meera Joshi" --sign "head=Alan Prowse"
"$app" report "$record" -o "$place/audit.pdf"
echo
echo "3. Verifying the sealed PDF"
"$app" verify "$place/audit.pdf"
echo
echo "Done. Here is everything:"
echo "  the sealed PDF   $place/audit.pdf"
echo "  the notebook     $SLE_DESKTOP_DATA  (passphrase: demo)"
echo "  the commands     $app --help"
