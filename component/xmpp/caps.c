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
};

#define OF(kind) (1 << DESK_KIND_##kind)
#define ANY      (OF(DOMAIN) | OF(CHANNEL) | OF(VISITOR))
#define CHATTY   (OF(CHANNEL) | OF(VISITOR))

/* Sorted by byte, as XEP-0115 hashes them. */
static const struct {
	const char *name;
	unsigned kinds;
} features[] = {
	{ SPACE_CAPS, CHATTY },
	{ SPACE_STATES, CHATTY },
	{ SPACE_COMMANDS, OF(DOMAIN) | OF(CHANNEL) },
	{ SPACE_DISCO_INFO, ANY },
	{ SPACE_DISCO_ITEMS, ANY },
	{ SPACE_NICK, CHATTY },
	{ SPACE_LAST, CHATTY },
	{ SPACE_VERSION, ANY },
	{ SPACE_MARKERS, CHATTY },
	{ SPACE_CORRECT, CHATTY },
	{ SPACE_PING, ANY },
	{ SPACE_RECEIPTS, CHATTY },
	{ SPACE_VCARD, ANY },
};

/* The first from `at` on that this kind has, or NULL; `at` is behind it. */
static const char *next_feature(enum desk_kind kind, size_t *at) {
	while (*at < sizeof(features) / sizeof(*features)) {
		size_t i = (*at)++;
		if (features[i].kinds & 1U << kind) {
			return features[i].name;
		}
	}
	return NULL;
}

static struct identity identity_of(const struct caps *caps) {
	switch (caps->kind) {
	case DESK_KIND_DOMAIN:
		break;
	case DESK_KIND_CHANNEL:
		return (struct identity){ "client", "bot", caps->name };
	case DESK_KIND_VISITOR:
		return (struct identity){ "client", "web", "" };
	}
	return (struct identity){ "component", "generic", "Deskbell" };
}

void caps_tell(struct arena *arena, struct element *query,
		const struct caps *caps) {
	const struct identity is = identity_of(caps);
	struct element *identity = element_add(arena, query, "identity", NULL);

	element_set(arena, identity, "category", is.category);
	element_set(arena, identity, "type", is.type);
	element_set(arena, identity, "name", is.name[0] ? is.name : NULL);
	size_t at = 0;
	for (const char *feature = next_feature(caps->kind, &at); feature;
			feature = next_feature(caps->kind, &at)) {
		element_set(arena, element_add(arena, query, "feature", NULL), "var",
				feature);
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
	size_t at = 0;
	for (const char *feature = next_feature(caps->kind, &at); feature;
			feature = next_feature(caps->kind, &at)) {
		buffer_add_text(&all, feature);
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
