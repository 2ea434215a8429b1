/* SHA-256 of texts. Knows libcrypto and nothing of what is digested. */

#include "xmpp/digest.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <openssl/evp.h>

#include "base/arena.h"
#include "base/log.h"

struct digest {
	EVP_MD_CTX *context;
};

struct digest *digest_create(void) {
	struct digest *digest = xcalloc(1, sizeof(*digest));

	digest->context = EVP_MD_CTX_new();
	if (!digest->context ||
			EVP_DigestInit_ex(digest->context, EVP_sha256(), NULL) != 1) {
		fatal("libcrypto has no SHA-256");
	}
	return digest;
}

void digest_destroy(struct digest *digest) {
	if (!digest) {
		return;
	}
	EVP_MD_CTX_free(digest->context);
	free(digest);
}

void digest_texts(struct digest *digest, const char *const *texts, size_t count,
		uint8_t *out) {
	bool is_made = EVP_DigestInit_ex(digest->context, NULL, NULL) == 1;

	for (size_t i = 0; i < count && is_made; i++) {
		size_t length = strlen(texts[i]) + (i + 1 < count); /* and the NUL */
		is_made = EVP_DigestUpdate(digest->context, texts[i], length) == 1;
	}
	if (!is_made || EVP_DigestFinal_ex(digest->context, out, NULL) != 1) {
		fatal("libcrypto could not make a SHA-256");
	}
}

uint64_t digest_short(struct digest *digest, const char *const *texts,
		size_t count) {
	uint8_t bytes[DIGEST_BYTES];
	uint64_t number = 0;

	digest_texts(digest, texts, count, bytes);
	for (int i = 0; i < 8; i++) {
		number = number << 8 | bytes[i];
	}
	return number;
}
