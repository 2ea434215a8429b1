/* What is a photo, and how many are kept. */

#include "base/photos.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/picture.h"
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

#define REST "........................"

static void test_types(void) {
	static const struct {
		const char *start, *type;
		size_t length;
	} table[] = {
#define ROW(bytes, type) { bytes, type, sizeof(bytes) - 1 }
		ROW("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0@\0\0\0@" REST, "image/png"),
		ROW("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x08\0\0\0\x08\0" REST,
				"image/png"),
		ROW("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x08\1\0\0\0@" REST, NULL),
		ROW("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x7f\xff\xff\xff\0\0\0@" REST, NULL),
		ROW("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0@\0\0\0\0" REST, NULL),
		ROW("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0@", NULL),
		ROW("\x89PNG\r\n\x1a\n<svg xmlns='http://www.w3.org/2000/svg'/>", NULL),
		ROW("\xff\xd8\xff\xe0\0\4..\xff\xc0\0\x0b\x08\0@\0@.", "image/jpeg"),
		ROW("\xff\xd8\xff\xff\xff\xc2\0\x0b\x08\0@\0@.", "image/jpeg"),
		ROW("\xff\xd8\xff\xc0\0\x0b\x08\xff\xff\0@.", NULL),
		ROW("\xff\xd8\xff\xc0\0\x0b\x08\0\0\0@.", NULL),
		ROW("\xff\xd8\xff\xc4\0\x0b\x08\0@\0@.", NULL),
		ROW("\xff\xd8\xff\xe0\0\0\xff\xe0\0\0\xff\xe0\0\0", NULL),
		ROW("\xff\xd8\xff\xe0\xff\xff........", NULL),
		ROW("\xff\xd8<script>alert(1)</script>", NULL),
		ROW("GIF87a\1\0\1\0....", "image/gif"),
		ROW("GIF89a\0\x08\0\x08....", "image/gif"),
		ROW("GIF89a\1\x08\1\0....", NULL),
		ROW("GIF89a=alert(1)//", NULL), /* a script as well */
		ROW("GIF88a\1\0\1\0....", NULL),
		ROW("GIF89a\1\0\1\0", NULL),
		ROW(" GIF89a\1\0\1\0....", NULL),
		ROW("RIFF....WEBPVP8 .......\x9d\1*@\0@\0" REST, "image/webp"),
		ROW("RIFF....WEBPVP8 .......\x9d\1*\xff\x3f@\0" REST, NULL),
		ROW("RIFF....WEBPVP8 .......@@@@\0@\0" REST, NULL),
		ROW("RIFF....WEBPVP8L....\x2f\x3f\xc0\x0f\0" REST, "image/webp"),
		ROW("RIFF....WEBPVP8L....\x2f\xff\xff\xff\xff" REST, NULL),
		ROW("RIFF....WEBPVP8X........\x3f\0\0\x3f\0\0" REST, "image/webp"),
		ROW("RIFF....WEBPVP8X........\xff\xff\xff\x3f\0\0" REST, NULL),
		ROW("RIFF....WEBPVP8X........\x3f\0\0", NULL),
		ROW("RIFF....WAVEfmt " REST REST, NULL),
		ROW("XXXX....WEBPVP8X........\x3f\0\0\x3f\0\0" REST, NULL),
		ROW("BM......" REST REST, NULL),
		ROW("<svg xmlns='http://www.w3.org/2000/svg'/>", NULL),
		ROW("<?xml version='1.0'?><svg width='1' height='1'/>", NULL),
		ROW("", NULL),
#undef ROW
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++) {
		/* On the heap, so that a read beyond the end is found. */
		size_t length = table[i].length;
		uint8_t *start = malloc(length ? length : 1);
		memcpy(start, table[i].start, length);
		const char *type = picture_type(start, length);
		/* of each picture, cut short anywhere, no byte more is read */
		for (size_t cut = 0; cut < length; cut++) {
			uint8_t *less = malloc(cut ? cut : 1);
			memcpy(less, start, cut);
			picture_type(less, cut);
			free(less);
		}
		free(start);
		CHECK((type != NULL) == (table[i].type != NULL));
		if ((type != NULL) != (table[i].type != NULL)) {
			fprintf(stderr, "row %zu\n", i);
		}
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
	memcpy(bytes, "GIF89a\1\0\1\0", 10);
	photos_put(photos, hash(number), bytes, length);
}

static void test_keeping(void) {
	struct photos *photos = photos_create();
	const char *wrong[] = { "", "a", "../../../etc/passwd",
		"A000000000000000000000000000000000000000000000000000000000000000",
		"00000000000000000000000000000000000000000000000000000000000000000" };

	put(photos, 1, 20);
	CHECK(photos_find(photos, hash(1)) != NULL);
	CHECK_SAME(photos_find(photos, hash(1))->type, "image/gif");
	CHECK(photos_find(photos, hash(1))->length == 20);
	put(photos, 1, 30); /* the same hash is the same photo */
	CHECK(photos_find(photos, hash(1))->length == 20);
	CHECK(!photos_find(photos, hash(2)));
	CHECK(!photos_find(NULL, hash(1)));
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		photos_put(photos, wrong[i], bytes, 20);
		CHECK(!photos_find(photos, wrong[i]));
	}
	photos_put(photos, hash(3), (const uint8_t *)"<svg/>.....", 11);
	CHECK(!photos_find(photos, hash(3)));
	photos_destroy(photos);
	photos_destroy(NULL);
}

/* Who was not asked for longest gives way. */
static void test_bounds(void) {
	struct photos *photos = photos_create();

	for (int i = 0; i < PHOTOS_MOST; i++) {
		put(photos, i, 20);
	}
	CHECK(photos_find(photos, hash(0)) != NULL);
	put(photos, PHOTOS_MOST, PHOTO_MOST);
	CHECK(photos_find(photos, hash(PHOTOS_MOST)) != NULL);
	CHECK(photos_find(photos, hash(0)) != NULL);
	CHECK(!photos_find(photos, hash(1)));
	CHECK(photos_find(photos, hash(2)) != NULL);
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
