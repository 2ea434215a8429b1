/* When deskbell-staff is too big: at the bound it stays, a page above not. */

#include "staff/memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"

/* As memory.c has it, in pages. */
#define MEMORY_MOST ((512L << 20) / sysconf(_SC_PAGESIZE))

static char path[] = "/tmp/staff_memory_test.XXXXXX";

/* Size, resident, shared, text, lib, data, dirty: proc(5). */
static bool is_too_much(long resident) {
	FILE *file = fopen(path, "w");

	if (!file) {
		exit(1);
	}
	fprintf(file, "%ld %ld 1 2 0 3 0\n", 9 * MEMORY_MOST, resident);
	fclose(file);
	return memory_is_too_much(path);
}

int main(void) {
	int fd = mkstemp(path);

	if (fd < 0) {
		return 1;
	}
	CHECK(!memory_is_too_much(path));
	close(fd);
	CHECK(!is_too_much(1));
	CHECK(!is_too_much(MEMORY_MOST));
	CHECK(is_too_much(MEMORY_MOST + 1));
	unlink(path);
	CHECK(!memory_is_too_much(path));
	CHECK(!memory_is_too_much("/proc/self/statm"));
	return check_report();
}
