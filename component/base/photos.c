/*
 * Pictures by hash, with bounds. Knows nothing of who is on them; the hash is
 * the caller's word.
 */

#include "base/photos.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/picture.h"

struct kept {
	struct list link; /* photos.kept, the one asked for last at the end */
	char hash[PHOTO_HASH_CHARS + 1];
	struct photo photo;
	uint8_t bytes[];
};

struct photos {
	struct list kept; /* kept.link */
	size_t count;
};

struct photos *photos_create(void) {
	struct photos *photos = xcalloc(1, sizeof(*photos));

	list_init(&photos->kept);
	return photos;
}

static void drop(struct photos *photos, struct kept *kept) {
	list_take_out(&kept->link);
	photos->count--;
	free(kept);
}

void photos_destroy(struct photos *photos) {
	if (!photos) {
		return;
	}
	list_for_each_safe(at, after, &photos->kept) {
		drop(photos, list_entry(at, struct kept, link));
	}
	free(photos);
}

/* -1: none of the sixty-four. */
static int value_of(char c) {
	static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
								   "abcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = c ? strchr(alphabet, c) : NULL;

	return at ? (int)(at - alphabet) : -1;
}

size_t photo_decode(const char *base64, uint8_t *to) {
	size_t length = strlen(base64), bytes = 0;
	uint32_t held = 0;
	unsigned bits = 0;

	if (length % 4 != 0 || length > PHOTO_TEXT_MOST) {
		return 0;
	}
	for (int i = 0; i < 2 && length > 0 && base64[length - 1] == '='; i++) {
		length--;
	}
	if (length / 4 * 3 + length % 4 * 3 / 4 > PHOTO_MOST) {
		return 0;
	}
	for (size_t i = 0; i < length; i++) {
		int value = value_of(base64[i]);
		if (value < 0) {
			return 0;
		}
		held = held << 6 | (uint32_t)value;
		bits += 6;
		if (bits >= 8) {
			bits -= 8;
			to[bytes++] = (uint8_t)(held >> bits);
		}
	}
	return bytes;
}

static struct kept *find(const struct photos *photos, const char *hash) {
	list_for_each(at, &photos->kept) {
		struct kept *kept = list_entry(at, struct kept, link);
		if (strcmp(kept->hash, hash) == 0) {
			return kept;
		}
	}
	return NULL;
}

const struct photo *photos_find(struct photos *photos, const char *hash) {
	struct kept *kept = photos ? find(photos, hash) : NULL;

	if (!kept) {
		return NULL;
	}
	list_take_out(&kept->link);
	list_append(&photos->kept, &kept->link);
	return &kept->photo;
}

bool photo_is_hash(const char *hash) {
	return strlen(hash) == PHOTO_HASH_CHARS &&
			strspn(hash, "0123456789abcdef") == PHOTO_HASH_CHARS;
}

void photos_put(struct photos *photos, const char *hash, const uint8_t *bytes,
		size_t length) {
	const char *type = picture_type(bytes, length);

	if (!photos || !type || length > PHOTO_MOST || !photo_is_hash(hash) ||
			photos_find(photos, hash)) {
		return;
	}
	if (photos->count >= PHOTOS_MOST) {
		drop(photos, list_entry(photos->kept.next, struct kept, link));
	}
	struct kept *kept = xcalloc(1, sizeof(*kept) + length);
	memcpy(kept->hash, hash, PHOTO_HASH_CHARS);
	memcpy(kept->bytes, bytes, length);
	kept->photo = (struct photo){ type, length, kept->bytes };
	list_append(&photos->kept, &kept->link);
	photos->count++;
}
