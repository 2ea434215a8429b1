#ifndef FAULTS_DISK_H
#define FAULTS_DISK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A disk that does as it is told: a layer of SQLite between the store and the
 * files that counts every call which changes something and, at one of them,
 * fails, kills the process, or writes down what was done so that a power cut
 * can be played afterwards.
 */

enum disk_mode {
	DISK_WORKS,
	DISK_FAILS_ONCE, /* at call `at`, and works again */
	DISK_FAILS_FROM, /* at call `at` and ever after */
	DISK_KILLS,      /* SIGKILL in the middle of call `at` */
};

/* Installs it for every file that is opened from now on. */
void disk_install(void);

/* Sets what happens and counts from 0 again. */
void disk_set(enum disk_mode mode, unsigned long at);
unsigned long disk_calls(void);

/* Whether the call `at` has come. */
bool disk_was_hit(void);

/* Writes down every change from now on; the paths begin with `path`. */
void disk_record(const char *path);
void disk_forget(void);

/*
 * Makes the files at `to` what a power cut after `calls` changes may leave of
 * them: all that was synced, and of the rest those sectors that chance keeps.
 */
bool disk_cut(const char *to, unsigned long calls, unsigned seed,
		bool is_lying);

#endif
