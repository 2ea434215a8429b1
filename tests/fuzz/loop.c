/*
 * A fuzzer for any compiler: seeds are bent at random, the same way for the
 * same --seed, and thrown at LLVMFuzzerTestOneInput(). What breaks it is
 * written to a file; a file given by name is thrown again.
 */

#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "fuzz.h"

#define INPUT_ROOM  8192
#define HANG_AFTER  20 /* seconds for one input */
#define BENDS_MOST  8
#define PIECE_COUNT (sizeof(pieces) / sizeof(pieces[0]))

/* What tends to be believed. */
static const char *const pieces[] = { "<", ">", "/>", "</", "'", "\"", "=", "&",
	"&#x0;", "&#xFFFE;", "&lt;", "<![CDATA[", "]]>", "<!--", "-->", "<?x ?>",
	"<!DOCTYPE r [", " xmlns='", " xmlns:p='u'", "p:", "xml:lang='de'", "\n",
	"\r", "\t", "\x01", "\x7f", "\xc0\x80", "\xed\xa0\x80", "\xef\xbf\xbf",
	"\xf0\x9f\x98\x80", "\xff", "@", "/", "-1", "99999999999999999999",
	"18446744073709551616", "%n%s", "<a>", "</a>", "<body>", "</body>",
	"type='error'", "type=''", "id=''", "from=''" };

struct input {
	uint8_t bytes[INPUT_ROOM];
	size_t length;
};

/* splitmix64: every run has a state of its own, so it can be run alone. */
static uint64_t chance(uint64_t *state) {
	uint64_t x = *state += 0x9e3779b97f4a7c15;

	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
	x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
	return x ^ (x >> 31);
}

static size_t below(uint64_t *state, size_t count) {
	return count > 0 ? (size_t)(chance(state) % count) : 0;
}

static void insert(struct input *input, size_t at, const void *bytes,
		size_t length) {
	if (length > INPUT_ROOM - input->length) {
		length = INPUT_ROOM - input->length;
	}
	memmove(input->bytes + at + length, input->bytes + at, input->length - at);
	memcpy(input->bytes + at, bytes, length);
	input->length += length;
}

static void cut(struct input *input, size_t at, size_t length) {
	memmove(input->bytes + at, input->bytes + at + length,
			input->length - at - length);
	input->length -= length;
}

static const char *any_seed(uint64_t *state) {
	size_t count = 0;

	while (fuzz_seeds[count]) {
		count++;
	}
	return fuzz_seeds[below(state, count)];
}

static void bend(struct input *input, uint64_t *state) {
	size_t at = below(state, input->length);
	size_t length = below(state, input->length - at + 1);
	const char *piece = pieces[below(state, PIECE_COUNT)];
	uint8_t copy[INPUT_ROOM];

	switch ((int)below(state, 7)) {
	case 0:
		if (input->length > 0) {
			input->bytes[at] ^= (uint8_t)(1U << below(state, 8));
		}
		break;
	case 1:
		if (input->length > 0) {
			input->bytes[at] = (uint8_t)chance(state);
		}
		break;
	case 2: /* twice as likely, for it gets furthest */
	case 3:
		insert(input, at, piece, strlen(piece));
		break;
	case 4:
		cut(input, at, below(state, 2) ? length : length % 16);
		break;
	case 5:
		memcpy(copy, input->bytes + at, length);
		insert(input, below(state, input->length), copy, length);
		break;
	case 6:
		piece = any_seed(state);
		insert(input, at, piece, strlen(piece));
		break;
	}
}

static void make_input(struct input *input, uint64_t seed, uint64_t run) {
	uint64_t state = seed * 0x100000001b3 + run;
	const char *start = any_seed(&state);

	input->length = 0;
	insert(input, 0, start, strlen(start));
	/* The seeds themselves first, and now and then. */
	for (size_t bends = below(&state, BENDS_MOST); bends > 0; bends--) {
		bend(input, &state);
	}
}

/* The bytes in a block of their exact size, so that ASan sees the end. */
static void throw(const struct input *input) {
	uint8_t *bytes = malloc(input->length > 0 ? input->length : 1);

	if (!bytes) {
		abort();
	}
	memcpy(bytes, input->bytes, input->length);
	LLVMFuzzerTestOneInput(bytes, input->length);
	free(bytes);
}

static bool throw_file(const char *path) {
	static struct input input;
	FILE *file = fopen(path, "rb");

	if (!file) {
		perror(path);
		return false;
	}
	input.length = fread(input.bytes, 1, sizeof(input.bytes), file);
	fclose(file);
	throw(&input);
	return true;
}

static void hunt(uint64_t seed, uint64_t runs, long seconds,
		volatile uint64_t *run) {
	static struct input input;
	time_t end = time(NULL) + seconds;

	for (; *run < runs && (seconds == 0 || time(NULL) < end); ++*run) {
		make_input(&input, seed, *run);
		alarm(HANG_AFTER);
		throw(&input);
	}
}

static int report(uint64_t seed, uint64_t run, int status) {
	static struct input input;
	char path[64];

	if (status == 0) {
		printf("%llu passed, 0 failed\n", (unsigned long long)run);
		return 0;
	}
	make_input(&input, seed, run);
	snprintf(path, sizeof(path), "fuzz-%llu-%llu", (unsigned long long)seed,
			(unsigned long long)run);
	FILE *file = fopen(path, "wb");
	if (file) {
		fwrite(input.bytes, 1, input.length, file);
		fclose(file);
	}
	fprintf(stderr, "%s by the input in %s\n",
			WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM ? "hung"
															   : "broken",
			path);
	printf("%llu passed, 1 failed\n", (unsigned long long)run);
	return 1;
}

int main(int count, char **words) {
	uint64_t seed = 1, runs = UINT64_MAX;
	long seconds = 0;
	int status = 0, at = 1;

	for (; at + 1 < count && strncmp(words[at], "--", 2) == 0; at += 2) {
		uint64_t value = strtoull(words[at + 1], NULL, 10);
		if (strcmp(words[at], "--seed") == 0) {
			seed = value;
		} else if (strcmp(words[at], "--runs") == 0) {
			runs = value;
		} else if (strcmp(words[at], "--seconds") == 0) {
			seconds = (long)value;
		}
	}
	if (at < count) {
		return !throw_file(words[at]);
	}
	if (seconds == 0 && runs == UINT64_MAX) {
		fprintf(stderr,
				"usage: %s [--seed N] [--runs N] [--seconds N] [FILE]\n",
				words[0]);
		return 1;
	}
	/* The hunt dies with its prey; this process lives to tell of it. */
	uint64_t *run = mmap(NULL, sizeof(*run), PROT_READ | PROT_WRITE,
			MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (run == MAP_FAILED) {
		return 1;
	}
	pid_t child = fork();
	if (child == 0) {
		hunt(seed, runs, seconds, run);
		return 0;
	}
	if (child < 0 || waitpid(child, &status, 0) < 0) {
		return 1;
	}
	return report(seed, *run, status);
}
