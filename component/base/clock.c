/*
 * Time and chance. Whoever calls this cannot be replayed from a script, so the
 * minds never do.
 */

#include "base/clock.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "base/log.h"

static int64_t read_clock(clockid_t clock) {
	struct timespec now;

	if (clock_gettime(clock, &now) != 0) {
		fatal("the system has no clock: %s", strerror(errno));
	}
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t clock_now(void) {
	return read_clock(CLOCK_BOOTTIME);
}

int64_t clock_wall(void) {
	return read_clock(CLOCK_REALTIME);
}

void clock_chance(uint8_t *bytes, size_t count) {
	while (count > 0) {
		ssize_t got = getrandom(bytes, count, 0);
		if (got < 0 && errno == EINTR) {
			continue;
		}
		if (got <= 0) {
			fatal("the system has no chance: %s", strerror(errno));
		}
		bytes += got;
		count -= (size_t)got;
	}
}
