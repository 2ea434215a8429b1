/*
 * The other end of deskbell-staff's socket pair. Knows processes and facts;
 * what a member may do is the desk's business. It trusts nothing that comes
 * up: a stranger may have found a hole in what runs down there.
 */

#define _GNU_SOURCE /* posix_spawn_file_actions_addclosefrom_np */

#include "xmpp/staff.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"
#include "desk/event.h"
#include "ports.h"
#include "staff/fact.h"
#include "xmpp/backoff.h"
#include "xmpp/hearsay.h"
#include "xmpp/portrait.h"

#define STAFF_FD       3   /* where the program finds its end */
#define PACKETS_A_TURN 256 /* the rest is next turn's, as is what */
#define BYTES_A_TURN   ((size_t)1 << 20) /* is more than this together */
#define PATIENCE       20000
#define BEATS          4     /* signs of life in the time of one patience */
#define SETTLED        60000 /* up so long: the next start is a first */
#define REAP_EVERY     20
#define END_IN         5000 /* after that it is killed */

enum staff_state {
	STAFF_STATE_DOWN,   /* until `at` */
	STAFF_STATE_UP,     /* and alive, until `at` */
	STAFF_STATE_ENDING, /* told to stop; killed at `at` */
	STAFF_STATE_DYING,  /* its socket is closed; killed at `at` */
	STAFF_STATE_OVER,
};

struct staff {
	char *program;
	char login[FACT_BYTES_MOST]; /* the first packet, ready to send */
	size_t login_length;
	int64_t patience;
	struct event_sink sink;
	struct photos *photos;
	struct arena *arena;
	enum staff_state state;
	pid_t pid; /* 0: none */
	int fd;    /* -1: none */
	int64_t at, started_at, reap_at;
	struct backoff backoff;
	bool is_stopped;
	bool is_in;        /* the desk was told BEGINS and not yet LOST */
	bool is_announced; /* that it is logged in was logged */
	char *why;         /* the trouble that was logged last, or NULL */
};

static void pack_login(struct staff *staff,
		const struct staff_settings *settings) {
	char port[24], relogin[24], beat[24];
	struct fact fact = { .kind = FACT_LOGIN, .count = FACT_LOGIN_FIELDS };

	snprintf(port, sizeof(port), "%ld", settings->port);
	snprintf(relogin, sizeof(relogin), "%lld",
			(long long)settings->relogin_every);
	snprintf(beat, sizeof(beat), "%lld", (long long)(staff->patience / BEATS));
	fact.fields[FACT_LOGIN_JID] = settings->jid;
	fact.fields[FACT_LOGIN_PASSWORD] = settings->password;
	fact.fields[FACT_LOGIN_HOST] = settings->host;
	fact.fields[FACT_LOGIN_PORT] = port;
	fact.fields[FACT_LOGIN_TLS] = settings->tls;
	fact.fields[FACT_LOGIN_CA] = settings->ca;
	fact.fields[FACT_LOGIN_RELOGIN_EVERY] = relogin;
	fact.fields[FACT_LOGIN_BEAT_EVERY] = beat;
	if (!fact_pack(&fact, staff->login, sizeof(staff->login),
				&staff->login_length)) {
		fatal("[account]: its settings are longer than %d bytes together",
				FACT_BYTES_MOST);
	}
}

struct staff *staff_create(const struct staff_settings *settings,
		const struct event_sink *sink) {
	struct staff *staff = xcalloc(1, sizeof(*staff));

	staff->program = xstrdup(settings->program);
	staff->patience = settings->patience ? settings->patience : PATIENCE;
	staff->sink = *sink;
	staff->photos = settings->photos;
	staff->arena = arena_create();
	staff->fd = -1;
	pack_login(staff, settings);
	return staff;
}

void staff_destroy(struct staff *staff) {
	if (!staff) {
		return;
	}
	if (staff->fd >= 0) {
		close(staff->fd); /* it ends by itself when nobody listens */
	}
	arena_destroy(staff->arena);
	free(staff->program);
	free(staff->why);
	free(staff);
}

int staff_fd(const struct staff *staff) {
	return staff->fd;
}

/* The same trouble is told once, until it was over. */
static void trouble(struct staff *staff, const char *why, bool is_error) {
	if (staff->why && strcmp(staff->why, why) == 0) {
		return;
	}
	free(staff->why);
	staff->why = xstrdup(why);
	staff->is_announced = false;
	if (is_error) {
		log_error("the desk account: %s", why);
	} else {
		log_warn("the desk account: %s", why);
	}
}

static void went_out(struct staff *staff) {
	struct desk_event event = { .type = DESK_EVENT_STAFF_LOST };

	if (staff->is_in) {
		staff->is_in = false;
		staff->sink.feed(staff->sink.self, &event);
	}
}

static void went_in(struct staff *staff) {
	free(staff->why);
	staff->why = NULL;
	if (!staff->is_announced) {
		staff->is_announced = true;
		log_info("the desk account is logged in");
	}
}

/*
 * TLS finds its authorities by these two; the resolver's own patience is
 * longer than ours. Nothing else of our environment goes down.
 */
static size_t environment(char **to) {
	static char resolver[] = "RES_OPTIONS=timeout:2 attempts:1";
	static const char *const passed[] = { "SSL_CERT_FILE", "SSL_CERT_DIR" };
	size_t count = 0;

	for (size_t i = 0; i < sizeof(passed) / sizeof(*passed); i++) {
		const char *value = getenv(passed[i]);
		if (value) {
			size_t size = strlen(passed[i]) + strlen(value) + 2;
			to[count] = xcalloc(1, size);
			snprintf(to[count++], size, "%s=%s", passed[i], value);
		}
	}
	to[count++] = xstrdup(resolver);
	to[count] = NULL;
	return count;
}

/* With its end of the pair, our stderr, and nothing else that we have open. */
static int spawn(struct staff *staff, int end) {
	char *arguments[] = { staff->program, NULL };
	char *variables[4];
	size_t count = environment(variables);
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	sigset_t none, all;

	sigemptyset(&none);
	sigfillset(&all);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, end, STAFF_FD);
	posix_spawn_file_actions_addclosefrom_np(&actions, STAFF_FD + 1);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setsigdefault(&attributes, &all);
	posix_spawnattr_setflags(&attributes,
			POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	int failed = posix_spawn(&staff->pid, staff->program, &actions, &attributes,
			arguments, variables);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	while (count > 0) {
		free(variables[--count]);
	}
	return failed;
}

static void wait_for_next(struct staff *staff, int64_t now) {
	staff->state = STAFF_STATE_DOWN;
	staff->at = now + backoff_next(&staff->backoff, false);
}

static void start(struct staff *staff, int64_t now) {
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0) {
		trouble(staff, strerror(errno), true);
		wait_for_next(staff, now);
		return;
	}
	(void)fcntl(pair[0], F_SETFL, O_NONBLOCK);
	int failed = spawn(staff, pair[1]);
	close(pair[1]);
	if (failed) {
		char why[512];
		snprintf(why, sizeof(why), "%.400s cannot be started: %s",
				staff->program, strerror(failed));
		staff->pid = 0;
		close(pair[0]);
		trouble(staff, why, true);
		wait_for_next(staff, now);
		return;
	}
	staff->fd = pair[0];
	staff->state = STAFF_STATE_UP;
	staff->started_at = now;
	staff->at = now + staff->patience;
	/* A new socket has room; if it is dead already, reading will say so. */
	(void)send(staff->fd, staff->login, staff->login_length, MSG_NOSIGNAL);
}

static void hang_up(struct staff *staff, int64_t now) {
	close(staff->fd);
	staff->fd = -1;
	staff->state = STAFF_STATE_DYING;
	staff->at = now + END_IN;
	staff->reap_at = now;
	went_out(staff);
}

static void shoot(struct staff *staff, const char *why, int64_t now) {
	trouble(staff, why, false);
	kill(staff->pid, SIGKILL);
	hang_up(staff, now);
}

/* False: it is not what deskbell-staff says. */
static bool take(struct staff *staff, const struct fact *fact) {
	struct desk_event event = { 0 };

	if (fact->kind == FACT_ALIVE) {
		return true;
	}
	if (fact->kind == FACT_LOST) {
		trouble(staff, text_one_line(staff->arena, fact->fields[0], 300),
				strcmp(fact->fields[1], "refused") == 0);
		went_out(staff);
		return true;
	}
	if (!hearsay_read(fact, staff->arena, &event)) {
		return false;
	}
	if (fact->kind == FACT_PHOTO) {
		event.photo.hash =
				portrait_keep(staff->photos, staff->arena, event.photo.hash);
	}
	staff->is_in = staff->is_in || fact->kind == FACT_BEGINS;
	staff->sink.feed(staff->sink.self, &event);
	if (fact->kind == FACT_WHOLE) {
		went_in(staff);
	}
	return true;
}

static void take_packet(struct staff *staff, const char *bytes, size_t length,
		int64_t now) {
	struct fact fact;

	if (staff->state == STAFF_STATE_ENDING) {
		return; /* who ends does not want to know */
	}
	staff->at = now + staff->patience;
	if (!fact_unpack(&fact, bytes, length) || !take(staff, &fact)) {
		shoot(staff, "deskbell-staff makes no sense: started anew", now);
	}
	arena_reset(staff->arena);
}

void staff_ready(struct staff *staff, int64_t now) {
	char bytes[FACT_BYTES_MOST];
	size_t taken = 0;

	for (int i = 0;
			i < PACKETS_A_TURN && taken < BYTES_A_TURN && staff->fd >= 0; i++) {
		ssize_t length = recv(staff->fd, bytes, sizeof(bytes), 0);
		if (length > 0) {
			taken += (size_t)length;
			take_packet(staff, bytes, (size_t)length, now);
		} else if (length < 0 && errno == EINTR) {
			continue;
		} else if (length < 0 && errno == EAGAIN) {
			return;
		} else {
			hang_up(staff, now);
		}
	}
}

static void reap(struct staff *staff, int64_t now) {
	int status = 0;
	pid_t reaped = waitpid(staff->pid, &status, WNOHANG);

	if (reaped == 0) {
		if (now >= staff->at) {
			kill(staff->pid, SIGKILL);
		}
		staff->reap_at = now + REAP_EVERY;
		return;
	}
	staff->pid = 0;
	if (staff->is_stopped) {
		staff->state = STAFF_STATE_OVER;
		return;
	}
	if (reaped > 0 && !staff->why) {
		trouble(staff, "deskbell-staff has ended: started anew", false);
	}
	if (now - staff->started_at >= SETTLED) {
		backoff_reset(&staff->backoff);
	}
	wait_for_next(staff, now);
}

void staff_tick(struct staff *staff, int64_t now) {
	switch (staff->state) {
	case STAFF_STATE_DOWN:
		if (now >= staff->at) {
			start(staff, now);
		}
		break;
	case STAFF_STATE_UP:
		if (now >= staff->at) {
			shoot(staff, "deskbell-staff does not move: started anew", now);
		}
		break;
	case STAFF_STATE_ENDING:
		if (now >= staff->at) {
			kill(staff->pid, SIGKILL);
			hang_up(staff, now);
		}
		break;
	case STAFF_STATE_DYING:
		reap(staff, now);
		break;
	case STAFF_STATE_OVER:
		break;
	}
}

int64_t staff_deadline(const struct staff *staff) {
	switch (staff->state) {
	case STAFF_STATE_DOWN:
		return staff->at > 0 ? staff->at : 1;
	case STAFF_STATE_UP:
	case STAFF_STATE_ENDING:
		return staff->at;
	case STAFF_STATE_DYING:
		return staff->reap_at;
	case STAFF_STATE_OVER:
		return 0;
	}
	return 0;
}

void staff_stop(struct staff *staff, int64_t now) {
	struct fact stop = { .kind = FACT_STOP };
	char bytes[8];
	size_t length = 0;

	staff->is_stopped = true;
	if (staff->state == STAFF_STATE_DOWN) {
		staff->state = STAFF_STATE_OVER;
	} else if (staff->state == STAFF_STATE_UP) {
		staff->state = STAFF_STATE_ENDING;
		staff->at = now + END_IN;
		if (fact_pack(&stop, bytes, sizeof(bytes), &length)) {
			(void)send(staff->fd, bytes, length, MSG_NOSIGNAL);
		}
	}
}

bool staff_is_over(const struct staff *staff) {
	return staff->state == STAFF_STATE_OVER;
}
