/* Documents are read by workers: processes that hold the descriptor of one PDF and a socket, and
 * may do nothing but compute. Here is what both sides of the socket share.
 *
 *     cli_pool.c      starts workers, hands them files, takes what they make, sees them die
 *     cli_worker.c    the worker's own life
 *     cli_sandbox.c   the walls around it
 *     cli_wire.c      the frames that go over the socket
 */
#ifndef DISCLOSE_CLI_WORKER_H
#define DISCLOSE_CLI_WORKER_H

#include "cli.h"

/* Section - What becomes of a file */

/* In the order of cli_reason_id(). */
typedef enum {
    CLI_REASON_NONE, /* it was converted */
    CLI_REASON_FILE,
    CLI_REASON_ENCRYPTED,
    CLI_REASON_DAMAGED,
    CLI_REASON_NO_TEXT,
    CLI_REASON_ILLEGIBLE,
    CLI_REASON_NO_TABLE,
    CLI_REASON_GRAMMAR,
    CLI_REASON_LIMIT,
    CLI_REASON_TIMEOUT,
    CLI_REASON_MEMORY,
    CLI_REASON_OUTPUT,    /* made more of it than anything could need */
    CLI_REASON_FORBIDDEN, /* tried something that only an attack would */
    CLI_REASON_CRASHED,
    CLI_REASON_WRITE, /* its output could not be written */
    CLI_REASON_N
} CliReason;

/* A stable word, `no-text`; "" for CLI_REASON_NONE. */
const char *cli_reason_id (CliReason reason);

/* What it means, in the user's language. */
const char *cli_reason_text (CliReason reason);

/* Goes over the socket as it is, so it holds no pointers; strings too long are cut. */
typedef struct {
    CliReason reason;
    int code;       /* exit code of the command for this file */
    gboolean whole; /* the worker came to its end, and what it wrote is whole */
    gboolean
        skipped; /* unchanged since the outcome that the request knew of, or of another shard */
    guint year, tables, missing, errors, warnings, notes;
    guint64 figures;
    guint64 microseconds; /* of processor time */
    guint64 peak;         /* bytes of memory */
    char sha256[65], template_id[64], department[256], message[512];
} CliOutcome;

/* What a library error means for its file. */
CliReason cli_reason_of_error (const GError *error);

/* Section - The worker's side */

typedef struct {
    const char *path; /* as the user named it; only to be told */
    int fd;
    const char *known;   /* skip it if this is its SHA-256; "" for none */
    guint shard, shards; /* skip it unless its SHA-256 falls in this shard, from 0; 0 for all */
    guint part;          /* from 1: that of the job beside; 0: the file is read */
} CliRequest;

/* What workers do. */
typedef struct {
    /* Once, before the walls are up: returns an exit code, mistakes told. key may be filled with
     * what the results depend on. */
    int (*prepare) (gpointer data, char key[65]);
    /* For each file, behind them. */
    void (*work) (gpointer data, const CliRequest *request, CliReply *reply, CliOutcome *outcome);
    gpointer data;
} CliJob;

/* Who draws, and so needs the fonts of the system. */
typedef enum { CLI_FONTS_NONE, CLI_FONTS_BESIDE, CLI_FONTS_ALL } CliFonts;

typedef struct {
    guint max_memory; /* MiB; 0: no limit */
    guint timeout;    /* seconds; 0: no limit */
    gboolean no_sandbox;
    CliFonts fonts;
} CliWalls;

/* Lives on socket until it is closed. Never returns. */
void cli_worker_run (const CliJob *job, const CliWalls *walls, int socket) G_GNUC_NORETURN;

/* Section - Walls */

/* What this kernel does not have. */
enum { CLI_LACKS_LANDLOCK = 1 << 0, CLI_LACKS_SECCOMP = 1 << 1 };

/* Limits that a process can set for itself. */
void cli_sandbox_limits (const CliWalls *walls);

/* From now on this process reads what it holds, poppler's tables and maybe fonts, and does nothing
 * else. Returns what the kernel lacks. */
guint cli_sandbox_enter (const CliWalls *walls);

/* Ends the process by a signal unless the file begun now is done after so many seconds. */
void cli_sandbox_start_clock (const CliWalls *walls);

/* The sanitizers reserve terabytes of addresses and look into files: no walls for them. */
gboolean cli_sandbox_is_sanitized (void);

/* Section - Frames: kind (a byte), length (guint32), data; a message of the socket holds several */

typedef enum {
    CLI_FRAME_READY = 'R',   /* guint: what is lacking; char[65]: key */
    CLI_FRAME_REFUSE = 'X',  /* int: exit code; nothing can be read */
    CLI_FRAME_FILE = 'F',    /* a file's name */
    CLI_FRAME_DATA = 'D',    /* bytes of it */
    CLI_FRAME_MESSAGE = 'M', /* a line for standard error */
    CLI_FRAME_END = 'E'      /* CliOutcome */
} CliFrame;

#define CLI_FRAME_HEAD 5      /* bytes of a frame before its data */
#define CLI_PACKET_MOST 65536 /* bytes of a message: every one of them wakes the other side */

/* A message; all 0 is an empty one. */
typedef struct {
    gsize length, last; /* last: where the frame added last begins */
    char bytes[CLI_PACKET_MOST];
} CliPacket;

/* Adds as much of data as there is room for, DATA after DATA to the same frame; returns how much.
 */
gsize cli_packet_add (CliPacket *packet, CliFrame kind, gconstpointer data, gsize length);

/* The frame at *at, which moves on. FALSE: there is none, either because *at is packet->length or
 * because what is there is no frame. */
gboolean cli_packet_next (const CliPacket *packet, gsize *at, CliFrame *kind, const char **data,
                          gsize *length);

/* Sends and empties it. FALSE: the other side is gone. */
gboolean cli_wire_send (int socket, CliPacket *packet);

/* Takes one message, waiting for none. Returns its length, 0 if the other side is gone, -1 if there
 * is none. */
gssize cli_wire_receive (int socket, CliPacket *packet);

#define CLI_REQUEST_MOST 32768 /* bytes */

/* A request, with its descriptor. FALSE: the other side is gone. */
gboolean cli_wire_ask (int socket, const CliRequest *request);

/* Waits for a request; its strings live in buffer (CLI_REQUEST_MOST bytes). The descriptor is then
 * the caller's. FALSE: the other side is gone. */
gboolean cli_wire_await (int socket, CliRequest *request, char *buffer);

/* Section - The parent's side */

typedef struct {
    CliRequest request; /* fd is the pool's */
    gpointer data;      /* the client's */
} CliTask;

/* Who hands out files and takes what is made of them. Every task that next gave comes back by end,
 * once. */
typedef struct {
    /* FALSE: there are no more. */
    gboolean (*next) (gpointer data, CliTask *task);
    /* name is NULL where standard output is meant; it is safe as the name of a file. */
    void (*write) (gpointer data, CliTask *task, const char *name, const char *bytes, gsize length);
    /* messages are whole lines. */
    void (*end) (gpointer data, CliTask *task, const CliOutcome *outcome, const char *messages);
    /* NULL: of no interest. key is the workers' own. */
    void (*ready) (gpointer data, const char *key);
    void (*begin) (gpointer data, const CliTask *task); /* a worker has it in hand */
    void (*tick) (gpointer data);                       /* at least every so often */
    gpointer data;
} CliClient;

typedef struct {
    guint n_workers;
    gboolean ahead; /* a worker has its next file before it has done the one in hand: tasks do not
                       depend on how others end */
    int stopped_by; /* out: the signal that ended it, 0 for none */
} CliPool;

/* Runs job on what client hands out. Returns CLI_OK once every task has ended, whatever its
 * outcome; else the code with which the job refused to begin. */
int cli_pool_run (CliPool *pool, const CliJob *job, const CliWalls *walls, const CliClient *client);

#endif
