/*
 * deskbell-staff: logs in as the desk account and tells the component who works
 * here. Started and watched by the component, which hears it over POST_FD;
 * whatever a stranger makes libstrophe do ends here. It keeps nothing: its
 * whole memory is the server's.
 */

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "staff/login.h"
#include "staff/memory.h"
#include "staff/post.h"

#define TURN_MOST 1000 /* libstrophe's own timers want a look */
#define END_IN    4000 /* to close the stream when told to stop */

struct staff_end {
	struct post post;
	struct login *login;
	int64_t beat_every, beat_at;
	int64_t end_by; /* 0: nobody wants us to end */
	bool is_busy;   /* what was read last may have left an answer to send */
};

static void begin_end(struct staff_end *end, int64_t now) {
	if (!end->end_by) {
		end->end_by = now + END_IN;
		end->is_busy = true;
		login_stop(end->login, now);
	}
}

static void beat(struct staff_end *end, int64_t now) {
	if (now < end->beat_at) {
		return;
	}
	end->beat_at = now + end->beat_every;
	post_say(&end->post, FACT_ALIVE, NULL, NULL, NULL);
	if (memory_is_too_much("/proc/self/statm")) {
		/* The component starts another, and that one is small. */
		post_say(&end->post, FACT_LOST, "deskbell-staff has grown too big", "",
				NULL);
		begin_end(end, now);
	}
}

static int time_left(const struct staff_end *end, int64_t now) {
	if (end->is_busy) {
		return 0;
	}
	int64_t until = now + TURN_MOST;
	int64_t deadline = login_deadline(end->login);

	until = deadline < until ? deadline : until;
	until = end->beat_at < until ? end->beat_at : until;
	return until > now ? (int)(until - now) : 0;
}

static void turn(struct staff_end *end) {
	struct pollfd fds[2] = { { .fd = end->post.fd, .events = POLLIN } };
	struct fact fact;

	fds[1].fd = login_fd(end->login, &fds[1].events);
	if (end->post.is_over) {
		fds[0].fd = -1;
	}
	(void)poll(fds, 2, time_left(end, clock_now()));
	end->is_busy = fds[1].revents != 0;
	/* The one order there is is to stop, and a component that is gone. */
	if (fds[0].revents) {
		(void)post_hear(&end->post, &fact);
		begin_end(end, clock_now());
	}
	login_turn(end->login, clock_now());
	beat(end, clock_now());
	if (end->post.is_over) {
		begin_end(end, clock_now());
	}
}

int main(void) {
	struct staff_end end = { .post.fd = POST_FD };
	struct fact settings;
	long long every = 0;

	log_open("deskbell-staff", LOG_LEVEL_INFO);
	/* Ctrl-C is for the component; it tells us to stop. */
	signal(SIGINT, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	if (!post_hear(&end.post, &settings) || settings.kind != FACT_LOGIN ||
			!fact_number(settings.fields[FACT_LOGIN_BEAT_EVERY], 1, 60000,
					&every)) {
		fatal("deskbell starts this program; by hand it is of no use");
	}
	fcntl(POST_FD, F_SETFD, FD_CLOEXEC);
	end.beat_every = every;
	end.login = login_create(&settings, &end.post);
	memset(end.post.bytes, 0, sizeof(end.post.bytes)); /* the password */
	while (!login_is_over(end.login) &&
			(!end.end_by || clock_now() < end.end_by)) {
		turn(&end);
	}
	login_destroy(end.login);
	return 0;
}
