/* The process's size, as the kernel tells it, against a bound. */

#include "staff/memory.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#define MEMORY_MOST (512L << 20) /* expat keeps every name of a stream */

bool memory_is_too_much(const char *statm) {
	char text[128] = { 0 };
	long pages = 0;
	int fd = open(statm, O_RDONLY | O_CLOEXEC);

	if (fd < 0) {
		return false;
	}
	if (read(fd, text, sizeof(text) - 1) > 0) {
		sscanf(text, "%*d %ld", &pages);
	}
	close(fd);
	return pages > MEMORY_MOST / sysconf(_SC_PAGESIZE);
}
