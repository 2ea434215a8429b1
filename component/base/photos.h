#ifndef BASE_PHOTOS_H
#define BASE_PHOTOS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Small pictures of people, in memory, by the hash of their bytes: as many as
 * fit, and whoever was not asked for longest gives way. What a picture is says
 * picture_type(), and nobody else. NULL for `photos` holds nothing.
 */

#define PHOTO_MOST       65536                              /* bytes of one */
#define PHOTO_TEXT_MOST  ((size_t)(PHOTO_MOST + 2) / 3 * 4) /* in base64 */
#define PHOTO_HASH_CHARS 64 /* SHA-256 in lower-case hex */
#define PHOTOS_MOST      1024

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

bool photo_is_hash(const char *hash);

/* Copies it. What is no picture, or has no hash, is passed over. */
void photos_put(struct photos *photos, const char *hash, const uint8_t *bytes,
		size_t length);

/* NULL, or the photo, which lives until the next photos_put(). */
const struct photo *photos_find(struct photos *photos, const char *hash);

#endif
