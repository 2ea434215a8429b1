/* What is a photo, and how many are kept. */

#include "base/photos.h"

#include <stdio.h>
#include <stdlib.h>

#include "check.h"

static uint8_t bytes[PHOTO_MOST];

static void test_base64(void) {
	static const struct {
		const char *text, *bytes; /* NULL: none */
	} table[] = {
		{ "Zg==", "f" },
		{ "Zm8=", "fo" },
		{ "Zm9v", "foo" },
		{ "Zm9vYmE=", "fooba" },
		{ "+/+/", "\xfb\xff\xbf" },
		{ "", NULL },
		{ "Zm9", NULL },
		{ "Zg=", NULL },
		{ "====", NULL },
		{ "Zm9v\n", NULL },
		{ "Zm 9", NULL },
		{ "Z===", NULL },
		{ "Zg==Zg==", NULL },
		{ "-_-_", NULL },
		{ "Zm9\xc3", NULL },
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		const char *meant = table[i].bytes ? table[i].bytes : "";
		size_t length = photo_decode(table[i].text, bytes);
		CHECK(length == strlen(meant));
		CHECK(memcmp(bytes, meant, length) == 0);
	}
}

/* A multiple of four `A`s, the last with so many `=`. */
static size_t decode_long(size_t length, size_t ends) {
	char *text = malloc(length + 1);

	memset(text, 'A', length);
	memset(text + length - ends, '=', ends);
	text[length] = '\0';
	size_t decoded = photo_decode(text, bytes);
	free(text);
	return decoded;
}

static void test_longest(void) {
	CHECK(PHOTO_TEXT_MOST == 87384);
	CHECK(decode_long(PHOTO_TEXT_MOST, 2) == PHOTO_MOST);
	CHECK(decode_long(PHOTO_TEXT_MOST, 1) == 0);
	CHECK(decode_long(PHOTO_TEXT_MOST, 0) == 0);
	CHECK(decode_long(PHOTO_TEXT_MOST + 4, 2) == 0);
}

static void test_types(void) {
	static const struct {
		const char *start, *type;
	} table[] = {
		{ "\x89PNG\r\n\x1a\n.", "image/png" },
		{ "\xff\xd8\xff\xe0", "image/jpeg" },
		{ "GIF87a.", "image/gif" },
		{ "GIF89a.", "image/gif" },
		{ "RIFF....WEBPVP8 ", "image/webp" },
		{ "RIFF....WAVEfmt ", NULL },
		{ "XXXX....WEBPVP8 ", NULL },
		{ "GIF88a.", NULL },
		{ "GIF89a", NULL },
		{ "\x89PNG", NULL },
		{ "BM......", NULL },
		{ "<svg xmlns='http://www.w3.org/2000/svg'/>", NULL },
		{ "<?xml version='1.0'?><svg/>", NULL },
		{ " GIF89a.", NULL },
		{ "", NULL },
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		/* On the heap, so that a read beyond the end is found. */
		size_t length = strlen(table[i].start);
		uint8_t *start = malloc(length ? length : 1);
		memcpy(start, table[i].start, length);
		const char *type = photo_type(start, length);
		free(start);
		CHECK((type != NULL) == (table[i].type != NULL));
		if (type && table[i].type) {
			CHECK_SAME(type, table[i].type);
		}
	}
}

static const char *hash(int number) {
	static char text[PHOTO_HASH_CHARS + 1];

	snprintf(text, sizeof(text), "%064d", number);
	return text;
}

static void put(struct photos *photos, int number, size_t length) {
	memcpy(bytes, "GIF89a", 6);
	photos_put(photos, hash(number), bytes, length);
}

static void test_keeping(void) {
	struct photos *photos = photos_create();
	const char *wrong[] = { "", "a", "../../../etc/passwd",
		"A000000000000000000000000000000000000000000000000000000000000000",
		"00000000000000000000000000000000000000000000000000000000000000000" };

	put(photos, 1, 10);
	CHECK(photos_find(photos, hash(1)) != NULL);
	CHECK_SAME(photos_find(photos, hash(1))->type, "image/gif");
	CHECK(photos_find(photos, hash(1))->length == 10);
	put(photos, 1, 20); /* the same hash is the same photo */
	CHECK(photos_find(photos, hash(1))->length == 10);
	CHECK(!photos_find(photos, hash(2)));
	CHECK(!photos_find(NULL, hash(1)));
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		photos_put(photos, wrong[i], bytes, 10);
		CHECK(!photos_find(photos, wrong[i]));
	}
	photos_put(photos, hash(3), (const uint8_t *)"<svg/>.....", 11);
	CHECK(!photos_find(photos, hash(3)));
	photos_destroy(photos);
	photos_destroy(NULL);
}

/* By number and by bytes: who was not asked for longest gives way. */
static void test_bounds(void) {
	struct photos *photos = photos_create();
	int most = (int)(PHOTOS_BYTES / PHOTO_MOST);

	for (int i = 0; i < PHOTOS_MOST; i++) {
		put(photos, i, 10);
	}
	CHECK(photos_find(photos, hash(0)) != NULL);
	put(photos, PHOTOS_MOST, 10);
	CHECK(photos_find(photos, hash(0)) != NULL);
	CHECK(!photos_find(photos, hash(1)));
	for (int i = 1000; i < 1000 + most; i++) {
		put(photos, i, PHOTO_MOST);
	}
	CHECK(!photos_find(photos, hash(PHOTOS_MOST)));
	CHECK(photos_find(photos, hash(1000)) != NULL);
	put(photos, 2000, 10);
	CHECK(photos_find(photos, hash(1000)) != NULL);
	CHECK(!photos_find(photos, hash(1001)));
	photos_destroy(photos);
}

int main(void) {
	test_base64();
	test_longest();
	test_types();
	test_keeping();
	test_bounds();
	return check_report();
}
