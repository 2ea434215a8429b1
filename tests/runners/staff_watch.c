/*
 * Starts deskbell-staff as the component does and prints what the desk would
 * be told, one line an event. Ends when it is told to; its last line says how
 * long the longest turn was.
 *   staff_watch PROGRAM JID PASSWORD HOST PORT TLS CA RELOGIN_MS PATIENCE_MS
 */

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "desk/event.h"
#include "ports.h"
#include "xmpp/staff.h"

static volatile sig_atomic_t is_told;

static void on_signal(int signal_number) {
	(void)signal_number;
	is_told = 1;
}

static void print_member(const struct desk_member *member) {
	printf("member %s \"%s\"", member->jid, member->name);
	for (size_t i = 0; i < member->group_count; i++) {
		printf(" [%s]", member->groups[i]);
	}
	printf("\n");
}

static const char *show_word(enum desk_show show) {
	static const char *const words[] = { "gone", "available", "chat", "away",
		"xa", "dnd" };

	return words[show];
}

static void print(void *self, struct desk_event *event) {
	(void)self;
	switch ((int)event->type) {
	case DESK_EVENT_STAFF_BEGINS:
		printf("begins\n");
		break;
	case DESK_EVENT_STAFF_MEMBER:
		print_member(&event->member);
		break;
	case DESK_EVENT_STAFF_GONE:
		printf("gone %s\n", event->from);
		break;
	case DESK_EVENT_STAFF_WHOLE:
		printf("whole\n");
		break;
	case DESK_EVENT_STAFF_SHOWS:
		printf("shows %s/%s %s %d\n", event->from, event->resource,
				show_word(event->shows.show), event->shows.priority);
		break;
	case DESK_EVENT_STAFF_PHOTO:
		printf("photo %s %s\n", event->from, event->photo.hash);
		break;
	case DESK_EVENT_STAFF_LOST:
		printf("lost\n");
		break;
	default:
		printf("event %d\n", (int)event->type);
	}
}

static int64_t turn(struct staff *staff) {
	struct pollfd fd = { .fd = staff_fd(staff), .events = POLLIN };
	int64_t now = clock_now();
	int64_t due = staff_deadline(staff);
	int wait = due > now ? (int)(due - now) : 0;

	(void)poll(&fd, 1, wait < 1000 ? wait : 1000);
	now = clock_now();
	if (fd.revents) {
		staff_ready(staff, now);
	}
	staff_tick(staff, clock_now());
	return clock_now() - now;
}

int main(int argc, char **argv) {
	struct event_sink sink = { NULL, print };
	int64_t longest = 0;
	bool is_stopping = false;

	if (argc != 10) {
		return 2;
	}
	log_open("staff_watch", LOG_LEVEL_INFO);
	setvbuf(stdout, NULL, _IOLBF, 0);
	signal(SIGTERM, on_signal);
	struct staff_settings settings = {
		.program = argv[1],
		.jid = argv[2],
		.password = argv[3],
		.host = argv[4],
		.port = strtol(argv[5], NULL, 10),
		.tls = argv[6],
		.ca = argv[7],
		.relogin_every = strtoll(argv[8], NULL, 10),
		.patience = strtoll(argv[9], NULL, 10),
	};
	struct staff *staff = staff_create(&settings, &sink);
	while (!staff_is_over(staff)) {
		int64_t time = turn(staff);
		longest = time > longest ? time : longest;
		if (is_told && !is_stopping) {
			is_stopping = true;
			staff_stop(staff, clock_now());
		}
	}
	staff_destroy(staff);
	printf("longest turn %lld ms\n", (long long)longest);
	return 0;
}
