/*
 * A directory of built files into memory, each with the codings that lie beside
 * it. Nothing that a page can say names a file on the disk.
 */

#include "net/files.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/evp.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/text.h"

#define FILES_MOST 128
#define FILE_MOST  ((long)1 << 20)

static const char *const coding_ends[] = { ".br", ".gz", "" };

struct files {
	struct file items[FILES_MOST];
	size_t count;
};

static const char *type_of(const char *name) {
	static const char *const types[][2] = {
		{ ".js", "text/javascript; charset=utf-8" },
		{ ".css", "text/css; charset=utf-8" },
		{ ".svg", "image/svg+xml" },
		{ ".html", "text/html; charset=utf-8" },
	};
	const char *end = strrchr(name, '.');

	for (size_t i = 0; end && i < sizeof(types) / sizeof(types[0]); i++) {
		if (strcmp(end, types[i][0]) == 0) {
			return types[i][1];
		}
	}
	return NULL;
}

/* pack.js names them name-HASH.js with twelve hex digits. */
static bool has_hash(const char *name) {
	const char *dash = strrchr(name, '-');

	return dash && strspn(dash + 1, "0123456789abcdef") == 12 &&
			dash[13] == '.';
}

void etag_make(char etag[ETAG_ROOM], const void *bytes, size_t length) {
	uint8_t digest[EVP_MAX_MD_SIZE];
	unsigned size = 0;

	etag[0] = '\0';
	if (EVP_Digest(bytes, length, digest, &size, EVP_sha256(), NULL) != 1) {
		return;
	}
	etag[0] = '"';
	for (int i = 0; i < 16; i++) {
		snprintf(etag + 1 + 2 * i, 3, "%02x", (unsigned)digest[i]);
	}
	etag[33] = '"';
	etag[34] = '\0';
}

static bool load(struct buffer *body, const char *directory, const char *name,
		const char *end) {
	char path[4096];
	char piece[4096];
	size_t length;
	int printed = snprintf(path, sizeof(path), "%s/%s%s", directory, name, end);
	FILE *file = printed > 0 && (size_t)printed < sizeof(path)
			? fopen(path, "rb")
			: NULL;

	if (!file) {
		return false;
	}
	while ((length = fread(piece, 1, sizeof(piece), file)) > 0 &&
			body->length < (size_t)FILE_MOST) {
		buffer_add(body, piece, length);
	}
	fclose(file);
	return body->length > 0;
}

static void add_file(struct files *files, const char *directory,
		const char *name) {
	const char *type = type_of(name);
	struct file *file = &files->items[files->count];

	if (!type || strlen(name) >= FILE_NAME_ROOM || files->count == FILES_MOST) {
		return;
	}
	*file = (struct file){ .type = type, .is_immutable = has_hash(name) };
	text_copy(file->name, sizeof(file->name), name);
	if (!load(&file->bodies[CODING_NONE], directory, name, "")) {
		return;
	}
	for (int i = 0; i < CODING_NONE; i++) {
		load(&file->bodies[i], directory, name, coding_ends[i]);
	}
	etag_make(file->etag, file->bodies[CODING_NONE].bytes,
			file->bodies[CODING_NONE].length);
	files->count++;
}

struct files *files_create(const char *directory) {
	struct files *files = xcalloc(1, sizeof(*files));
	DIR *open = opendir(directory);
	const struct dirent *entry;

	if (!open) {
		log_error("cannot read the widget's files in %s", directory);
		files_destroy(files);
		return NULL;
	}
	for (entry = readdir(open); entry; entry = readdir(open)) {
		add_file(files, directory, entry->d_name);
	}
	closedir(open);
	return files;
}

void files_destroy(struct files *files) {
	for (size_t i = 0; files && i < files->count; i++) {
		for (int coding = 0; coding < CODING_COUNT; coding++) {
			buffer_finish(&files->items[i].bodies[coding]);
		}
	}
	free(files);
}

const struct file *files_find(const struct files *files, const char *name) {
	for (size_t i = 0; i < files->count; i++) {
		if (strcmp(name, files->items[i].name) == 0) {
			return &files->items[i];
		}
	}
	return NULL;
}
