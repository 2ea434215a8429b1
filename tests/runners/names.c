/* Names in scripts. The only file of the runners that spells a stanza's id. */

#include "names.h"

#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "shelf.h"
#include "world.h"

struct person names_person(struct arena *arena, const char *text) {
	size_t length = strcspn(text, "/");
	const char *bare = arena_copy_bytes(arena, text, length);
	struct person person = { .jid = bare, .resource = NAMES_RESOURCE };

	if (text[length] == '/') {
		person.resource = arena_copy(arena, text + length + 1);
	}
	if (!strchr(bare, '@') && bare[0] != '#') {
		person.jid = arena_print(arena, "%s" NAMES_HOME, bare);
	}
	return person;
}

bool names_is_page(const struct world *world, const char *jid) {
	const char *at = strchr(jid, '@');

	for (size_t i = 0; at && i < world->settings.gateway_count; i++) {
		if (strcmp(at + 1, world->gateways[i]) == 0) {
			return true;
		}
	}
	return false;
}

const char *names_address(const struct world *world, const char *text) {
	const char *owner = strstr(text, "'s address");
	const struct desk_visitor *visitor;

	if (strcmp(text, "the domain") == 0) {
		return "";
	}
	if (!owner) {
		return text;
	}
	text = arena_copy_bytes(world->passing, text, (size_t)(owner - text));
	visitor = shelf_visitor_of(&world->shelf,
			names_person(world->passing, text).jid);
	return visitor ? arena_copy(world->passing, visitor->address) : NULL;
}

const char *names_said(struct arena *arena, uint32_t chat, enum desk_leg leg,
		uint32_t number) {
	return arena_print(arena, "c%" PRIu32 ".%c.%" PRIu32, chat,
			leg == DESK_LEG_AGENT ? 'a' : 'v', number);
}
