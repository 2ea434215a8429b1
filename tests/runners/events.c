/*
 * What happens, in plain words: each form makes one or a few of the mind's
 * events. Whether the world is as it should be afterwards is not asked here.
 */

#include "events.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "enquire.h"
#include "form.h"
#include "names.h"
#include "surf.h"
#include "world.h"

#define MOST_GROUPS 16
#define LONG_LINE   4000

static enum happening feed(struct world *world, struct desk_event *event) {
	world_feed(world, event);
	return HAPPENING_DONE;
}

static enum happening feed_type(struct world *world,
		enum desk_event_type type) {
	struct desk_event event = { .type = type };

	return feed(world, &event);
}

static struct desk_event event_by(struct world *world, const char *who,
		enum desk_event_type type) {
	struct person person = names_person(world->passing, who);

	return (struct desk_event){ .type = type,
		.from = person.jid,
		.resource = names_is_page(world, person.jid) ? "" : person.resource };
}

/* "\n" in a script is a line end. */
static const char *unfold(struct arena *arena, const char *text) {
	char *copy = arena_copy(arena, text), *to = copy;

	for (const char *from = copy; *from; from++) {
		if (from[0] == '\\' && from[1] == 'n') {
			*to++ = '\n';
			from++;
		} else {
			*to++ = *from;
		}
	}
	*to = '\0';
	return copy;
}

/* The longest line there is, of what takes most room in XML. */
static const char *lengthen(struct arena *arena) {
	char *text = arena_alloc(arena, LONG_LINE + 1);

	memset(text, '&', LONG_LINE);
	text[LONG_LINE] = '\0';
	return text;
}

static bool take_option(struct desk_event *event, const char *option) {
	const char *value;

	if ((value = form_after(option, "id ")) != NULL) {
		event->asked = event->line.id = value;
	} else if ((value = form_after(option, "corrects ")) != NULL) {
		event->line.replaces = value;
	} else if ((value = form_after(option, "takes back ")) != NULL) {
		event->line.retracts = value;
	} else if ((value = form_after(option, "file ")) != NULL) {
		event->line.file = value;
	} else if ((value = form_after(option, "in ")) != NULL) {
		event->line.lang = value;
	} else if ((value = form_after(option, "called ")) != NULL) {
		event->line.nick = value;
	} else if (strcmp(option, "long") == 0) {
		event->line.body = option;
	} else if (strcmp(option, "no id") == 0) {
		event->asked = event->line.id = NULL;
	} else if (strcmp(option, "receipt") == 0) {
		event->line.wants_receipt = true;
	} else if (strcmp(option, "encrypted") == 0) {
		event->line.is_encrypted = true;
	} else if (strcmp(option, "too long") == 0) {
		event->line.is_too_long = true;
	} else {
		return false;
	}
	return true;
}

static enum happening writes_so(struct world *world, const char **words) {
	struct desk_event event = event_by(world, words[0], DESK_EVENT_LINE);
	const char *options = words[1], *option;

	event.asked = event.line.id =
			arena_print(world->passing, "m%" PRIu32, ++world->asked_count);
	while ((option = form_next(&options, world->passing)) != NULL) {
		if (!take_option(&event, option)) {
			return HAPPENING_UNKNOWN;
		}
	}
	event.to = names_address(world, words[2]);
	if (!event.to) {
		return HAPPENING_VAIN;
	}
	event.line.body = event.line.body ? lengthen(world->passing)
									  : unfold(world->passing, words[3]);
	event.line.digest = text_hash(event.line.body);
	if (event.line.replaces) {
		event.line.digest =
				event.line.digest * 31 + text_hash(event.line.replaces);
	}
	if (event.line.retracts) {
		event.line.digest =
				event.line.digest * 37 + text_hash(event.line.retracts);
	}
	return feed(world, &event);
}

static enum happening writes(struct world *world, const char **words) {
	const char *all[] = { words[0], "", words[1], words[2] };

	return writes_so(world, all);
}

static enum happening types(struct world *world, const char **words) {
	static const char *const states[] = {
		[DESK_TYPING_ACTIVE] = "active",
		[DESK_TYPING_COMPOSING] = "composing",
		[DESK_TYPING_PAUSED] = "paused",
		[DESK_TYPING_INACTIVE] = "inactive",
		[DESK_TYPING_GONE] = "gone",
	};
	struct desk_event event = event_by(world, words[0], DESK_EVENT_TYPING);

	event.to = names_address(world, words[2]);
	if (!event.to) {
		return HAPPENING_VAIN;
	}
	for (size_t i = 0; i < sizeof(states) / sizeof(*states); i++) {
		if (strcmp(words[1], states[i]) == 0) {
			event.typing.state = (enum desk_typing)i;
			return feed(world, &event);
		}
	}
	return HAPPENING_UNKNOWN;
}

/* "line 3 of chat 1": on the agent's leg if it is said to an agent. */
static const char *said(struct world *world, const char *number,
		const char *chat, const char *who) {
	struct shelf_chat *kept =
			shelf_chat(&world->shelf, (uint32_t)strtoul(chat, NULL, 10));
	const struct desk_visitor *visitor;
	enum desk_leg leg = DESK_LEG_AGENT;

	if (!kept) {
		return NULL;
	}
	visitor = shelf_visitor(&world->shelf, kept->row.visitor);
	if (strcmp(visitor->jid, names_person(world->passing, who).jid) == 0) {
		leg = DESK_LEG_VISITOR;
	}
	return names_said(world->passing, kept->row.id, leg,
			(uint32_t)strtoul(number, NULL, 10));
}

static enum happening mark(struct world *world, const char **words,
		enum desk_mark what) {
	struct desk_event event = event_by(world, words[0], DESK_EVENT_MARK);

	event.mark.mark = what;
	event.mark.id = said(world, words[1], words[2], words[0]);
	event.to = names_address(world, words[3]);
	return event.mark.id && event.to ? feed(world, &event) : HAPPENING_VAIN;
}

static enum happening has_seen(struct world *world, const char **words) {
	return mark(world, words, DESK_MARK_DISPLAYED);
}

static enum happening has_received(struct world *world, const char **words) {
	return mark(world, words, DESK_MARK_RECEIVED);
}

static enum happening bounce(struct world *world, const char **words,
		bool is_lasting) {
	struct desk_event event = event_by(world, words[2], DESK_EVENT_BOUNCE);

	event.bounce.id = said(world, words[0], words[1], words[2]);
	event.bounce.is_lasting = is_lasting;
	event.to = names_address(world, words[3]);
	return event.bounce.id && event.to ? feed(world, &event) : HAPPENING_VAIN;
}

static enum happening bounces(struct world *world, const char **words) {
	return bounce(world, words, false);
}

static enum happening bounces_for_good(struct world *world,
		const char **words) {
	return bounce(world, words, true);
}

static enum happening show(struct world *world, const char *who,
		enum desk_show show, int priority) {
	struct desk_event event = event_by(world, who, DESK_EVENT_STAFF_SHOWS);

	event.shows.show = show;
	event.shows.priority = priority;
	return feed(world, &event);
}

static enum happening is_here(struct world *world, const char **words) {
	return show(world, words[0], DESK_SHOW_AVAILABLE, 0);
}

static enum happening is_here_with(struct world *world, const char **words) {
	return show(world, words[0], DESK_SHOW_AVAILABLE,
			(int)strtol(words[1], NULL, 10));
}

static enum happening is_free(struct world *world, const char **words) {
	return show(world, words[0], DESK_SHOW_CHAT, 0);
}

static enum happening goes(struct world *world, const char **words) {
	static const struct {
		const char *name;
		enum desk_show show;
	} shows[] = {
		{ "away", DESK_SHOW_AWAY },
		{ "xa", DESK_SHOW_XA },
		{ "dnd", DESK_SHOW_DND },
		{ "offline", DESK_SHOW_GONE },
	};

	for (size_t i = 0; i < sizeof(shows) / sizeof(*shows); i++) {
		if (strcmp(words[1], shows[i].name) == 0) {
			return show(world, words[0], shows[i].show, 0);
		}
	}
	return HAPPENING_UNKNOWN;
}

/* `who` may bring a name: `alice called Alice A`. */
static enum happening names(struct world *world, const char **words) {
	const char *groups[MOST_GROUPS], *group, *list = words[1];
	const char *parts[FORM_HOLES] = { words[0], "" };
	struct desk_event event;

	form_fits("@ called *", words[0], world->passing, parts);
	event = event_by(world, parts[0], DESK_EVENT_STAFF_MEMBER);
	event.member.jid = event.from;
	event.member.name = parts[1];
	event.member.groups = groups;
	while ((group = form_next(&list, world->passing)) != NULL) {
		if (event.member.group_count == MOST_GROUPS) {
			return HAPPENING_UNKNOWN;
		}
		groups[event.member.group_count++] = group;
	}
	return feed(world, &event);
}

static enum happening shows_photo(struct world *world, const char **words) {
	struct desk_event event = event_by(world, words[0], DESK_EVENT_STAFF_PHOTO);

	event.photo.hash = words[1];
	return feed(world, &event);
}

static enum happening shows_no_photo(struct world *world, const char **words) {
	const char *none[] = { words[0], "" };

	return shows_photo(world, none);
}

static enum happening is_dismissed(struct world *world, const char **words) {
	struct desk_event event = event_by(world, words[0], DESK_EVENT_STAFF_GONE);

	event.member.jid = event.from;
	return feed(world, &event);
}

static enum happening staff_logs_in(struct world *world, const char **words) {
	(void)words;
	return feed_type(world, DESK_EVENT_STAFF_BEGINS);
}

static enum happening roster_is_whole(struct world *world, const char **words) {
	(void)words;
	return feed_type(world, DESK_EVENT_STAFF_WHOLE);
}

static enum happening staff_is_lost(struct world *world, const char **words) {
	(void)words;
	return feed_type(world, DESK_EVENT_STAFF_LOST);
}

static enum happening link_drops(struct world *world, const char **words) {
	(void)words;
	if (!world->is_linked) {
		return HAPPENING_VAIN;
	}
	world->is_linked = false;
	return feed_type(world, DESK_EVENT_LINK_DOWN);
}

static enum happening link_is_back(struct world *world, const char **words) {
	(void)words;
	if (world->is_linked) {
		return HAPPENING_VAIN;
	}
	world->is_linked = true;
	return feed_type(world, DESK_EVENT_LINK_UP);
}

static enum happening hand(struct world *world, uint64_t out) {
	struct desk_event event = { .type = DESK_EVENT_HANDED };

	if (!world->is_linked || out == 0) {
		return HAPPENING_VAIN;
	}
	event.handed.out = world->handed = out;
	return feed(world, &event);
}

static enum happening server_has_all(struct world *world, const char **words) {
	(void)words;
	return hand(world, world->out);
}

static enum happening server_has_more(struct world *world, const char **words) {
	uint64_t out = world->handed + strtoul(words[0], NULL, 10);

	return hand(world, out < world->out ? out : world->out);
}

static enum happening contact(struct world *world, const char **words,
		enum desk_contact what) {
	struct desk_event event = event_by(world, words[0], DESK_EVENT_CONTACT);

	event.contact.what = what;
	event.to = names_address(world, words[1]);
	return event.to ? feed(world, &event) : HAPPENING_VAIN;
}

static enum happening subscribes(struct world *world, const char **words) {
	return contact(world, words, DESK_CONTACT_SUBSCRIBE);
}

static enum happening unsubscribes(struct world *world, const char **words) {
	return contact(world, words, DESK_CONTACT_UNSUBSCRIBE);
}

static enum happening probes(struct world *world, const char **words) {
	return contact(world, words, DESK_CONTACT_PROBE);
}

static enum happening greets(struct world *world, const char **words) {
	return contact(world, words, DESK_CONTACT_AVAILABLE);
}

static enum happening leaves(struct world *world, const char **words) {
	return contact(world, words, DESK_CONTACT_UNAVAILABLE);
}

static enum happening grant(struct world *world, const char *domain,
		bool is_granted) {
	struct desk_event event = { .type = DESK_EVENT_GRANTED,
		.from = domain,
		.resource = "",
		.to = "" };

	event.granted.is_granted = is_granted;
	return feed(world, &event);
}

static enum happening grants(struct world *world, const char **words) {
	return grant(world, words[0], true);
}

static enum happening withdraws(struct world *world, const char **words) {
	return grant(world, words[0], false);
}

static enum happening answers_entry(struct world *world, const char **words) {
	static const char *const verbs[] = { "has", "has-lost", "refuses",
		"cannot-have" };
	struct desk_event event = event_by(world, words[0], DESK_EVENT_ANSWERED);
	size_t verb = 0;

	while (verb < sizeof(verbs) / sizeof(*verbs) &&
			strcmp(words[1], verbs[verb]) != 0) {
		verb++;
	}
	event.resource = event.to = "";
	event.answered.address = names_address(world, words[2]);
	event.answered.is_done = verb < 2;
	event.answered.is_removal = verb == 1;
	event.answered.is_hopeless = verb == 3;
	return event.answered.address ? feed(world, &event) : HAPPENING_VAIN;
}

static enum happening set_space(struct world *world, bool is_low) {
	struct desk_event event = { .type = DESK_EVENT_SPACE };

	event.space.is_low = is_low;
	return feed(world, &event);
}

static enum happening disk_is_full(struct world *world, const char **words) {
	(void)words;
	return set_space(world, true);
}

static enum happening disk_has_room(struct world *world, const char **words) {
	(void)words;
	return set_space(world, false);
}

static enum happening pass(struct world *world, const char **words) {
	desk_ms duration;

	if (!form_duration(words[0], &duration)) {
		return HAPPENING_UNKNOWN;
	}
	world_pass(world, duration);
	return HAPPENING_DONE;
}

static enum happening crashes(struct world *world, const char **words) {
	(void)words;
	world_crash(world);
	return HAPPENING_DONE;
}

static enum happening crash_in(struct world *world, const char *line,
		enum world_crash crash) {
	enum happening done;

	world->crash = crash;
	done = events_happen(world, line);
	world->crash = WORLD_CRASH_NONE; /* in case nothing happened */
	return done;
}

static enum happening crashes_unspoken(struct world *world,
		const char **words) {
	return crash_in(world, words[0], WORLD_CRASH_UNSPOKEN);
}

static enum happening crashes_unkept(struct world *world, const char **words) {
	return crash_in(world, words[0], WORLD_CRASH_UNKEPT);
}

/* Two events that the loop found in the same turn. */
static enum happening in_one_turn(struct world *world, const char **words) {
	enum happening first, second;
	bool was_holding = world->is_holding;

	world->is_holding = true;
	first = events_happen(world, words[0]);
	world->is_holding = was_holding;
	second = events_happen(world, words[1]);
	if (second != HAPPENING_DONE && first == HAPPENING_DONE && !was_holding) {
		world_end_turn(world);
	}
	return first == HAPPENING_DONE ? first : second;
}

static void name_again(struct world *world, const struct desk_member *member) {
	struct desk_event event = { .type = DESK_EVENT_STAFF_MEMBER };

	event.from = member->jid;
	event.member = *member;
	world_feed(world, &event);
}

static void come_again(struct world *world, const struct desk_member *member) {
	struct desk_event event = { .type = DESK_EVENT_STAFF_SHOWS };

	event.from = member->jid;
	event.resource = NAMES_RESOURCE;
	event.shows.show = DESK_SHOW_AVAILABLE;
	world_feed(world, &event);
}

/* Link and login, the roster as it was, and all who work here are present. */
static enum happening everybody_is_back(struct world *world,
		const char **words) {
	size_t count = world->shelf.member_count;
	struct desk_member *members =
			arena_alloc(world->passing, (count + 1) * sizeof(*members));

	for (size_t i = 0; i < count; i++) {
		members[i] = world->shelf.members[i];
	}
	link_is_back(world, words);
	feed_type(world, DESK_EVENT_STAFF_BEGINS);
	for (size_t i = 0; i < count; i++) {
		name_again(world, &members[i]);
	}
	feed_type(world, DESK_EVENT_STAFF_WHOLE);
	for (size_t i = 0; i < count; i++) {
		come_again(world, &members[i]);
	}
	world_pass(world, world->settings.staff_settle);
	return HAPPENING_DONE;
}

static const struct {
	const char *words;
	enum happening (*happens)(struct world *world, const char **words);
	bool needs_link; /* it comes through the XMPP server */
} forms[] = {
	{ "in one turn: * ;; *", in_one_turn, false },
	{ "the desk crashes unspoken when *", crashes_unspoken, false },
	{ "the desk crashes unkept when *", crashes_unkept, false },
	{ "the desk crashes and is revived", crashes, false },
	{ "everybody is back", everybody_is_back, false },
	{ "@ (*) writes to $: *", writes_so, true },
	{ "@ writes to $: *", writes, true },
	{ "the server has taken all", server_has_all, true },
	{ "the server has taken @ more", server_has_more, true },
	{ "@ pass", pass, false },
	{ "@ is here", is_here, false },
	{ "@ is here with priority @", is_here_with, false },
	{ "@ is free to chat", is_free, false },
	{ "@ goes @", goes, false },
	{ "@ is @ to *", types, true },
	{ "@ has seen line @ of chat @ from *", has_seen, true },
	{ "@ has received line @ of chat @ from *", has_received, true },
	{ "line @ of chat @ bounces off @ to $ for good", bounces_for_good, true },
	{ "line @ of chat @ bounces off @ to *", bounces, true },
	{ "@ has the photo @", shows_photo, false },
	{ "@ has no photo", shows_no_photo, false },
	{ "@ is dismissed", is_dismissed, false },
	{ "the staff logs in", staff_logs_in, false },
	{ "the roster names * of *", names, false },
	{ "the roster is whole", roster_is_whole, false },
	{ "the staff login is lost", staff_is_lost, false },
	{ "the link drops", link_drops, true },
	{ "the link is back", link_is_back, false },
	{ "@ subscribes to *", subscribes, true },
	{ "@ unsubscribes from *", unsubscribes, true },
	{ "@ probes *", probes, true },
	{ "@ greets *", greets, true },
	{ "@ leaves *", leaves, true },
	{ "@ lets us write into its rosters", grants, true },
	{ "@ lets us write no more", withdraws, true },
	{ "the roster of @ @ *", answers_entry, true },
	{ "the disk is nearly full", disk_is_full, false },
	{ "the disk has room again", disk_has_room, false },
};

enum happening events_happen(struct world *world, const char *line) {
	const char *words[FORM_HOLES];

	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++) {
		if (form_fits(forms[i].words, line, world->passing, words)) {
			return forms[i].needs_link && !world->is_linked
					? HAPPENING_VAIN
					: forms[i].happens(world, words);
		}
	}
	enum happening enquired = enquire_happen(world, line);
	return enquired == HAPPENING_UNKNOWN ? surf_happen(world, line) : enquired;
}
