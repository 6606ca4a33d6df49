/* One worker as its parent sees it, for cli_pool.c. */
#ifndef DISCLOSE_CLI_HAND_H
#define DISCLOSE_CLI_HAND_H

#include "cli_worker.h"

typedef enum { CLI_HAND_NONE, CLI_HAND_STARTING, CLI_HAND_IDLE, CLI_HAND_BUSY } CliHandState;

typedef struct {
    CliHandState state;
    pid_t pid;
    int socket, noise;
    GString *heard; /* the last of its noise */
    guint n_files;  /* that it was given */
    CliTask next;   /* that it has been given, too, if has_next */
    gboolean has_next;
    /* The file in hand. */
    CliTask task;
    char *file; /* the name its output goes to; NULL: standard output */
    GString *messages;
    guint64 n_bytes;
    gint64 begun, deadline; /* monotonic time; deadline 0: none */
    CliReason guilty;       /* why it was killed */
} CliHand;

/* What all workers of a pool have in common. */
typedef struct {
    CliPool *pool;
    const CliJob *job;
    const CliWalls *walls;
    const CliClient *client;
    gboolean is_ready; /* a first worker has come up, so that others may */
    char key[65];      /* its key */
    GArray *waiting;   /* of CliTask: nobody has them in hand */
    int code;          /* what the run is to return */
} CliRun;

/* Forks. FALSE with errno set. */
gboolean cli_hand_start (CliRun *run, CliHand *hand);

/* Gives it a file: one to take in hand, or one more for when that is done. */
void cli_hand_ask (CliRun *run, CliHand *hand, const CliTask *task);

/* Takes whatever it has sent. */
void cli_hand_listen (CliRun *run, CliHand *hand);

/* Reads what it says on standard error. */
void cli_hand_drain (CliHand *hand);

/* Kills it. The file in hand, if any, ends for that reason. */
void cli_hand_stop (CliRun *run, CliHand *hand, CliReason reason);

#endif
