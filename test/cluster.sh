#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
# tools/slurm/ on a real Slurm: a controller and two nodes on this machine, one of which is lost in
# the middle of its work. Everything stands in a directory of its own and is gone afterwards.
# shellcheck source=test/program.inc
. ./test/program.inc
if [ -z "${CLUSTER:-}" ]; then
    # shellcheck disable=SC2016 # not to be run
    echo 'skip - many machines: `make check-cluster` sets up a Slurm and tries them'
    exit 0
fi
for program in munged slurmctld slurmd sbatch scontrol squeue sinfo; do
    PATH=$PATH:/usr/sbin:/sbin
    if ! command -v $program >/dev/null; then
        echo "skip - many machines: Slurm is not installed ($program); \`make check-cluster\` does so"
        exit 0
    fi
done
if [ "$(id -u)" -ne 0 ]; then
    echo 'skip - many machines: only root can run the nodes of a Slurm'
    exit 0
fi
# Jobs of any user have to get there.
chmod 755 "$work"

kill_pid_of () {
    [ ! -s "$1" ] || kill "${2:--TERM}" "$(cat "$1")" 2>/dev/null
}

# What a node runs: the daemons that hold its steps, the steps, and all that these have started.
processes_of () {
    for environ in /proc/[0-9]*/environ; do
        # A process that is gone, or of another user, has none that can be read.
        variables=$({ tr '\0' '\n' <"$environ"; } 2>/dev/null)
        if echo "$variables" | grep -qx "SLURMD_NODENAME=$1" &&
            echo "$variables" | grep -qx "SLURM_CONF=$work/slurm.conf"; then
            pid=${environ#/proc/}
            pid=${pid%/environ}
            echo "$pid"
            parent=$(sed -n 's/^PPid:[^0-9]*//p' "/proc/$pid/status" 2>/dev/null)
            ! grep -q slurmstepd "/proc/${parent:-0}/comm" 2>/dev/null || echo "$parent"
        fi
    done | sort -u
}

# As if its plug were pulled.
lose_node () {
    kill_pid_of "$work/$1.pid" -KILL
    for pid in $(processes_of "$1"); do
        kill -KILL "$pid" 2>/dev/null
    done
}

stop () {
    lose_node n1
    lose_node n2
    kill_pid_of slurmctld.pid -KILL
    kill_pid_of munged.pid
    cd /
    rm -rf "$work"
}
trap stop EXIT

# until_true SECONDS COMMAND...
until_true () {
    left=$(($1 * 10))
    shift
    until "$@"; do
        left=$((left - 1))
        [ $left -gt 0 ] || return 1
        sleep 0.1
    done
}

# Section - Files

mkdir in
n=0
while [ $n -lt 160 ]; do
    before=$n
    for pdf in "$top"/samples/*/*.pdf; do
        case $pdf in *'*'*) continue ;; esac
        n=$((n + 1))
        { cat "$pdf"; echo "% $n"; } >"in/budget-$n.pdf"
    done
    [ $n -gt $before ] || { echo 'skip - many machines: no sample is here'; exit 0; }
done
printf 'no document' >in/text.pdf
"$disclose" convert -q -o one in >out.txt 2>err
"$disclose" merge -q one -o one.csv 2>err

# Section - The cluster

host=$(hostname -s)
port=$((20000 + $$ % 20000))
mkdir -m 700 munge state
mkdir spool-n1 spool-n2
dd if=/dev/urandom of=munge/key bs=1024 count=1 2>/dev/null
chmod 400 munge/key
munged --force --key-file="$work/munge/key" --socket="$work/munge.socket" --pid-file="$work/munged.pid" \
    --log-file="$work/munge/log" --seed-file="$work/munge/seed" >err 2>&1
verdict $? 'munged runs'
cat >slurm.conf <<END
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge.socket,cred_expire=5
CredType=cred/munge
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool-%n
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/%n.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SchedulerParameters=sched_interval=2
JobRequeue=1
ReturnToService=1
SlurmdParameters=config_overrides
NodeName=n1 NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + 1)) CPUs=1 RealMemory=2000
NodeName=n2 NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + 2)) CPUs=1 RealMemory=2000
PartitionName=all Nodes=n1,n2 Default=YES State=UP
END
export SLURM_CONF="$work/slurm.conf"
slurmctld >err 2>&1
slurmd -N n1 >>err 2>&1
slurmd -N n2 >>err 2>&1
are_idle () {
    [ "$(sinfo -h -N -o '%t' 2>/dev/null | grep -c '^idle$')" -eq 2 ]
}
until_true 60 are_idle
verdict $? 'two nodes are up'

# Section - A batch, and a node lost in the middle

# The first task that n2 gets does half of its files, begins with the others and does not end: so there
# is no hurry to pull the plug.
cat >program <<END
#!/bin/sh
if [ "\$SLURMD_NODENAME" = n2 ] && mkdir "$work/held" 2>/dev/null; then
    shard=\$SLURM_ARRAY_TASK_ID
    "$disclose" convert -q --shard "\$shard/4" -o "$work/shards/shard-\$shard" in/budget-*[0-4].pdf
    "$disclose" "\$@" &
    kill -STOP \$!
    echo "\$shard" >"$work/held/task.new"
    mv "$work/held/task.new" "$work/held/task"
    sleep 3600
fi
exec "$disclose" "\$@"
END
chmod 755 program
submit () {
    DISCLOSE=$work/program sbatch --parsable --array=1-4 -o "$work/task-%a.log" \
        "$top/tools/slurm/disclose.sbatch" "$@"
}
job=$(submit "$work/shards" in 2>err)
[ -n "$job" ]
verdict $? 'the array is submitted'
until_true 120 test -e held/task
verdict $? 'n2 is at work'
lost=$(cat held/task)
lines=$(wc -l <"shards/shard-$lost/manifest.csv")
[ "$lines" -gt 2 ]
verdict $? "n2 has done half of task $lost"
lose_node n2
scontrol update nodename=n2 state=down reason='its plug was pulled' >err 2>&1
verdict $? 'n2 is lost'
is_over () {
    [ -z "$(squeue -h -j "$job" 2>/dev/null)" ]
}
until_true 300 is_over
verdict $? 'all tasks come to their end'
cp "task-$lost.log" err 2>/dev/null
[ "$(wc -l <"shards/shard-$lost/manifest.csv")" -gt "$lines" ]
verdict $? 'the lost task was done to its end elsewhere'
"$disclose" merge -q shards/shard-1 shards/shard-2 shards/shard-3 shards/shard-4 -o many.csv 2>err &&
    cmp one.csv many.csv >>err 2>&1
verdict $? 'the table of four shards is that of one machine'
for folder in one/*/; do
    diff -r "$folder" "$(echo shards/shard-*/"$(basename "$folder")")"
done >err 2>&1
[ ! -s err ]
verdict $? 'and so is every document'
cat shards/shard-*/manifest.csv | grep -v '^path,' | LC_ALL=C sort | cut -d, -f1-15 >many
sed 1d one/manifest.csv | LC_ALL=C sort | cut -d, -f1-15 | cmp - many >err 2>&1
verdict $? 'and every line of the manifest'

# Section - Again

stat -c '%n %Y %i' shards/shard-*/*/figures.csv >before
job=$(submit "$work/shards" in 2>err)
until_true 120 is_over
stat -c '%n %Y %i' shards/shard-*/*/figures.csv | cmp - before >err 2>&1
verdict $? 'submitted again: nothing is done again'
sbatch -W --array=2-3 -o "$work/part.log" "$top/tools/slurm/disclose.sbatch" "$work/part" in >out.txt 2>&1
grep -q 'give the array as 1-N' part.log && [ ! -e part ]
verdict $? 'an array that would leave parts out is refused'
