/* A second opinion on the groups of the roster. */

#include "roles.h"

#include <string.h>

#include "base/text.h"
#include "shelf.h"

static const char *group_of(const struct world *world, const char *channel) {
	for (size_t i = 0; i < world->settings.channel_count; i++) {
		if (strcmp(world->channels[i].name, channel) == 0) {
			const char *group = world->channels[i].group;
			return group[0] ? group : channel;
		}
	}
	return "";
}

/* What follows the channel's name in a group's: "", ":quiet"; or NULL. */
static const char *kind_of(const char *group, const char *name) {
	if (!*name) {
		return NULL;
	}
	for (; *name; name++, group++) {
		if (text_lower(*name) != text_lower(*group)) {
			return NULL;
		}
	}
	return *group == '\0' || *group == ':' ? group : NULL;
}

static void add(struct role *role, const char *kind, bool *is_silent) {
	if (!*kind || text_is_same_word(kind, ":manager")) {
		role->may_respond = role->may_notify = true;
	} else if (text_is_same_word(kind, ":quiet") ||
			text_is_same_word(kind, ":bot")) {
		role->may_respond = *is_silent = true;
	}
}

struct role roles_of(const struct world *world, const char *jid,
		const char *channel) {
	const struct desk_member *member = shelf_member(&world->shelf, jid);
	const char *group = group_of(world, channel);
	struct role role = { 0 };
	bool is_silent = false;

	for (size_t i = 0; member && i < member->group_count; i++) {
		const char *kind = kind_of(member->groups[i], group);
		if (kind) {
			add(&role, kind, &is_silent);
		}
	}
	role.may_notify = role.may_notify && !is_silent;
	return role;
}

bool roles_any(const struct world *world, const char *jid) {
	return shelf_member(&world->shelf, jid) != NULL;
}
