#ifndef DAEMON_H
#define DAEMON_H

/* The component, put together: its parts, their sockets and the loop. */

struct daemon;
struct settings;

/* What cannot be had ends the process with a sentence. Borrows the settings. */
struct daemon *daemon_create(const struct settings *settings);
void daemon_destroy(struct daemon *daemon);

/* Returns when SIGTERM or SIGINT was heard and everything is said and kept. */
void daemon_run(struct daemon *daemon);

#endif
