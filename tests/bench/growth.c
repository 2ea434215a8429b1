/*
 * What chats cost: memory for those who wait and those who talk, and whether a
 * line costs more the more chats there are. Each size in a process of its own.
 * Ends badly where lines are so much dearer that no noise can be the reason.
 *
 *     growth [lines [chats ...]]
 */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include <malloc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/log.h"
#include "bench.h"
#include "stub.h"
#include "whole.h"

#define GROWTH_MOST 4

/* SQLite's own is bounded by its cache, whatever the number of chats. */
static double heap_kb(void) {
	struct mallinfo2 is = mallinfo2();

	return (double)(is.uordblks + is.hblkhd - (size_t)sqlite3_memory_used()) /
			1024;
}

static double resident_mb(void) {
	FILE *file = fopen("/proc/self/statm", "r");
	long pages = 0;

	check(file && fscanf(file, "%*s %ld", &pages) == 1, "statm");
	fclose(file);
	return (double)(pages * sysconf(_SC_PAGESIZE)) / 1048576;
}

/* Gives us of CPU a line. */
static double measure(int chats, int lines) {
	char folder[] = "/tmp/deskbell-bench-XXXXXX", path[64];
	struct whole whole;

	check(mkdtemp(folder), "folder");
	snprintf(path, sizeof(path), "%s/desk.sqlite", folder);
	whole_open(&whole, path);
	double none = heap_kb();
	whole_do(&whole, (struct duty){ ORDER_ASK, chats, 0 });
	double waiting = heap_kb() - none, waiting_mb = resident_mb();
	whole_do(&whole, (struct duty){ ORDER_TAKE, chats, 0 });
	double talking = heap_kb() - none, talking_mb = resident_mb();
	struct cost before = cost_now();
	whole_do(&whole, (struct duty){ ORDER_SAY, lines, chats });
	double a_line = cost_since(before).cpu * 1e6 / lines;
	printf("%6d  %7.2f  %8.1f  %7.2f  %8.1f  %10.2f  %8.1f\n", chats,
			waiting / chats, waiting_mb, talking / chats, talking_mb, a_line,
			resident_mb());
	whole_close(&whole);
	unlink(path);
	rmdir(folder);
	return a_line;
}

int main(int argc, char **argv) {
	static const int presets[] = { 100, 1000, 10000 };
	int lines = number_at(argv, 1, 50000);
	int count = argc > 2 ? argc - 2 : 3;
	int status = 0;
	double *costs = mmap(NULL, (size_t)count * sizeof(*costs),
			PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	check(costs != MAP_FAILED, "memory");
	log_open("growth", LOG_LEVEL_WARN);
	setvbuf(stdout, NULL, _IOLBF, 0);
	printf("        waiting: heap, resident  talking: heap, resident"
		   "   CPU a line, resident then\n"
		   " chats  KB/chat        MB  KB/chat        MB          us"
		   "        MB\n");
	for (int i = 0; i < count; i++) {
		pid_t child = fork();
		check(child >= 0, "fork");
		if (child == 0) {
			costs[i] = measure(number_at(argv, i + 2, presets[i % 3]), lines);
			return 0;
		}
		check(waitpid(child, &status, 0) == child && status == 0, "a size");
	}
	return costs[count - 1] > costs[0] * GROWTH_MOST;
}
