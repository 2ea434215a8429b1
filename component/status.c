/*
 * Two pages over HTTP. RFC 9112, and no more of it than a GET needs. It knows
 * neither what is measured nor what is well.
 */
#define _GNU_SOURCE /* accept4() */

#include "status.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/text.h"

#define CALLERS      (STATUS_POLLS - 1)
#define REQUEST_MOST 4096
#define PATIENCE_MS  5000
#define HOST_ROOM    64

struct caller {
	int fd; /* -1: nobody */
	char request[REQUEST_MOST];
	size_t length;
	struct buffer answer;
	int64_t due;
};

struct status {
	struct status_sink sink;
	int listener;
	char *path; /* of the unix socket, or NULL */
	struct caller callers[CALLERS];
};

static int open_unix(const char *path, char *why, size_t size) {
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	struct stat found;

	if (!text_copy(address.sun_path, sizeof(address.sun_path), path)) {
		snprintf(why, size, "metrics: the path of a socket is not so long");
		return -1;
	}
	/* One that a killed desk left; never anything else. */
	if (lstat(path, &found) == 0 && S_ISSOCK(found.st_mode)) {
		(void)unlink(path);
	}
	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	mode_t before = umask(0117); /* for the user and the group */
	bool is_bound = fd >= 0 &&
			bind(fd, (struct sockaddr *)&address, sizeof(address)) == 0;
	(void)umask(before);
	if (!is_bound) {
		snprintf(why, size, "metrics: %s: %s", path, strerror(errno));
		if (fd >= 0) {
			close(fd);
		}
		return -1;
	}
	return fd;
}

static bool is_loopback(const struct sockaddr_storage *address) {
	const struct sockaddr_in *four = (const struct sockaddr_in *)address;
	const struct sockaddr_in6 *six = (const struct sockaddr_in6 *)address;

	return address->ss_family == AF_INET
			? ntohl(four->sin_addr.s_addr) >> 24 == 127
			: IN6_IS_ADDR_LOOPBACK(&six->sin6_addr);
}

/* "127.0.0.1:9281" or "[::1]:9281"; false for what is neither. */
static bool read_address(const char *where, struct sockaddr_storage *to,
		socklen_t *length) {
	struct sockaddr_in *four = (struct sockaddr_in *)to;
	struct sockaddr_in6 *six = (struct sockaddr_in6 *)to;
	const char *colon = strrchr(where, ':');
	bool is_six = where[0] == '[';
	char host[HOST_ROOM];
	char *end = NULL;

	if (!colon || colon - where >= HOST_ROOM || (is_six && colon[-1] != ']')) {
		return false;
	}
	size_t count = (size_t)(colon - where) - (is_six ? 2 : 0);
	memcpy(host, where + is_six, count);
	host[count] = '\0';
	long port = strtol(colon + 1, &end, 10);
	if (end == colon + 1 || *end || port < 1 || port > 65535) {
		return false;
	}
	memset(to, 0, sizeof(*to));
	to->ss_family = is_six ? AF_INET6 : AF_INET;
	*length = is_six ? sizeof(*six) : sizeof(*four);
	if (is_six) {
		six->sin6_port = htons((uint16_t)port);
		return inet_pton(AF_INET6, host, &six->sin6_addr) == 1;
	}
	four->sin_port = htons((uint16_t)port);
	return inet_pton(AF_INET, host, &four->sin_addr) == 1;
}

static int open_port(const char *where, char *why, size_t size) {
	struct sockaddr_storage address;
	socklen_t length = 0;
	int on = 1;

	if (!read_address(where, &address, &length) || !is_loopback(&address)) {
		snprintf(why, size,
				"metrics: \"%s\" is no loopback address with a port, such as "
				"127.0.0.1:9281, and no unix:PATH",
				where);
		return -1;
	}
	int fd = socket(address.ss_family,
			SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (fd < 0 ||
			setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) != 0 ||
			bind(fd, (struct sockaddr *)&address, length) != 0) {
		snprintf(why, size, "metrics: %s: %s", where, strerror(errno));
		if (fd >= 0) {
			close(fd);
		}
		return -1;
	}
	return fd;
}

struct status *status_open(const char *where, const struct status_sink *sink,
		char *why, size_t size) {
	bool is_unix = text_begins_with(where, "unix:");
	const char *path = where + strlen("unix:");
	int fd = is_unix ? open_unix(path, why, size) : open_port(where, why, size);

	if (fd < 0) {
		return NULL;
	}
	if (listen(fd, CALLERS) != 0) {
		snprintf(why, size, "metrics: %s: %s", where, strerror(errno));
		close(fd);
		return NULL;
	}
	struct status *status = xcalloc(1, sizeof(*status));
	status->sink = *sink;
	status->listener = fd;
	status->path = is_unix ? xstrdup(path) : NULL;
	for (int i = 0; i < CALLERS; i++) {
		status->callers[i].fd = -1;
	}
	return status;
}

static void hang_up(struct caller *caller) {
	if (caller->fd >= 0) {
		close(caller->fd);
	}
	caller->fd = -1;
	caller->length = 0;
	buffer_finish(&caller->answer);
}

void status_close(struct status *status) {
	if (!status) {
		return;
	}
	for (int i = 0; i < CALLERS; i++) {
		hang_up(&status->callers[i]);
	}
	close(status->listener);
	if (status->path) {
		(void)unlink(status->path);
		free(status->path);
	}
	free(status);
}

static void write_answer(struct caller *caller, const char *state,
		const struct buffer *body) {
	char head[256];

	snprintf(head, sizeof(head),
			"HTTP/1.1 %s\r\nContent-Type: text/plain; version=0.0.4; "
			"charset=utf-8\r\nContent-Length: %zu\r\nCache-Control: no-store"
			"\r\nConnection: close\r\n\r\n",
			state, body->length);
	buffer_add_text(&caller->answer, head);
	buffer_add(&caller->answer, body->bytes, body->length);
}

static bool asks_for(const struct caller *caller, const char *path) {
	const char *at = caller->request;
	size_t length = strlen(path);

	return text_begins_with(at, "GET ") && strncmp(at + 4, path, length) == 0 &&
			(at[4 + length] == ' ' || at[4 + length] == '?');
}

static void answer(const struct status *status, struct caller *caller) {
	const char *complaint = status->sink.complaint(status->sink.self);
	struct buffer body = { 0 };

	if (asks_for(caller, "/metrics")) {
		status->sink.measure(status->sink.self, &body);
		write_answer(caller, "200 OK", &body);
	} else if (asks_for(caller, "/healthz")) {
		buffer_add_text(&body, complaint ? complaint : "well");
		buffer_add_text(&body, "\n");
		write_answer(caller, complaint ? "503 Service Unavailable" : "200 OK",
				&body);
	} else {
		buffer_add_text(&body, "/metrics and /healthz are here\n");
		write_answer(caller, "404 Not Found", &body);
	}
	buffer_finish(&body);
}

static void welcome(struct status *status, int64_t now) {
	for (int i = 0; i < CALLERS; i++) {
		struct caller *caller = &status->callers[i];
		if (caller->fd >= 0) {
			continue;
		}
		caller->fd = accept4(status->listener, NULL, NULL,
				SOCK_NONBLOCK | SOCK_CLOEXEC);
		if (caller->fd < 0) {
			return;
		}
		caller->due = now + PATIENCE_MS;
	}
}

/* Until the empty line that ends a request's head. */
static void hear(const struct status *status, struct caller *caller) {
	size_t room = sizeof(caller->request) - 1 - caller->length;
	ssize_t got = recv(caller->fd, caller->request + caller->length, room, 0);

	if (got < 0 && (errno == EAGAIN || errno == EINTR)) {
		return;
	}
	if (got <= 0) {
		hang_up(caller);
		return;
	}
	caller->length += (size_t)got;
	caller->request[caller->length] = '\0';
	if (strstr(caller->request, "\r\n\r\n")) {
		answer(status, caller);
	} else if (caller->length == sizeof(caller->request) - 1) {
		hang_up(caller);
	}
}

static void tell(struct caller *caller) {
	ssize_t sent = send(caller->fd, caller->answer.bytes, caller->answer.length,
			MSG_NOSIGNAL);

	if (sent >= 0) {
		buffer_drop(&caller->answer, (size_t)sent);
	} else if (errno != EAGAIN && errno != EINTR) {
		caller->answer.length = 0;
	}
	if (caller->answer.length == 0) {
		hang_up(caller);
	}
}

void status_polls(const struct status *status, struct pollfd *polls) {
	bool has_room = false;

	for (int i = 0; i < CALLERS; i++) {
		const struct caller *caller = &status->callers[i];
		polls[i + 1] = (struct pollfd){ .fd = caller->fd,
			.events = caller->answer.length ? POLLOUT : POLLIN };
		has_room = has_room || caller->fd < 0;
	}
	polls[0] = (struct pollfd){ .fd = has_room ? status->listener : -1,
		.events = POLLIN };
}

void status_ready(struct status *status, const struct pollfd *polls,
		int64_t now) {
	for (int i = 0; i < CALLERS; i++) {
		struct caller *caller = &status->callers[i];
		if (caller->fd >= 0 && polls[i + 1].revents) {
			if (!caller->answer.length) {
				hear(status, caller);
			}
			if (caller->answer.length) {
				tell(caller);
			}
		}
		if (caller->fd >= 0 && now >= caller->due) {
			hang_up(caller);
		}
	}
	if (polls[0].revents) {
		welcome(status, now);
	}
}

int64_t status_deadline(const struct status *status) {
	int64_t first = 0;

	for (int i = 0; i < CALLERS; i++) {
		const struct caller *caller = &status->callers[i];
		if (caller->fd >= 0 && (!first || caller->due < first)) {
			first = caller->due;
		}
	}
	return first;
}
