/*
 * Identities, features and their hash. Knows what kinds of addresses there are
 * and none of the addresses.
 */

#include "xmpp/caps.h"

#include <string.h>

#include <openssl/evp.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/log.h"
#include "base/text.h"
#include "wire/element.h"
#include "xmpp/spaces.h"

struct identity {
	const char *category, *type, *name;
	const char *const *features; /* sorted by byte, as XEP-0115 hashes them */
};

static const char *const chat_features[] = {
	SPACE_CAPS,
	SPACE_STATES,
	SPACE_DISCO_INFO,
	SPACE_DISCO_ITEMS,
	SPACE_NICK,
	SPACE_LAST,
	SPACE_VERSION,
	SPACE_MARKERS,
	SPACE_CORRECT,
	SPACE_PING,
	SPACE_RECEIPTS,
	SPACE_VCARD,
	NULL,
};

static const char *const domain_features[] = {
	SPACE_DISCO_INFO,
	SPACE_DISCO_ITEMS,
	SPACE_VERSION,
	SPACE_PING,
	SPACE_VCARD,
	NULL,
};

static struct identity identity_of(const struct caps *caps) {
	switch (caps->kind) {
	case DESK_KIND_DOMAIN:
		return (struct identity){ "component", "generic", "Deskbell",
			domain_features };
	case DESK_KIND_CHANNEL:
		return (struct identity){ "client", "bot", caps->name, chat_features };
	case DESK_KIND_VISITOR:
		return (struct identity){ "client", "web", "", chat_features };
	}
	return (struct identity){ "component", "generic", "", domain_features };
}

void caps_tell(struct arena *arena, struct element *query,
		const struct caps *caps) {
	const struct identity is = identity_of(caps);
	struct element *identity = element_add(arena, query, "identity", NULL);

	element_set(arena, identity, "category", is.category);
	element_set(arena, identity, "type", is.type);
	element_set(arena, identity, "name", is.name[0] ? is.name : NULL);
	for (size_t i = 0; is.features[i]; i++) {
		element_set(arena, element_add(arena, query, "feature", NULL), "var",
				is.features[i]);
	}
}

const char *caps_hash(struct arena *arena, const struct caps *caps) {
	const struct identity is = identity_of(caps);
	/* As element_write() will say it, or the hashes differ. */
	const char *name = text_clean(arena, is.name, strlen(is.name));
	struct buffer all = { 0 };
	uint8_t digest[EVP_MAX_MD_SIZE];
	unsigned length = 0;

	buffer_add_text(&all, is.category);
	buffer_add_text(&all, "/");
	buffer_add_text(&all, is.type);
	buffer_add_text(&all, "//");
	buffer_add_text(&all, name);
	buffer_add_text(&all, "<");
	for (size_t i = 0; is.features[i]; i++) {
		buffer_add_text(&all, is.features[i]);
		buffer_add_text(&all, "<");
	}
	if (EVP_Digest(all.bytes, all.length, digest, &length, EVP_sha1(), NULL) !=
			1) {
		fatal("libcrypto has no SHA-1");
	}
	buffer_finish(&all);
	unsigned char *base64 = arena_alloc(arena, (size_t)length * 2);
	EVP_EncodeBlock(base64, digest, (int)length);
	return (const char *)base64;
}

bool caps_is_node(struct arena *arena, const char *node,
		const struct caps *caps) {
	size_t length = strlen(CAPS_NODE);

	return strncmp(node, CAPS_NODE, length) == 0 && node[length] == '#' &&
			strcmp(node + length + 1, caps_hash(arena, caps)) == 0;
}
