/* Forms that are out: whose they are, how long, and how many. */

#include <stdio.h>

#include "base/arena.h"
#include "check.h"
#include "xmpp/sessions.h"

#define ANN "ann@example.org/x"

static struct arena *arena;
static struct sessions *sessions;

static const char *open(const char *jid, const char *node) {
	return sessions_open(sessions, arena, jid, node);
}

static enum session_state close(const char *id, const char *jid,
		const char *node) {
	return sessions_close(sessions, id, jid, node);
}

static void test_once(void) {
	const char *id = open(ANN, "end");

	CHECK(close(id, ANN, "end") == SESSION_GOOD);
	CHECK(close(id, ANN, "end") == SESSION_OVER);
	CHECK(close("aaaaaaaaaaaaaaaa", ANN, "end") == SESSION_UNKNOWN);
	CHECK(close("", ANN, "end") == SESSION_UNKNOWN);
}

/* To anybody else, and for anything else, it is unknown, and stays good. */
static void test_whose(void) {
	const char *id = open(ANN, "end");

	CHECK(close(id, "bob@example.org/x", "end") == SESSION_UNKNOWN);
	CHECK(close(id, "ann@example.org/y", "end") == SESSION_UNKNOWN);
	CHECK(close(id, ANN, "take") == SESSION_UNKNOWN);
	CHECK(close(id, ANN, "end") == SESSION_GOOD);
}

static void test_time(void) {
	const char *early = open(ANN, "end");
	const char *late = open(ANN, "end");

	sessions_tick(sessions, SESSION_TIME - 1);
	CHECK(close(early, ANN, "end") == SESSION_GOOD);
	sessions_tick(sessions, SESSION_TIME);
	CHECK(close(late, ANN, "end") == SESSION_OVER);
}

static void test_most(void) {
	const char *first = open(ANN, "end");
	const char *second = open(ANN, "end");

	for (size_t i = 1; i < SESSIONS_MOST; i++) {
		open(ANN, "take");
	}
	CHECK(close(first, ANN, "end") == SESSION_UNKNOWN);
	CHECK(close(second, ANN, "end") == SESSION_GOOD);
}

int main(void) {
	arena = arena_create();
	sessions = sessions_create();
	test_once();
	test_whose();
	test_time();
	test_most();
	sessions_destroy(sessions);
	arena_destroy(arena);
	return check_report();
}
