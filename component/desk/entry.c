/*
 * What we put into rosters, and take out again. Each entry is looked at once a
 * day: of no use twice in a row, it has been so for a day at least. What its
 * server says to our words is waited for, so that none is lost with a link.
 */

#include "desk/entry.h"

#include <string.h>

#include "base/arena.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/tell.h"

#define LOOK_EVERY     ((desk_ms)24 * 3600 * 1000)
#define LOOKS_A_TICK   64
#define LOOK_ON        1000 /* where a tick has looked at enough */
#define IDLE_TO_REMOVE 2
#define IDLE_TO_FORGET 9 /* its server has not let us remove it for a week */

static uint64_t hash_of(const struct desk *desk, const char *jid,
		const char *address) {
	return table_hash(&desk->secret, jid) * 31 +
			table_hash(&desk->secret, address);
}

static struct entry *find(const struct desk *desk, const char *jid,
		const char *address) {
	struct table_link *at =
			table_find(&desk->entries_by_place, hash_of(desk, jid, address));

	for (; at; at = table_find_next(at)) {
		struct entry *entry = list_entry(at, struct entry, by_place);
		if (strcmp(entry->jid, jid) == 0 &&
				strcmp(entry->address, address) == 0) {
			return entry;
		}
	}
	return NULL;
}

/* In their order: all but a row of an earlier life is the last to be due. */
static void enter(struct desk *desk, struct entry *entry, desk_ms due) {
	struct list *before;

	list_take_out(&entry->link);
	entry->due = due;
	before = desk->entries.prev;
	while (before != &desk->entries &&
			list_entry(before, struct entry, link)->due > due) {
		before = before->prev;
	}
	list_insert_after(before, &entry->link);
	if (!desk->entry_timer.place || desk->entry_timer.due > due) {
		timer_set(&desk->timers, &desk->entry_timer, due);
	}
}

static struct entry *create(struct desk *desk, const char *jid,
		const char *address) {
	struct entry *entry = xcalloc(1, sizeof(*entry));

	entry->jid = xstrdup(jid);
	entry->address = xstrdup(address);
	entry->name = xstrdup("");
	list_init(&entry->link);
	table_add(&desk->entries_by_place, &entry->by_place,
			hash_of(desk, jid, address));
	return entry;
}

static void destroy(struct desk *desk, struct entry *entry) {
	table_take_out(&desk->entries_by_place, &entry->by_place);
	list_take_out(&entry->link);
	xfree(entry->jid);
	xfree(entry->address);
	xfree(entry->name);
	xfree(entry);
}

static void keep(struct step *step, const struct entry *entry) {
	struct desk_effect *kept = effects_add(step->out, DESK_EFFECT_KEEP_ENTRY);

	kept->entry = (struct desk_entry){
		.jid = keep_text(step, entry->jid),
		.address = keep_text(step, entry->address),
		.name = keep_text(step, entry->name),
		.until = entry->until,
		.idle = entry->idle,
		.is_there = entry->is_there,
	};
}

static void forget(struct step *step, struct entry *entry) {
	struct desk_effect *kept =
			effects_add(step->out, DESK_EFFECT_KEEP_ENTRY_GONE);

	kept->entry.jid = keep_text(step, entry->jid);
	kept->entry.address = keep_text(step, entry->address);
	destroy(step->desk, entry);
}

static void look_later(struct step *step, struct entry *entry) {
	entry->until = step->event->wall + LOOK_EVERY;
	enter(step->desk, entry, step->event->now + LOOK_EVERY);
	keep(step, entry);
}

static bool is_at(const char *jid, const char *domain) {
	const char *at = strchr(jid, '@');

	return at && strcmp(at + 1, domain) == 0;
}

static char **grant_of(struct desk *desk, const char *domain) {
	for (size_t i = 0; i < desk->grant_count; i++) {
		if (strcmp(desk->grants[i], domain) == 0) {
			return &desk->grants[i];
		}
	}
	return NULL;
}

static bool may_write(struct desk *desk, const char *jid) {
	const char *at = strchr(jid, '@');

	return at && grant_of(desk, at + 1);
}

/* Its place stays taken: who gives and takes gets to an end. */
static void withdraw(struct desk *desk, const char *domain) {
	char **grant = grant_of(desk, domain);

	if (grant) {
		model_set_text(grant, "");
	}
}

static void put(struct step *step, const struct agent *agent,
		const struct channel *channel, const struct desk_entry *wanted) {
	struct desk *desk = step->desk;
	struct entry *entry = find(desk, agent->jid, wanted->address);

	if (!may_write(desk, agent->jid) ||
			(!entry && desk->entries_by_place.count >= ENTRIES_MOST)) {
		return;
	}
	if (!entry) {
		entry = create(desk, agent->jid, wanted->address);
	}
	bool is_said = entry->is_there && strcmp(entry->name, wanted->name) == 0;
	if (is_said && !entry->idle) {
		return;
	}
	entry->idle = 0;
	entry->is_there = is_said;
	model_set_text(&entry->name, wanted->name);
	look_later(step, entry);
	if (!is_said) {
		struct desk_effect *said = tell_entry(step, channel, agent);
		said->roster.kind = channel_find(desk, wanted->address)
				? DESK_KIND_CHANNEL
				: DESK_KIND_VISITOR;
		said->roster.address = keep_text(step, entry->address);
		said->roster.name = keep_text(step, entry->name);
	}
}

static void put_visitor(struct step *step, const struct chat *chat,
		const struct agent *agent) {
	put(step, agent, chat->channel,
			&(struct desk_entry){ .address = chat->visitor->address,
					.name = visitor_name(chat->visitor) });
}

void entry_introduce(struct step *step, const struct chat *chat,
		const struct agent *agent) {
	put_visitor(step, chat, agent);
	tell_name(step, chat->visitor, agent);
}

void entry_meet(struct step *step, const struct post *post) {
	const struct channel *channel = post->channel;

	put(step, post->agent, channel,
			&(struct desk_entry){ .address = channel->name,
					.name = channel->title });
}

void entries_meet(struct step *step, const struct agent *agent) {
	if (!may_write(step->desk, agent->jid)) {
		return;
	}
	list_for_each(at, &agent->posts) {
		entry_meet(step, list_entry(at, struct post, of_agent));
	}
	list_for_each(at, &agent->chats) {
		const struct chat *chat = list_entry(at, struct chat, of_agent);
		if (chat->state == CHAT_STATE_TALKING) {
			put_visitor(step, chat, agent);
		}
	}
	list_for_each(at, &agent->ears) {
		put_visitor(step, list_entry(at, struct ear, of_agent)->chat, agent);
	}
}

static void meet_all(struct step *step, const char *domain) {
	list_for_each(at, &step->desk->roster) {
		const struct agent *agent = list_entry(at, struct agent, link);
		if (agent->is_there && is_at(agent->jid, domain)) {
			entries_meet(step, agent);
		}
	}
}

void entries_granted(struct step *step) {
	struct desk *desk = step->desk;
	const char *domain = step->event->from;

	if (!step->event->granted.is_granted) {
		withdraw(desk, domain);
	} else if (desk->is_linked && !grant_of(desk, domain) &&
			desk->grant_count < GRANTS_MOST) {
		desk->grants[desk->grant_count++] = xstrdup(domain);
		meet_all(step, domain);
	}
}

void entries_lose(struct desk *desk) {
	while (desk->grant_count) {
		xfree(desk->grants[--desk->grant_count]);
	}
}

void entry_answered(struct step *step) {
	const struct desk_event *event = step->event;
	struct entry *entry =
			find(step->desk, event->from, event->answered.address);

	if (event->answered.is_hopeless) {
		withdraw(step->desk, strchr(event->from, '@') + 1);
	}
	if (!entry) {
		return;
	}
	if (event->answered.is_removal) {
		/* Unless he was put in again meanwhile. */
		if (event->answered.is_done && entry->idle) {
			forget(step, entry);
		}
	} else if (!event->answered.is_done) {
		forget(step, entry);
	} else if (!entry->is_there && !entry->idle) {
		entry->is_there = true;
		keep(step, entry);
	}
}

/* Whether he has the visitor, or may get him back, or reads along there. */
static bool is_his(const struct visitor *visitor, const struct agent *agent) {
	list_for_each(at, &visitor->conversations) {
		const struct conversation *conversation =
				list_entry(at, struct conversation, link);
		list_for_each(in, &conversation->chats) {
			const struct chat *chat =
					list_entry(in, struct chat, of_conversation);
			if (chat->state != CHAT_STATE_ENDED &&
					(chat->agent == agent || ear_find(chat, agent))) {
				return true;
			}
		}
	}
	return false;
}

static bool is_of_use(const struct desk *desk, const struct entry *entry) {
	const struct agent *agent = agent_find(desk, entry->jid);
	const struct channel *channel = channel_find(desk, entry->address);
	const struct visitor *visitor = visitor_at(desk, entry->address);

	if (!agent) {
		return false;
	}
	return channel ? agent_post(agent, channel) != NULL
				   : visitor && is_his(visitor, agent);
}

static void look(struct step *step, struct entry *entry) {
	entry->idle = is_of_use(step->desk, entry) ? 0 : entry->idle + 1;
	if (entry->idle >= IDLE_TO_FORGET) {
		forget(step, entry);
		return;
	}
	if (entry->idle >= IDLE_TO_REMOVE && may_write(step->desk, entry->jid)) {
		struct desk_effect *said = effects_add(step->out, DESK_EFFECT_ROSTER);
		said->to = keep_text(step, entry->jid);
		said->roster.address = keep_text(step, entry->address);
		said->roster.is_removal = true;
		entry->is_there = false;
	}
	look_later(step, entry);
}

void entries_are_due(struct step *step) {
	struct desk *desk = step->desk;

	for (int looks = 0; !list_is_empty(&desk->entries); looks++) {
		struct entry *entry =
				list_entry(desk->entries.next, struct entry, link);
		if (entry->due > step->event->now || looks == LOOKS_A_TICK) {
			desk_ms soonest = step->event->now + LOOK_ON;
			timer_set(&desk->timers, &desk->entry_timer,
					entry->due > soonest ? entry->due : soonest);
			return;
		}
		look(step, entry);
	}
}

void entry_revive(struct step *step, const struct desk_entry *row) {
	struct desk *desk = step->desk;
	desk_ms rest = row->until - step->event->wall;

	if (find(desk, row->jid, row->address) ||
			desk->entries_by_place.count >= ENTRIES_MOST) {
		return;
	}
	struct entry *entry = create(desk, row->jid, row->address);
	model_set_text(&entry->name, row->name);
	entry->until = row->until;
	entry->idle = row->idle;
	entry->is_there = row->is_there;
	rest = rest < LOOK_EVERY ? rest : LOOK_EVERY;
	enter(desk, entry, step->event->now + (rest > 0 ? rest : 0));
}

void entries_init(struct desk *desk) {
	list_init(&desk->entries);
	desk->entry_timer.kind = TIMER_KIND_ENTRY;
}

void entries_finish(struct desk *desk) {
	list_for_each_safe(at, after, &desk->entries) {
		destroy(desk, list_entry(at, struct entry, link));
	}
	table_finish(&desk->entries_by_place);
	entries_lose(desk);
}
