#ifndef DAEMON_H
#define DAEMON_H

struct settings;

/* Serves until SIGTERM; ends the process where it cannot begin. */
void daemon_serve(const struct settings *settings);

#endif
