#ifndef NET_FILES_H
#define NET_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

/* The widget's files, in memory: read at the start and never again. */

enum coding {
	CODING_BR,
	CODING_GZIP,
	CODING_NONE,
	CODING_COUNT,
};

#define ETAG_ROOM      36
#define FILE_NAME_ROOM 96

struct file {
	char name[FILE_NAME_ROOM];
	struct buffer bodies[CODING_COUNT]; /* empty: there is none */
	char etag[ETAG_ROOM];
	const char *type;
	bool is_immutable; /* its name changes with its content */
};

struct files;

/* NULL: why is logged. */
struct files *files_create(const char *directory);
void files_destroy(struct files *files);

/* NULL where there is none of that name. */
const struct file *files_find(const struct files *files, const char *name);

/* In quotes, as RFC 9110, section 8.8.3, wants it. */
void etag_make(char etag[ETAG_ROOM], const void *bytes, size_t length);

#endif
