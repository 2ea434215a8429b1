/*
 * Facts about the staff as events. Knows no process and no socket, and trusts
 * nothing: a stranger may have found a hole in what says it.
 */

#include "xmpp/hearsay.h"

#include "base/arena.h"
#include "base/jid.h"
#include "base/text.h"
#include "desk/event.h"
#include "desk/limits.h"
#include "staff/fact.h"

static bool read_bare(const struct fact *fact, struct jid *jid) {
	return jid_parse(jid, fact->fields[0]) && !*jid->resource;
}

static bool read_member(const struct fact *fact, struct arena *arena,
		struct desk_event *event) {
	struct desk_member *member = &event->member;
	const char **groups =
			arena_alloc(arena, FACT_GROUPS_MOST * sizeof(*groups));
	struct jid jid;

	if (!read_bare(fact, &jid)) {
		return false;
	}
	event->type = DESK_EVENT_STAFF_MEMBER;
	member->jid = arena_copy(arena, jid.bare);
	member->name = text_name(arena, fact->fields[1], NAME_MOST);
	member->groups = groups;
	for (size_t i = FACT_MEMBER_GROUPS; i < fact->count; i++) {
		const char *group = text_name(arena, fact->fields[i], NAME_MOST);
		if (*group) {
			groups[member->group_count++] = group;
		}
	}
	return true;
}

static bool read_gone(const struct fact *fact, struct arena *arena,
		struct desk_event *event) {
	struct jid jid;

	if (!read_bare(fact, &jid)) {
		return false;
	}
	event->type = DESK_EVENT_STAFF_GONE;
	event->from = arena_copy(arena, jid.bare);
	event->resource = "";
	return true;
}

/* As it came: what its hash is, is for who can make one. */
static bool read_photo(const struct fact *fact, struct arena *arena,
		struct desk_event *event) {
	struct jid jid;

	if (!read_bare(fact, &jid)) {
		return false;
	}
	event->type = DESK_EVENT_STAFF_PHOTO;
	event->from = arena_copy(arena, jid.bare);
	event->resource = "";
	event->photo.hash = fact->fields[1];
	return true;
}

static bool read_shows(const struct fact *fact, struct arena *arena,
		struct desk_event *event) {
	static const enum desk_show shows[] = {
		[FACT_SHOW_GONE] = DESK_SHOW_GONE,
		[FACT_SHOW_AVAILABLE] = DESK_SHOW_AVAILABLE,
		[FACT_SHOW_CHAT] = DESK_SHOW_CHAT,
		[FACT_SHOW_AWAY] = DESK_SHOW_AWAY,
		[FACT_SHOW_XA] = DESK_SHOW_XA,
		[FACT_SHOW_DND] = DESK_SHOW_DND,
	};
	enum fact_show show = FACT_SHOW_GONE;
	long long priority = 0;
	struct jid jid;

	if (!jid_parse(&jid, fact->fields[0]) ||
			!fact_show_parse(fact->fields[1], &show) ||
			!fact_number(fact->fields[2], -128, 127, &priority)) {
		return false;
	}
	event->type = DESK_EVENT_STAFF_SHOWS;
	event->from = arena_copy(arena, jid.bare);
	event->resource = arena_copy(arena, jid.resource);
	event->shows.show = shows[show];
	event->shows.priority = (int)priority;
	return true;
}

bool hearsay_read(const struct fact *fact, struct arena *arena,
		struct desk_event *event) {
	switch (fact->kind) {
	case FACT_BEGINS:
		event->type = DESK_EVENT_STAFF_BEGINS;
		return true;
	case FACT_MEMBER:
		return read_member(fact, arena, event);
	case FACT_GONE:
		return read_gone(fact, arena, event);
	case FACT_WHOLE:
		event->type = DESK_EVENT_STAFF_WHOLE;
		return true;
	case FACT_PHOTO:
		return read_photo(fact, arena, event);
	case FACT_SHOWS:
		return read_shows(fact, arena, event);
	case FACT_LOGIN:
	case FACT_STOP:
	case FACT_ALIVE:
	case FACT_LOST:
		return false;
	}
	return false;
}
