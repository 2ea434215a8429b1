/*
 * Base64 and SHA-256 of photos. Knows libcrypto and the element, nothing of
 * whose photo it is and who gets it.
 */

#include "xmpp/portrait.h"

#include <stdint.h>

#include <openssl/evp.h>

#include "base/arena.h"
#include "base/log.h"
#include "base/photos.h"
#include "base/picture.h"
#include "wire/element.h"
#include "xmpp/digest.h"
#include "xmpp/spaces.h"

static const char *hash_of(struct arena *arena, const uint8_t *bytes,
		size_t length) {
	static const char digits[] = "0123456789abcdef";
	uint8_t digest[EVP_MAX_MD_SIZE];
	char *hash = arena_alloc(arena, PHOTO_HASH_CHARS + 1);

	if (EVP_Digest(bytes, length, digest, NULL, EVP_sha256(), NULL) != 1) {
		fatal("libcrypto could not make a SHA-256");
	}
	for (size_t i = 0; i < DIGEST_BYTES; i++) {
		hash[2 * i] = digits[digest[i] >> 4];
		hash[2 * i + 1] = digits[digest[i] & 15];
	}
	return hash;
}

const char *portrait_keep(struct photos *photos, struct arena *arena,
		const char *base64) {
	uint8_t *bytes = arena_alloc(arena, PHOTO_MOST);
	size_t length = photo_decode(base64, bytes);

	if (!picture_type(bytes, length)) {
		return "";
	}
	const char *hash = hash_of(arena, bytes, length);
	photos_put(photos, hash, bytes, length);
	return hash;
}

bool portrait_add(struct photos *photos, struct arena *arena,
		struct element *presence, const char *hash) {
	const struct photo *photo = photos_find(photos, hash);

	if (!photo) {
		return false;
	}
	unsigned char *base64 = arena_alloc(arena, PHOTO_TEXT_MOST + 1);
	EVP_EncodeBlock(base64, photo->bytes, (int)photo->length);
	element_set(arena,
			element_add_text(arena, presence, VISIT_PHOTO, SPACE_VISIT,
					(const char *)base64),
			"hash", hash);
	return true;
}
