/* Presences as they were shown, and rings as they were told. No more. */

#include "crew.h"

#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "roles.h"

#define MOST_DEVICES 256
#define MOST_RINGS   256
#define MOST_HEARD   64
#define GRACE        1000 /* ms beyond what the desk may wait for presences */

struct device {
	char jid[96], resource[32];
	enum desk_show show;
	int priority;
	desk_ms since; /* when it showed that */
};

struct told {
	uint32_t chat, round; /* 0: none */
	desk_ms at;
};

struct ring {
	char jid[96], channel[32];
	struct told ring, reminder, last;
};

struct crew {
	struct world *world;
	struct device devices[MOST_DEVICES];
	struct ring rings[MOST_RINGS];
	char heard[MOST_HEARD][96]; /* wrote since they were last seen to go */
	size_t device_count, ring_count, heard_count;
	desk_ms whole_at; /* when the last login had named all; 0: not yet */
	bool is_swept;    /* whom it did not name has no ring any more */
};

struct crew *crew_create(struct world *world) {
	struct crew *crew = xcalloc(1, sizeof(*crew));

	crew->world = world;
	return crew;
}

void crew_destroy(struct crew *crew) {
	xfree(crew);
}

static void show(struct crew *crew, const struct desk_event *event) {
	size_t at = 0;

	while (at < crew->device_count &&
			(strcmp(crew->devices[at].jid, event->from) != 0 ||
					strcmp(crew->devices[at].resource, event->resource) != 0)) {
		at++;
	}
	if (at == MOST_DEVICES) {
		return;
	}
	crew->device_count += at == crew->device_count;
	text_copy(crew->devices[at].jid, sizeof(crew->devices[at].jid),
			event->from);
	text_copy(crew->devices[at].resource, sizeof(crew->devices[at].resource),
			event->resource);
	crew->devices[at].show = event->shows.show;
	crew->devices[at].priority = event->shows.priority;
	crew->devices[at].since = event->now;
}

static void dismiss(struct crew *crew, const char *jid) {
	for (size_t i = 0; i < crew->device_count; i++) {
		if (strcmp(crew->devices[i].jid, jid) == 0) {
			crew->devices[i].show = DESK_SHOW_GONE;
		}
	}
}

/* Since the last login, all that was said of who is there has come in. */
static bool is_certain(const struct crew *crew, desk_ms since) {
	return crew->whole_at &&
			since >=
			crew->whole_at + crew->world->settings.staff_settle + GRACE;
}

static enum desk_duty duty_of(const struct world *world, const char *jid) {
	const struct shelf *shelf = &world->shelf;

	for (size_t i = 0; i < shelf->habit_count; i++) {
		if (strcmp(shelf->habits[i].jid, jid) == 0) {
			return shelf->habits[i].duty;
		}
	}
	return DESK_DUTY_AUTO;
}

/* Any device that counts as Present; one that is away does for a while. */
static bool may_be_present(const struct crew *crew, const char *jid) {
	enum desk_duty duty = duty_of(crew->world, jid);

	for (size_t i = 0; i < crew->device_count; i++) {
		const struct device *device = &crew->devices[i];
		bool is_away = device->show == DESK_SHOW_AWAY &&
				crew->world->now - device->since >
						crew->world->settings.away_after;
		if (strcmp(device->jid, jid) != 0 || device->priority < 0 ||
				device->show == DESK_SHOW_GONE) {
			continue;
		}
		if (duty == DESK_DUTY_HERE ||
				(device->show <= DESK_SHOW_AWAY && !is_away)) {
			return duty != DESK_DUTY_AWAY;
		}
	}
	return !is_certain(crew, crew->world->now) && duty != DESK_DUTY_AWAY;
}

static const struct desk_channel_settings *settings_of(const struct world
															   *world,
		const char *name) {
	for (size_t i = 0; i < world->settings.channel_count; i++) {
		if (strcmp(world->channels[i].name, name) == 0) {
			return &world->channels[i];
		}
	}
	return NULL;
}

/* As many as he said, or as the channel has it; 0: any number. */
static uint32_t room_of(const struct world *world, const char *jid,
		const struct desk_channel_settings *channel) {
	const struct shelf *shelf = &world->shelf;

	for (size_t i = 0; i < shelf->room_count; i++) {
		if (strcmp(shelf->rooms[i].jid, jid) == 0 &&
				strcmp(shelf->rooms[i].channel, channel->name) == 0 &&
				shelf->rooms[i].room != DESK_ROOM_UNSAID) {
			return shelf->rooms[i].room;
		}
	}
	return channel->room;
}

/* One of the two said something lately: it takes room. */
static bool is_loud(const struct world *world, const struct shelf_chat *chat,
		const struct desk_channel_settings *channel) {
	size_t at = chat->line_count;

	while (at > 0 && chat->lines[at - 1].side == DESK_SIDE_DESK) {
		at--;
	}
	return at > 0 &&
			(channel->silent_after <= 0 ||
					world->wall - chat->lines[at - 1].wall <
							channel->silent_after);
}

static bool has_room(const struct world *world, const char *jid,
		const char *name) {
	const struct desk_channel_settings *channel = settings_of(world, name);
	uint32_t room = room_of(world, jid, channel), load = 0;

	for (size_t i = 0; room && i < world->shelf.chat_count; i++) {
		const struct shelf_chat *chat = &world->shelf.chats[i];
		const struct desk_chat *row = &chat->row;
		load += row->state == CHAT_STATE_TALKING &&
				strcmp(row->agent, jid) == 0 &&
				strcmp(row->serving[0] ? row->serving : row->channel, name) ==
						0 &&
				is_loud(world, chat, channel);
	}
	return !room || load < room;
}

/* Nobody is told of a chat that is not, or not any more, as he is told. */
static void check_call(struct crew *crew, const struct desk_effect *effect,
		enum chat_state state) {
	const struct shelf_chat *chat =
			shelf_chat(&crew->world->shelf, effect->tell.ring);

	if (!chat || chat->row.state != state) {
		world_blame(crew->world, "%s is rung for chat %" PRIu32 ", which is %s",
				effect->to, effect->tell.ring,
				chat ? chat_state_name(chat->row.state) : "none");
	}
	if (!may_be_present(crew, effect->to)) {
		world_blame(crew->world, "%s is rung and is Away", effect->to);
	}
	if (!roles_of(crew->world, effect->to, effect->from).may_notify &&
			state == CHAT_STATE_WAITING) {
		world_blame(crew->world, "%s is rung and may not be", effect->to);
	}
	if (state == CHAT_STATE_WAITING &&
			effect->tell.head.word != DESK_WORD_RING_MANAGER &&
			!has_room(crew->world, effect->to, effect->from)) {
		world_blame(crew->world, "%s is rung and has no room", effect->to);
	}
}

static struct ring *ring_of(struct crew *crew, const char *jid,
		const char *channel) {
	for (size_t i = 0; i < crew->ring_count; i++) {
		if (strcmp(crew->rings[i].jid, jid) == 0 &&
				strcmp(crew->rings[i].channel, channel) == 0) {
			return &crew->rings[i];
		}
	}
	return NULL;
}

/* He is told something new, of which he has one at most of each kind. */
static void set_ring(struct crew *crew, const struct desk_effect *effect,
		bool is_reminder) {
	struct ring *ring = ring_of(crew, effect->to, effect->from);
	const struct told now = { effect->tell.ring, effect->tell.round,
		crew->world->now };

	if (!ring && crew->ring_count < MOST_RINGS) {
		ring = &crew->rings[crew->ring_count++];
		*ring = (struct ring){ 0 };
		text_copy(ring->jid, sizeof(ring->jid), effect->to);
		text_copy(ring->channel, sizeof(ring->channel), effect->from);
	}
	if (!ring) {
		return;
	}
	struct told *open = is_reminder ? &ring->reminder : &ring->ring;
	if (open->chat && open->chat != now.chat && is_certain(crew, open->at)) {
		world_blame(crew->world, "%s has two rings at once", ring->jid);
	}
	if (ring->last.chat == now.chat && ring->last.round >= now.round) {
		world_blame(crew->world, "two rings of %s have one name", ring->jid);
	}
	*open = ring->last = now;
}

static bool is_that(const struct told *open, const struct desk_effect *effect) {
	return open->chat == effect->tell.ring && open->round == effect->tell.round;
}

static void withdraw(struct crew *crew, const struct desk_effect *effect) {
	struct ring *ring = ring_of(crew, effect->to, effect->from);

	if (!effect->tell.is_correction) {
		world_blame(crew->world, "%s is told that no ring is over", effect->to);
	}
	if (!ring) {
		return; /* it was before the link broke */
	}
	if (is_that(&ring->ring, effect)) {
		ring->ring.chat = 0;
	} else if (is_that(&ring->reminder, effect)) {
		ring->reminder.chat = 0;
	} else if (ring->ring.chat && ring->reminder.chat) {
		world_blame(crew->world, "a ring is withdrawn that %s has not got",
				effect->to);
	}
}

void crew_hear(struct crew *crew, const struct desk_effect *effect) {
	struct ring *ring;

	if (effect->type == DESK_EFFECT_KEEP_MEMBER_GONE) {
		dismiss(crew, effect->member.jid);
	}
	if (effect->type == DESK_EFFECT_KEEP_DISMISSAL &&
			ring_of(crew, effect->dismissal.jid, effect->dismissal.channel)) {
		/* He has nothing more to do with it, should he come again. */
		ring_of(crew, effect->dismissal.jid, effect->dismissal.channel)
				->jid[0] = '\0';
	}
	if (effect->type != DESK_EFFECT_TELL) {
		return;
	}
	ring = ring_of(crew, effect->to, effect->from);
	switch ((int)effect->tell.head.word) {
	case DESK_WORD_RING:
	case DESK_WORD_RINGS:
	case DESK_WORD_RING_AGAIN:
	case DESK_WORD_RING_MANAGER:
	case DESK_WORD_OFFER:
		check_call(crew, effect, CHAT_STATE_WAITING);
		set_ring(crew, effect, false);
		break;
	case DESK_WORD_UNANSWERED:
	case DESK_WORD_UNANSWERED_MANAGER:
		check_call(crew, effect, CHAT_STATE_TALKING);
		set_ring(crew, effect, true);
		break;
	case DESK_WORD_TAKEN_BY:
	case DESK_WORD_RING_GONE:
	case DESK_WORD_OFFER_OVER:
	case DESK_WORD_ANSWERED_NOW:
	case DESK_WORD_RING_RETURNED:
		withdraw(crew, effect);
		break;
	case DESK_WORD_DEMOTED_ALL:
		if (ring) {
			ring->ring.chat = ring->reminder.chat = 0;
		}
		break;
	case DESK_WORD_TAKEN:
		if (ring && ring->ring.chat == (uint32_t)effect->tell.head.numbers[0]) {
			ring->ring.chat = 0;
		}
		break;
	}
}

void crew_forget_rings(struct crew *crew) {
	crew->ring_count = 0;
}

bool crew_is_reachable(const struct crew *crew, const char *jid) {
	for (size_t i = 0; i < crew->device_count; i++) {
		if (strcmp(crew->devices[i].jid, jid) == 0 &&
				crew->devices[i].show != DESK_SHOW_GONE) {
			return true;
		}
	}
	return false;
}

static bool was_heard(const struct crew *crew, const char *jid) {
	for (size_t i = 0; i < crew->heard_count; i++) {
		if (strcmp(crew->heard[i], jid) == 0) {
			return true;
		}
	}
	return false;
}

bool crew_is_missing(const struct crew *crew, const char *jid) {
	return is_certain(crew, crew->world->now) &&
			!crew_is_reachable(crew, jid) && !was_heard(crew, jid);
}

/* Who is gone sees nothing corrected, and has none when he is back. */
static void forget_gone(struct crew *crew) {
	for (size_t i = 0; i < crew->ring_count; i++) {
		if (!crew_is_reachable(crew, crew->rings[i].jid)) {
			crew->rings[i].ring.chat = crew->rings[i].reminder.chat = 0;
		}
	}
}

static void hear_of(struct crew *crew, const char *jid) {
	if (crew->heard_count < MOST_HEARD && roles_any(crew->world, jid) &&
			!was_heard(crew, jid)) {
		text_copy(crew->heard[crew->heard_count++], sizeof(crew->heard[0]),
				jid);
	}
}

static void forget_heard(struct crew *crew, const char *jid) {
	for (size_t i = 0; i < crew->heard_count; i++) {
		if (strcmp(crew->heard[i], jid) == 0) {
			crew->heard[i][0] = '\0';
		}
	}
}

void crew_step(struct crew *crew, const struct desk_event *event) {
	/* Whom a new login has not named yet may still be there. */
	if (!crew->is_swept && is_certain(crew, event->now)) {
		crew->is_swept = true;
		forget_gone(crew);
	}
	switch ((int)event->type) {
	case DESK_EVENT_LINE:
	case DESK_EVENT_FORM:
	case DESK_EVENT_ORDER:
		hear_of(crew, event->from);
		break;
	case DESK_EVENT_REVIVED:
		crew->device_count = crew->ring_count = crew->heard_count = 0;
		crew->whole_at = 0;
		break;
	case DESK_EVENT_STAFF_BEGINS:
		crew->device_count = 0;
		crew->whole_at = 0;
		crew->is_swept = false;
		break;
	case DESK_EVENT_STAFF_WHOLE:
		crew->whole_at = event->now;
		break;
	case DESK_EVENT_STAFF_LOST:
		if (!is_certain(crew, event->now)) {
			crew->whole_at = 0;
		}
		break;
	case DESK_EVENT_STAFF_SHOWS:
		if (roles_any(crew->world, event->from)) {
			show(crew, event);
			crew->is_swept = false;
			if (!crew_is_reachable(crew, event->from)) {
				forget_heard(crew, event->from);
			}
		}
		break;
	}
}

static bool is_at_work(const struct device *device) {
	return device->priority >= 0 &&
			(device->show == DESK_SHOW_AVAILABLE ||
					device->show == DESK_SHOW_CHAT);
}

/* He decided by himself; else his device says it. */
static bool is_on_duty(const struct world *world, const struct device *device) {
	switch (duty_of(world, device->jid)) {
	case DESK_DUTY_AUTO:
		return is_at_work(device);
	case DESK_DUTY_HERE:
		return device->priority >= 0 && device->show != DESK_SHOW_GONE;
	case DESK_DUTY_AWAY:
		break;
	}
	return false;
}

/* Where chats are offered, rung late or not for everybody, the mind's own
 * scripts say who is rung when. */
static bool rings_at_once(const struct world *world, const char *jid,
		const char *name) {
	const struct shelf *shelf = &world->shelf;

	for (size_t i = 0; i < shelf->room_count; i++) {
		if (strcmp(shelf->rooms[i].jid, jid) == 0) {
			return false;
		}
	}
	const struct desk_channel_settings *channel = settings_of(world, name);
	return channel->ring_new == 0 && !channel->room &&
			channel->routing <= DESK_ROUTING_BROADCAST;
}

void crew_check_waiting(struct crew *crew, const struct desk_chat *chat) {
	struct world *world = crew->world;
	const char *channel = chat->serving[0] ? chat->serving : chat->channel;

	if (!is_certain(crew, world->now)) {
		return;
	}
	for (size_t i = 0; i < crew->device_count; i++) {
		const struct device *device = &crew->devices[i];
		const struct ring *ring;
		const struct shelf_chat *rung;
		if (!is_on_duty(world, device) ||
				!rings_at_once(world, device->jid, channel) ||
				!roles_of(world, device->jid, channel).may_notify) {
			continue;
		}
		ring = ring_of(crew, device->jid, channel);
		rung = ring ? shelf_chat(&world->shelf, ring->ring.chat) : NULL;
		if (!rung || rung->row.state != CHAT_STATE_WAITING) {
			world_blame(world, "chat %" PRIu32 " waits and %s is not rung",
					chat->id, device->jid);
		}
	}
}

/* It was told since the last login was over, and there is no reason for it. */
static bool is_stale(const struct crew *crew, const struct told *told,
		enum chat_state state) {
	const struct shelf_chat *chat =
			told->chat ? shelf_chat(&crew->world->shelf, told->chat) : NULL;

	return chat && chat->row.state != state && is_certain(crew, told->at);
}

void crew_check_rings(struct crew *crew) {
	for (size_t i = 0; i < crew->ring_count; i++) {
		const struct ring *ring = &crew->rings[i];
		if (ring->jid[0] && crew_is_reachable(crew, ring->jid) &&
				(is_stale(crew, &ring->ring, CHAT_STATE_WAITING) ||
						is_stale(crew, &ring->reminder, CHAT_STATE_TALKING))) {
			world_blame(crew->world, "%s is not told that a ring is over",
					ring->jid);
		}
	}
}
