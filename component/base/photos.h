#ifndef BASE_PHOTOS_H
#define BASE_PHOTOS_H

#include <stddef.h>
#include <stdint.h>

/*
 * Small pictures of people, in memory, by the hash of their bytes: as many as
 * fit, and whoever was not asked for longest gives way. What a picture is says
 * its own beginning, and nobody else. NULL for `photos` holds nothing.
 */

#define PHOTO_MOST       65536                              /* bytes of one */
#define PHOTO_TEXT_MOST  ((size_t)(PHOTO_MOST + 2) / 3 * 4) /* in base64 */
#define PHOTO_HASH_CHARS 64 /* SHA-256 in lower-case hex */
#define PHOTOS_MOST      256
#define PHOTOS_BYTES     ((size_t)3 << 20) /* of all together */

struct photo {
	const char *type; /* of the four that browsers only draw */
	size_t length;
	const uint8_t *bytes;
};

struct photos;

struct photos *photos_create(void);
void photos_destroy(struct photos *photos);

/*
 * RFC 4648, section 4, without line ends, into PHOTO_MOST bytes; how many that
 * are, or 0 for what is none or too long.
 */
size_t photo_decode(const char *base64, uint8_t *to);

/* PNG, JPEG, GIF or WebP; NULL for all else, SVG above all. */
const char *photo_type(const uint8_t *bytes, size_t length);

/* Copies it. What is no picture, or has no hash, is passed over. */
void photos_put(struct photos *photos, const char *hash, const uint8_t *bytes,
		size_t length);

/* NULL, or the photo, which lives until the next photos_put(). */
const struct photo *photos_find(struct photos *photos, const char *hash);

#endif
