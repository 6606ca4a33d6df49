#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# A worker that does its worst: each forbidden act is stopped, its file is told as failed or the act
# as refused, and the next file is read.
set -u

case $BUILD in
/*) hostile=$BUILD/test/hostile/hostile ;;
*) hostile=$PWD/$BUILD/test/hostile/hostile ;;
esac
if [ -n "${SANITIZE:-}" ]; then
    echo 'skip - the walls around a worker: a sanitizer does not live behind them'
    exit 0
fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8
cd "$work" || exit 1
: >file.pdf

# stopped ACT REASON TEXT [NOTE]: with this act, this reason (- for none) and a message of this pattern are
# told; a worker reads on after it; nothing in the directory has changed.
stopped () {
    echo secret >victim
    timeout 60 "$hostile" file.pdf "$1" nothing >out 2>err
    code=$?
    [ "$2" = - ] && set -- "$1" '' "$3" "${4:-}"
    if [ $code -eq 0 ] && sed -n 1p out | grep -qE "^$1 $2 $3" &&
        [ "$(sed -n 2p out)" = 'nothing  read on' ] && [ "$(cat victim)" = secret ] &&
        [ ! -e hostile-was-here ] && [ ! -e ../hostile-was-here ]; then
        echo "ok - $1${4:+ $4}"
    else
        echo "not ok - $1${4:+ $4} (exit code $code)"
        sed 's/^/#   /' out err
    fi
}

denied='(Permission denied|Operation not permitted|Function not implemented)'

timeout 60 "$hostile" file.pdf nothing >out 2>err
if grep -q seccomp err; then
    echo 'skip - system calls: this kernel has no seccomp filters'
else
    for act in write truncate append tmpfile remove rename mkdir chmod unix code limit; do
        stopped $act - "$denied"
    done
    for act in connect udp exec fork ptrace kill; do
        stopped $act forbidden 'made its reader try something forbidden'
    done
fi
if grep -q Landlock err; then
    echo 'skip - files that are none of its business: this kernel has no Landlock'
else
    for act in read passwd fonts list; do
        stopped $act - "$denied"
    done
fi
stopped allocate memory 'needed more than 512 MiB'
stopped loop timeout 'took more than 1 second'
stopped sleep timeout 'took more than 1 second'
stopped crash crashed 'broke the reader .signal 11'
stopped flood output 'made more than 256 MiB'
stopped escape forbidden 'made its reader'
stopped hidden forbidden 'made its reader'
stopped torn forbidden 'made its reader'

# The file that a worker was given beside the one it dies of is read by another.
export HOSTILE_AHEAD=1
stopped loop timeout 'took more than 1 second' 'with a file ahead'
stopped crash crashed 'broke the reader .signal 11' 'with a file ahead'
stopped flood output 'made more than 256 MiB' 'with a file ahead'
stopped torn forbidden 'made its reader' 'with a file ahead'
unset HOSTILE_AHEAD

# The acts are real: without walls they succeed.
echo secret >victim
for act in write append read passwd fonts list connect udp unix exec code; do
    HOSTILE_NO_SANDBOX=1 timeout 60 "$hostile" file.pdf $act nothing >out 2>err
    case $(sed -n 1p out) in
    "$act  did it" | 'connect  Connection refused' | 'exec crashed '*) echo "ok - $act without walls" ;;
    *)
        echo "not ok - $act without walls"
        sed 's/^/#   /' out err
        ;;
    esac
done
