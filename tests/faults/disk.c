/*
 * The layer itself. Its files have the methods of version 1, which has no
 * shared memory: that the store works on it proves that it shares nothing.
 */
#include "disk.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/arena.h"

#define SECTOR 512

enum kind {
	KIND_WRITE,
	KIND_SYNC,
	KIND_TRUNCATE,
	KIND_DELETE,
};

struct change {
	enum kind kind;
	int file; /* 0 the store, 1 its log, 2 its journal */
	int64_t offset;
	size_t length;
	char *bytes;
};

static struct {
	sqlite3_vfs vfs;
	sqlite3_vfs *real;
	enum disk_mode mode;
	unsigned long at, calls;
	bool was_hit;
	char recorded[512]; /* "": nothing is written down */
	struct change *changes;
	size_t change_count, change_room;
} disk;

struct disk_file {
	sqlite3_file base;
	int which;
	/* The real one follows. */
};

static const char *const ends[] = { "", "-wal", "-journal" };

static sqlite3_file *real_file(sqlite3_file *file) {
	return (sqlite3_file *)(void *)((struct disk_file *)(void *)file + 1);
}

static void record(enum kind kind, int file, int64_t offset, const void *bytes,
		size_t length) {
	struct change *change;

	if (!disk.recorded[0]) {
		return;
	}
	if (disk.change_count == disk.change_room) {
		disk.change_room = disk.change_room ? 2 * disk.change_room : 1024;
		disk.changes = xrealloc(disk.changes,
				disk.change_room * sizeof(*disk.changes));
	}
	change = &disk.changes[disk.change_count++];
	*change = (struct change){ kind, file, offset, length, NULL };
	if (bytes) {
		change->bytes = xcalloc(1, length + 1);
		memcpy(change->bytes, bytes, length);
	}
}

/* Whether this call is one that fails. A kill comes in the middle of it. */
static bool fails(void) {
	disk.calls++;
	if (disk.mode == DISK_WORKS || disk.calls < disk.at ||
			(disk.calls > disk.at && disk.mode != DISK_FAILS_FROM)) {
		return false;
	}
	disk.was_hit = true;
	return true;
}

static void die_if_told(void) {
	if (disk.mode == DISK_KILLS) {
		kill(getpid(), SIGKILL);
	}
}

static int on_close(sqlite3_file *file) {
	sqlite3_file *real = real_file(file);

	return real->pMethods ? real->pMethods->xClose(real) : SQLITE_OK;
}

static int on_read(sqlite3_file *file, void *to, int length,
		sqlite3_int64 offset) {
	sqlite3_file *real = real_file(file);

	return real->pMethods->xRead(real, to, length, offset);
}

static int on_write(sqlite3_file *file, const void *bytes, int length,
		sqlite3_int64 offset) {
	sqlite3_file *real = real_file(file);
	struct disk_file *own = (struct disk_file *)(void *)file;

	if (fails()) {
		/* Half of it is there: the worst that a full disk does. */
		(void)real->pMethods->xWrite(real, bytes, length / 2, offset);
		die_if_told();
		return disk.at % 2 ? SQLITE_FULL : SQLITE_IOERR_WRITE;
	}
	record(KIND_WRITE, own->which, offset, bytes, (size_t)length);
	return real->pMethods->xWrite(real, bytes, length, offset);
}

static int on_truncate(sqlite3_file *file, sqlite3_int64 size) {
	sqlite3_file *real = real_file(file);
	struct disk_file *own = (struct disk_file *)(void *)file;

	if (fails()) {
		die_if_told();
		return SQLITE_IOERR_TRUNCATE;
	}
	record(KIND_TRUNCATE, own->which, size, NULL, 0);
	return real->pMethods->xTruncate(real, size);
}

static int on_sync(sqlite3_file *file, int flags) {
	sqlite3_file *real = real_file(file);
	struct disk_file *own = (struct disk_file *)(void *)file;

	if (fails()) {
		die_if_told();
		return SQLITE_IOERR_FSYNC;
	}
	record(KIND_SYNC, own->which, 0, NULL, 0);
	return real->pMethods->xSync(real, flags);
}

static int on_size(sqlite3_file *file, sqlite3_int64 *size) {
	sqlite3_file *real = real_file(file);

	return real->pMethods->xFileSize(real, size);
}

static int on_lock(sqlite3_file *file, int level) {
	sqlite3_file *real = real_file(file);

	return real->pMethods->xLock(real, level);
}

static int on_unlock(sqlite3_file *file, int level) {
	sqlite3_file *real = real_file(file);

	return real->pMethods->xUnlock(real, level);
}

static int on_check(sqlite3_file *file, int *is_locked) {
	sqlite3_file *real = real_file(file);

	return real->pMethods->xCheckReservedLock(real, is_locked);
}

static int on_control(sqlite3_file *file, int what, void *argument) {
	sqlite3_file *real = real_file(file);

	if (what == SQLITE_FCNTL_SIZE_HINT || what == SQLITE_FCNTL_CHUNK_SIZE) {
		return SQLITE_OK; /* would change the file behind our back */
	}
	return real->pMethods->xFileControl(real, what, argument);
}

static int on_sector(sqlite3_file *file) {
	sqlite3_file *real = real_file(file);

	return real->pMethods->xSectorSize(real);
}

static int on_traits(sqlite3_file *file) {
	sqlite3_file *real = real_file(file);

	return real->pMethods->xDeviceCharacteristics(real);
}

static const sqlite3_io_methods methods = {
	.iVersion = 1,
	.xClose = on_close,
	.xRead = on_read,
	.xWrite = on_write,
	.xTruncate = on_truncate,
	.xSync = on_sync,
	.xFileSize = on_size,
	.xLock = on_lock,
	.xUnlock = on_unlock,
	.xCheckReservedLock = on_check,
	.xFileControl = on_control,
	.xSectorSize = on_sector,
	.xDeviceCharacteristics = on_traits,
};

static int which_of(const char *name) {
	for (int i = 2; name && i > 0; i--) {
		size_t length = strlen(name), end = strlen(ends[i]);
		if (length > end && strcmp(name + length - end, ends[i]) == 0) {
			return i;
		}
	}
	return 0;
}

static int on_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file,
		int flags, int *out) {
	struct disk_file *own = (struct disk_file *)(void *)file;
	sqlite3_file *real = real_file(file);
	int code;

	(void)vfs;
	own->which = which_of(name);
	real->pMethods = NULL;
	code = disk.real->xOpen(disk.real, name, real, flags, out);
	own->base.pMethods = real->pMethods ? &methods : NULL;
	return code;
}

static int on_delete(sqlite3_vfs *vfs, const char *name, int syncs) {
	(void)vfs;
	if (fails()) {
		die_if_told();
		return SQLITE_IOERR_DELETE;
	}
	record(KIND_DELETE, which_of(name), 0, NULL, 0);
	return disk.real->xDelete(disk.real, name, syncs);
}

void disk_install(void) {
	disk.real = sqlite3_vfs_find(NULL);
	disk.vfs = *disk.real;
	disk.vfs.zName = "disk";
	disk.vfs.pNext = NULL;
	disk.vfs.szOsFile = (int)sizeof(struct disk_file) + disk.real->szOsFile;
	disk.vfs.xOpen = on_open;
	disk.vfs.xDelete = on_delete;
	if (sqlite3_vfs_register(&disk.vfs, 1) != SQLITE_OK) {
		abort();
	}
}

void disk_set(enum disk_mode mode, unsigned long at) {
	disk.mode = mode;
	disk.at = at;
	disk.calls = 0;
	disk.was_hit = false;
}

unsigned long disk_calls(void) {
	return disk.calls;
}

bool disk_was_hit(void) {
	return disk.was_hit;
}

void disk_record(const char *path) {
	disk_forget();
	snprintf(disk.recorded, sizeof(disk.recorded), "%s", path);
}

void disk_forget(void) {
	for (size_t i = 0; i < disk.change_count; i++) {
		xfree(disk.changes[i].bytes);
	}
	xfree(disk.changes);
	disk.changes = NULL;
	disk.change_count = disk.change_room = 0;
	disk.recorded[0] = '\0';
}

/* Sector by sector, each of which chance may forget. */
static bool write_some(FILE *out, const struct change *change, bool is_sure,
		unsigned *seed) {
	for (size_t at = 0; at < change->length;) {
		size_t place = (size_t)change->offset + at;
		size_t piece = SECTOR - place % SECTOR;
		if (piece > change->length - at) {
			piece = change->length - at;
		}
		if ((is_sure || rand_r(seed) % 2) &&
				(fseek(out, (long)place, SEEK_SET) != 0 ||
						fwrite(change->bytes + at, 1, piece, out) != piece)) {
			return false;
		}
		at += piece;
	}
	return true;
}

static bool apply(FILE *out, const struct change *change, bool is_sure,
		unsigned *seed) {
	switch (change->kind) {
	case KIND_WRITE:
		return write_some(out, change, is_sure, seed);
	case KIND_TRUNCATE:
		return fflush(out) == 0 &&
				((!is_sure && rand_r(seed) % 2) ||
						ftruncate(fileno(out), change->offset) == 0);
	case KIND_SYNC:
	case KIND_DELETE:
		return true;
	}
	return false;
}

/* A deletion begins the file anew; SQLite syncs the directory after it. */
static size_t first_of(int file, size_t calls, bool *is_there) {
	size_t first = 0;

	*is_there = false;
	for (size_t i = 0; i < calls; i++) {
		if (disk.changes[i].file == file) {
			*is_there = disk.changes[i].kind != KIND_DELETE;
			first = *is_there ? first : i + 1;
		}
	}
	return first;
}

static bool cut_file(const char *to, int file, size_t calls, unsigned *seed,
		bool is_lying) {
	bool is_there, holds = true;
	size_t first = first_of(file, calls, &is_there), synced = first;
	FILE *out;

	unlink(to);
	if (!is_there) {
		return true;
	}
	for (size_t i = first; i < calls && !is_lying; i++) {
		if (disk.changes[i].file == file && disk.changes[i].kind == KIND_SYNC) {
			synced = i;
		}
	}
	out = fopen(to, "w+b");
	for (size_t i = first; out && holds && i < calls; i++) {
		if (disk.changes[i].file == file) {
			holds = apply(out, &disk.changes[i], i < synced, seed);
		}
	}
	return out && fclose(out) == 0 && holds;
}

bool disk_cut(const char *to, unsigned long calls, unsigned seed,
		bool is_lying) {
	for (int file = 0; file < 3; file++) {
		char path[600];
		snprintf(path, sizeof(path), "%s%s", to, ends[file]);
		if (!cut_file(path, file, calls, &seed, is_lying)) {
			return false;
		}
	}
	return true;
}
