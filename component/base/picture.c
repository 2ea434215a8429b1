/*
 * The heads of four formats, as far as their widths and heights. Knows nothing
 * of what is done with a picture.
 */

#include "base/picture.h"

#include <stdbool.h>
#include <string.h>

struct size {
	uint32_t width, height;
};

static bool begins(const uint8_t *bytes, const char *with, size_t count) {
	return memcmp(bytes, with, count) == 0;
}

static uint32_t big16(const uint8_t *at) {
	return (uint32_t)at[0] << 8 | at[1];
}

static uint32_t big32(const uint8_t *at) {
	return big16(at) << 16 | big16(at + 2);
}

static uint32_t little16(const uint8_t *at) {
	return (uint32_t)at[1] << 8 | at[0];
}

static uint32_t little24(const uint8_t *at) {
	return (uint32_t)at[2] << 16 | little16(at);
}

/* PNG, section 11.2.1: its first chunk is IHDR. */
static bool read_png(const uint8_t *bytes, size_t length, struct size *size) {
	if (length < 33 || !begins(bytes, "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)) {
		return false;
	}
	*size = (struct size){ big32(bytes + 16), big32(bytes + 20) };
	return true;
}

/* GIF89a, section 18: the screen, which cuts what is larger. */
static bool read_gif(const uint8_t *bytes, size_t length, struct size *size) {
	if (length < 14 ||
			(!begins(bytes, "GIF87a", 6) && !begins(bytes, "GIF89a", 6))) {
		return false;
	}
	*size = (struct size){ little16(bytes + 6), little16(bytes + 8) };
	return true;
}

/* RFC 9649, sections 2.5 to 2.7: lossy, lossless, extended. */
static bool read_webp(const uint8_t *bytes, size_t length, struct size *size) {
	if (length < 30 || !begins(bytes, "RIFF", 4) ||
			!begins(bytes + 8, "WEBP", 4)) {
		return false;
	}
	if (begins(bytes + 12, "VP8 ", 4) && begins(bytes + 23, "\x9d\1*", 3)) {
		*size = (struct size){ little16(bytes + 26) & 0x3fff,
			little16(bytes + 28) & 0x3fff };
		return true;
	}
	if (begins(bytes + 12, "VP8L", 4) && bytes[20] == 0x2f) {
		uint32_t bits = little24(bytes + 21) | (uint32_t)bytes[24] << 24;
		*size = (struct size){ (bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1 };
		return true;
	}
	if (begins(bytes + 12, "VP8X", 4)) {
		*size = (struct size){ little24(bytes + 24) + 1,
			little24(bytes + 27) + 1 };
		return true;
	}
	return false;
}

/* ITU T.81, table B.1: a frame's head, and none of DHT, JPG and DAC. */
static bool is_frame(uint8_t marker) {
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 &&
			marker != 0xc8 && marker != 0xcc;
}

static bool read_jpeg(const uint8_t *bytes, size_t length, struct size *size) {
	if (length < 4 || !begins(bytes, "\xff\xd8", 2)) {
		return false;
	}
	for (size_t at = 2; at + 9 <= length && bytes[at] == 0xff;) {
		if (bytes[at + 1] == 0xff) {
			at++; /* fill */
			continue;
		}
		if (is_frame(bytes[at + 1])) {
			*size = (struct size){ big16(bytes + at + 7),
				big16(bytes + at + 5) };
			return true;
		}
		at += 2 + big16(bytes + at + 2);
	}
	return false;
}

static const struct {
	const char *type;
	bool (*read)(const uint8_t *bytes, size_t length, struct size *size);
} kinds[] = {
	{ "image/png", read_png },
	{ "image/jpeg", read_jpeg },
	{ "image/gif", read_gif },
	{ "image/webp", read_webp },
};

const char *picture_type(const uint8_t *bytes, size_t length) {
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++) {
		struct size size;
		if (kinds[i].read(bytes, length, &size)) {
			return size.width > 0 && size.width <= PICTURE_SIDE_MOST &&
							size.height > 0 && size.height <= PICTURE_SIDE_MOST
					? kinds[i].type
					: NULL;
		}
	}
	return NULL;
}
