/*
 * Answers: the envelope of a stanza turned round. Knows no socket and nothing
 * of why something is refused.
 */

#include "xmpp/reply.h"

#include <string.h>

#include "base/arena.h"
#include "wire/element.h"
#include "wire/stream.h"
#include "xmpp/spaces.h"

struct element *reply_create(struct arena *arena, const char *name,
		const struct reply *reply, const char *type) {
	struct element *stanza = element_create(arena, name, STREAM_SPACE);

	element_set(arena, stanza, "from", reply->from);
	element_set(arena, stanza, "to", reply->to);
	element_set(arena, stanza, "type", type);
	element_set(arena, stanza, "id", reply->id);
	return stanza;
}

struct element *reply_error(struct arena *arena, const char *name,
		const struct reply *reply, const struct reply_error *error) {
	struct element *stanza = reply_create(arena, name, reply, "error");
	struct element *inside = element_add(arena, stanza, "error", NULL);

	element_set(arena, inside, "type", error->type);
	element_add(arena, inside, error->condition, SPACE_STANZAS);
	if (error->text) {
		struct element *text = element_add_text(arena, inside, "text",
				SPACE_STANZAS, error->text);
		element_set(arena, text, "xml:lang", error->lang);
	}
	if (error->special) {
		element_add(arena, inside, error->special, SPACE_COMMANDS);
	}
	return stanza;
}

const char *reply_join(struct arena *arena, const struct reply_asked *asked) {
	if (!asked->resource[0] && !asked->node[0] && !strchr(asked->id, '\n')) {
		return asked->id;
	}
	/* No resource and no node holds a line end, so two of them are enough. */
	return arena_print(arena, "%s\n%s\n%s", asked->resource, asked->node,
			asked->id);
}

void reply_split(struct arena *arena, const char *joined,
		struct reply_asked *asked) {
	const char *node = strchr(joined, '\n');
	const char *id = node ? strchr(node + 1, '\n') : NULL;

	if (!id) {
		*asked = (struct reply_asked){ "", "", joined };
		return;
	}
	asked->resource = arena_copy_bytes(arena, joined, (size_t)(node - joined));
	asked->node = arena_copy_bytes(arena, node + 1, (size_t)(id - node - 1));
	asked->id = id + 1;
}
