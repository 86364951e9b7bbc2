#!/bin/sh
# Embedded PostgreSQL where it is hardest: as root, an empty environment, no `postgres` account, the checkout below
# a folder that only root may enter. Usage, as root, on a built checkout: run.sh <checkout>
set -eu

checkout=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
if [ "$(id -u)" != 0 ]; then
  echo "SKIPPED: embedded-postgres-check must run as root" >&2
  exit 2
fi

# A mount namespace of our own: an account list without postgres, and the checkout bound below /root.
if [ -z "${EMBEDDED_POSTGRES_CHECK_INSIDE:-}" ]; then
  if ! unshare --mount true 2>/dev/null; then
    echo "FALLBACK: unshare is not possible here; the check runs with the accounts and the place of this machine" >&2
    EMBEDDED_POSTGRES_CHECK_INSIDE=fallback exec sh "$here/run.sh" "$checkout"
  fi
  EMBEDDED_POSTGRES_CHECK_INSIDE=namespace exec unshare --mount --propagation private sh "$here/run.sh" "$checkout"
fi

work=$(mktemp -d /root/embedded-postgres-check.XXXXXX)
chmod 700 "$work"
data="$work/data"
cluster=''
pids=''
cleanup() {
  for pid in $pids; do kill -9 "$pid" 2>/dev/null || true; done
  if [ -n "$cluster" ]; then rm -rf "$cluster"; fi
  if mountpoint -q "$work/checkout" 2>/dev/null; then umount "$work/checkout"; fi
  rm -rf "$work"
}
trap cleanup EXIT

if [ "$EMBEDDED_POSTGRES_CHECK_INSIDE" = namespace ]; then
  grep -v '^postgres:' /etc/passwd > "$work/passwd"
  mount --bind "$work/passwd" /etc/passwd
  mkdir "$work/checkout"
  mount --bind "$checkout" "$work/checkout"
  place="$work/checkout"
  if getent passwd postgres >/dev/null 2>&1; then echo "FAILED: a postgres account is still visible" >&2; exit 1; fi
else
  place="$checkout"
fi

fail() { echo "FAILED: $*" >&2; exit 1; }
expect() { case "$2" in *"$3"*) ;; *) fail "$1: expected $3 in: $2" ;; esac; }
pid_in() { printf '%s' "$1" | sed 's/.*"pid":\([0-9]*\).*/\1/'; }
gone() {
  tries=0
  while kill -0 "$1" 2>/dev/null; do
    tries=$((tries + 1))
    [ "$tries" -le 200 ] || return 1
    sleep 0.05
  done
}
bare() { env -i PATH="$PATH" node "$place/tools/embedded-postgres-check/inside.mjs" "$place" "$data" "$1"; }
hold() {
  : > "$work/held"
  bare hold > "$work/held" 2> "$work/errors" &
  parent=$!
  tries=0
  while ! grep -q pid "$work/held"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 600 ] || ! kill -0 "$parent" 2>/dev/null; then fail "did not start: $(cat "$work/errors")"; fi
    sleep 0.1
  done
  # The shell's job is a subshell around node: the one to kill is the server's parent.
  server=$(pid_in "$(cat "$work/held")")
  parent=$(cut -d' ' -f4 "/proc/$server/stat")
  pids="$pids $server $parent"
}

answer=$(bare check)
if [ -f "$data/cluster-is-at.txt" ]; then cluster=$(cat "$data/cluster-is-at.txt"); fi
expect 'encoding' "$answer" '"encoding":"UTF8"'
expect 'Chinese text' "$answer" '"body":"卷宗：法律援助"'
gone "$(pid_in "$answer")" || fail 'the server outlived an ordered stop'
echo "ok: first start, UTF8, Chinese text, ordered stop"

hold
kill -9 "$parent"
gone "$server" || fail 'the server outlived its killed parent'
echo "ok: the server follows a parent that was killed"

# Again, with the watcher killed too: now only the next start can clean up.
hold
for watcher in $(cat "/proc/$parent/task/$parent/children"); do
  [ "$watcher" = "$server" ] || kill -9 "$watcher"
done
kill -9 "$parent"
sleep 0.3
kill -0 "$server" || fail 'no orphan to test with'
answer=$(bare check)
gone "$server" || fail 'the orphan was not ended by the next start'
expect 'rows of every start' "$answer" '"rows":4'
gone "$(pid_in "$answer")" || fail 'the last server is still there'
for proc in /proc/[0-9]*; do
  if [ "$(readlink "$proc/cwd" 2>/dev/null)" = "${cluster:-$data}/cluster" ]; then fail "left behind: $proc"; fi
done
echo "ok: an orphan is ended by the next start, its data is kept, nothing is left running"
echo "PASSED ($EMBEDDED_POSTGRES_CHECK_INSIDE)"
