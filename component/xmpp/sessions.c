/*
 * Which forms are out. Knows neither commands nor what is in their forms.
 */

#include "xmpp/sessions.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/text.h"

#define ID_CHARS 16 /* 80 bits: nobody finds another's */

struct session {
	char id[ID_CHARS + 1];
	uint64_t whose; /* a hash of device and command */
	int64_t until;  /* 0: it was closed */
};

struct sessions {
	struct session *ring; /* SESSIONS_MOST of them */
	size_t next;
	int64_t now;
};

struct sessions *sessions_create(void) {
	struct sessions *sessions = xcalloc(1, sizeof(*sessions));

	sessions->ring = xcalloc(SESSIONS_MOST, sizeof(*sessions->ring));
	return sessions;
}

void sessions_destroy(struct sessions *sessions) {
	if (!sessions) {
		return;
	}
	free(sessions->ring);
	free(sessions);
}

void sessions_tick(struct sessions *sessions, int64_t now) {
	sessions->now = now;
}

static uint64_t whose(const char *jid, const char *node) {
	return text_hash(jid) * 31 + text_hash(node);
}

static void make_id(char *id) {
	uint8_t chance[ID_CHARS]; /* five bits of each */

	clock_chance(chance, sizeof(chance));
	text_base32(id, ID_CHARS, chance);
}

const char *sessions_name(struct arena *arena) {
	char *id = arena_alloc(arena, ID_CHARS + 1);

	make_id(id);
	return id;
}

const char *sessions_open(struct sessions *sessions, struct arena *arena,
		const char *jid, const char *node) {
	struct session *session = &sessions->ring[sessions->next];

	sessions->next = (sessions->next + 1) % SESSIONS_MOST;
	make_id(session->id);
	session->whose = whose(jid, node);
	session->until = sessions->now + SESSION_TIME;
	return arena_copy(arena, session->id);
}

enum session_state sessions_close(struct sessions *sessions, const char *id,
		const char *jid, const char *node) {
	for (size_t i = 0; i < SESSIONS_MOST; i++) {
		struct session *session = &sessions->ring[i];
		if (session->id[0] && strcmp(session->id, id) == 0 &&
				session->whose == whose(jid, node)) {
			bool is_good = sessions->now < session->until;
			session->until = 0;
			return is_good ? SESSION_GOOD : SESSION_OVER;
		}
	}
	return SESSION_UNKNOWN;
}
