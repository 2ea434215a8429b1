/* A second opinion on the groups of the roster. */

#include "roles.h"

#include <string.h>

#include "base/text.h"
#include "shelf.h"

static const char *group_of(const struct world *world, const char *channel) {
	for (size_t i = 0; i < world->settings.channel_count; i++) {
		const struct desk_channel_settings *one = &world->channels[i];
		if (strcmp(one->name, channel) == 0) {
			return one->group[0] ? one->group : one->name;
		}
	}
	return NULL;
}

/* What follows the channel's name in a group's: "", ":quiet"; or NULL. */
static const char *kind_of(const char *group, const char *name) {
	for (; *name; name++, group++) {
		if (text_lower(*name) != text_lower(*group)) {
			return NULL;
		}
	}
	return *group == '\0' || *group == ':' ? group : NULL;
}

struct role roles_of(const struct world *world, const char *jid,
		const char *channel) {
	const struct desk_member *member = shelf_member(&world->shelf, jid);
	const char *name = group_of(world, channel);
	struct role role = { 0 };
	bool is_quiet = false;

	if (!member || !name) {
		return role;
	}
	for (size_t i = 0; i < member->group_count; i++) {
		const char *kind = kind_of(member->groups[i], name);
		if (!kind) {
			continue;
		}
		if (!*kind || text_is_same_word(kind, ":manager")) {
			role.may_respond = role.may_notify = true;
		} else if (text_is_same_word(kind, ":quiet")) {
			role.may_respond = is_quiet = true;
		} else if (text_is_same_word(kind, ":bot")) {
			role.may_respond = role.may_notify = true;
		}
	}
	role.may_notify = role.may_notify && !is_quiet;
	return role;
}

bool roles_any(const struct world *world, const char *jid) {
	return shelf_member(&world->shelf, jid) != NULL;
}
