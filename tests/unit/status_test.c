/* The two pages over HTTP, from outside, and the numbers as text. */

#include "status.h"

#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/buffer.h"
#include "check.h"
#include "metrics.h"

static char directory[] = "/tmp/status_test.XXXXXX";
static char path[64], where[80];
static const char *wrong; /* what the desk complains of */
static struct status *status;

static const char *complaint(void *self) {
	(void)self;
	return wrong;
}

static void measure(void *self, struct buffer *out) {
	struct metrics metrics = { .lines = 7,
		.is_linked = true,
		.free_bytes = -1 };

	(void)self;
	histogram_note(&metrics.kept, 0);
	histogram_note(&metrics.kept, 3);
	histogram_note(&metrics.kept, 60000);
	metrics_write(&metrics, out);
}

/* As the daemon's loop does, until nothing happens any more. */
static void turn(int64_t now) {
	struct pollfd polls[STATUS_POLLS];

	do {
		status_polls(status, polls);
		int ready = poll(polls, STATUS_POLLS, 20);
		status_ready(status, polls, now);
		if (ready <= 0) {
			return;
		}
	} while (true);
}

static int call(void) {
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	snprintf(address.sun_path, sizeof(address.sun_path), "%s", path);
	CHECK(connect(fd, (struct sockaddr *)&address, sizeof(address)) == 0);
	return fd;
}

/* The whole answer; "" when it hung up without one. */
static const char *ask(const char *request) {
	static char heard[16384];
	size_t length = 0;
	ssize_t got;
	int fd = call();

	CHECK(send(fd, request, strlen(request), MSG_NOSIGNAL) ==
			(ssize_t)strlen(request));
	turn(1000);
	while ((got = recv(fd, heard + length, sizeof(heard) - 1 - length,
					MSG_DONTWAIT)) > 0) {
		length += (size_t)got;
	}
	CHECK(got == 0); /* it is ended by them */
	close(fd);
	heard[length] = '\0';
	return heard;
}

static bool begins(const char *text, const char *start) {
	return strncmp(text, start, strlen(start)) == 0;
}

static void test_pages(void) {
	const char *heard = ask("GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n");

	CHECK(begins(heard, "HTTP/1.1 200 OK\r\n"));
	CHECK(strstr(heard,
			"# TYPE deskbell_lines_total counter\n"
			"deskbell_lines_total 7\n"));
	CHECK(strstr(heard, "deskbell_link_up 1\n"));
	CHECK(!strstr(heard, "store_free_bytes")); /* not known */
	CHECK(strstr(heard, "deskbell_line_seconds_bucket{le=\"0.001\"} 1\n"));
	CHECK(strstr(heard, "deskbell_line_seconds_bucket{le=\"0.005\"} 2\n"));
	CHECK(strstr(heard, "deskbell_line_seconds_bucket{le=\"5\"} 2\n"));
	CHECK(strstr(heard,
			"deskbell_line_seconds_bucket{le=\"+Inf\"} 3\n"
			"deskbell_line_seconds_sum 60.003\n"
			"deskbell_line_seconds_count 3\n"));
	heard = ask("GET /healthz?x HTTP/1.0\r\n\r\n");
	CHECK(begins(heard, "HTTP/1.1 200 OK\r\n") &&
			strstr(heard, "\r\n\r\nwell"));
	wrong = "no link to the XMPP server";
	heard = ask("GET /healthz HTTP/1.1\r\n\r\n");
	CHECK(begins(heard, "HTTP/1.1 503 ") && strstr(heard, wrong));
	wrong = NULL;
}

static void test_rude(void) {
	char long_one[5000];

	CHECK(begins(ask("GET / HTTP/1.1\r\n\r\n"), "HTTP/1.1 404 "));
	CHECK(begins(ask("GET /metricsx HTTP/1.1\r\n\r\n"), "HTTP/1.1 404 "));
	CHECK(begins(ask("POST /metrics HTTP/1.1\r\n\r\n"), "HTTP/1.1 404 "));
	CHECK(begins(ask("\r\n\r\n"), "HTTP/1.1 404 "));
	memset(long_one, 'a', sizeof(long_one));
	int fd = call();
	CHECK(send(fd, long_one, sizeof(long_one), MSG_NOSIGNAL) > 0);
	turn(1000);
	char byte;
	CHECK(recv(fd, &byte, 1, MSG_DONTWAIT) <= 0);
	close(fd);
}

/* Who says nothing is sent away, and those who came meanwhile are served. */
static void test_silent(void) {
	int silent[STATUS_POLLS - 1];
	char byte;

	CHECK(status_deadline(status) == 0);
	for (size_t i = 0; i < STATUS_POLLS - 1; i++) {
		silent[i] = call();
	}
	turn(1000);
	CHECK(status_deadline(status) == 6000);
	int fd = call();
	CHECK(send(fd, "GET /healthz HTTP/1.1\r\n\r\n", 25, MSG_NOSIGNAL) == 25);
	turn(2000);
	CHECK(recv(fd, &byte, 1, MSG_DONTWAIT) < 0);
	turn(6000);
	turn(6000);
	CHECK(recv(fd, &byte, 1, MSG_DONTWAIT) == 1 && byte == 'H');
	CHECK(recv(silent[0], &byte, 1, MSG_DONTWAIT) == 0);
	close(fd);
	for (size_t i = 0; i < STATUS_POLLS - 1; i++) {
		close(silent[i]);
	}
	turn(7000);
	CHECK(status_deadline(status) == 0);
}

static void test_addresses(void) {
	static const char *const no[] = { "", "127.0.0.1", "0.0.0.0:9281",
		"192.0.2.1:9281", "127.0.0.1:0", "127.0.0.1:x", "[::]:9281",
		"[::1:9281", "localhost:9281", "unix:/no/such/directory/a" };
	const struct status_sink sink = { NULL, complaint, measure };
	char why[256];

	for (size_t i = 0; i < sizeof(no) / sizeof(*no); i++) {
		why[0] = '\0';
		CHECK(!status_open(no[i], &sink, why, sizeof(why)));
		CHECK(begins(why, "metrics: "));
	}
}

int main(void) {
	const struct status_sink sink = { NULL, complaint, measure };
	struct stat found;
	char why[256] = "";

	if (!mkdtemp(directory)) {
		return 1;
	}
	snprintf(path, sizeof(path), "%s/socket", directory);
	snprintf(where, sizeof(where), "unix:%s", path);
	/* What a killed desk left is no hindrance. */
	status = status_open(where, &sink, why, sizeof(why));
	CHECK(status && stat(path, &found) == 0 && (found.st_mode & 0777) == 0660);
	struct status *again = status_open(where, &sink, why, sizeof(why));
	CHECK(again);
	status_close(status);
	status_close(again);
	status = status_open(where, &sink, why, sizeof(why));
	test_pages();
	test_rude();
	test_silent();
	test_addresses();
	status_close(status);
	CHECK(stat(path, &found) != 0);
	rmdir(directory);
	return check_report();
}
