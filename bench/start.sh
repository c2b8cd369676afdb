#!/bin/sh
# From the command to the first page: median of five starts, on a fresh folder and on one that is there; idle memory.
# Beside it what the same machine needs for the least: a JVM that ends at once. Needs curl. Usage: bench/start.sh [PORT]
set -eu
ROOT=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
PORT=${1:-18080}
WORK=$(mktemp -d)
SERVER=
trap '[ -z "$SERVER" ] || kill "$SERVER" 2>/dev/null; rm -rf "$WORK"' EXIT INT TERM

millis() { echo $(($(date +%s%N) / 1000000)); }
median() { sort -n | sed -n 3p; }

start_once() {
    begun=$(millis)
    "$ROOT/probity" serve --port "$PORT" --data "$1" >"$WORK/out" 2>&1 &
    SERVER=$!
    until curl -s -o /dev/null "http://127.0.0.1:$PORT/"; do
        kill -0 "$SERVER" 2>/dev/null || { cat "$WORK/out" >&2; exit 2; }
        sleep 0.01
    done
    ended=$(millis)
    echo $((ended - begun)) >>"$2"
    awk '{ print ($14 + $15) * 10 }' "/proc/$SERVER/stat" >>"$2.cpu"
}

end() {
    kill "$SERVER"
    wait "$SERVER" 2>/dev/null || true
    SERVER=
}

"$ROOT/probity" serve --help >/dev/null
for i in 1 2 3 4 5; do
    start_once "$WORK/fresh$i" "$WORK/fresh"
    end
    start_once "$WORK/kept" "$WORK/again"
    if [ "$i" = 5 ]; then
        sleep 10
        sed -n 's/^VmRSS:[^0-9]*\([0-9]*\) kB/\1/p' "/proc/$SERVER/status" >"$WORK/rss"
    fi
    end
    begun=$(millis)
    "$ROOT/probity" --version >/dev/null
    echo $(($(millis) - begun)) >>"$WORK/cli"
    begun=$(millis)
    java -version 2>/dev/null
    echo $(($(millis) - begun)) >>"$WORK/floor"
done

echo "start to first page, fresh folder:    $(median <"$WORK/fresh") ms, $(median <"$WORK/fresh.cpu") ms of CPU (limit 2500)"
echo "start to first page, folder in place: $(median <"$WORK/again") ms, $(median <"$WORK/again.cpu") ms of CPU (limit 2500)"
echo "idle resident memory after 10 s:      $(($(cat "$WORK/rss") / 1024)) MB (limit 300)"
echo "./probity --version:                  $(median <"$WORK/cli") ms"
echo "java -version, the floor:             $(median <"$WORK/floor") ms"
