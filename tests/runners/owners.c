/* What agents were told of chats, and nothing of what the mind thinks. */

#include "owners.h"

#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "crew.h"
#include "roles.h"

#define MOST_BELIEFS 512

/* He was told that this chat is his, by that channel, and of no end of it. */
struct belief {
	char jid[96], channel[32];
	uint32_t chat;
};

struct owners {
	struct world *world;
	struct belief beliefs[MOST_BELIEFS];
	size_t count;
};

struct owners *owners_create(struct world *world) {
	struct owners *owners = xcalloc(1, sizeof(*owners));

	owners->world = world;
	return owners;
}

void owners_destroy(struct owners *owners) {
	xfree(owners);
}

void owners_forget(struct owners *owners) {
	owners->count = 0;
}

/* ---- beliefs ---- */

/* Chat 0 is all of that channel's, and "" all channels. */
static void disbelieve(struct owners *owners, const char *jid, uint32_t chat,
		const char *channel) {
	size_t count = 0;

	for (size_t i = 0; i < owners->count; i++) {
		const struct belief *belief = &owners->beliefs[i];
		bool is_over = strcmp(belief->jid, jid) == 0 &&
				(chat ? belief->chat == chat
					  : !channel[0] || strcmp(belief->channel, channel) == 0);
		if (!is_over) {
			owners->beliefs[count++] = *belief;
		}
	}
	owners->count = count;
}

static void believe(struct owners *owners, const struct desk_effect *effect) {
	uint32_t chat = (uint32_t)effect->tell.head.numbers[0];
	struct belief *belief;

	disbelieve(owners, effect->to, chat, "");
	if (owners->count < MOST_BELIEFS) {
		belief = &owners->beliefs[owners->count++];
		belief->chat = chat;
		text_copy(belief->jid, sizeof(belief->jid), effect->to);
		text_copy(belief->channel, sizeof(belief->channel), effect->from);
	}
}

void owners_hear(struct owners *owners, const struct desk_effect *effect) {
	if (effect->type == DESK_EFFECT_KEEP_DISMISSAL) {
		/* Should he be hired again before he is told, he is rung anew. */
		disbelieve(owners, effect->dismissal.jid, 0, effect->dismissal.channel);
	}
	if (effect->type == DESK_EFFECT_KEEP_MEMBER && !owners->world->is_linked) {
		/* The same of who lost the right and has it again. */
		disbelieve(owners, effect->member.jid, 0, "");
	}
	if (effect->type != DESK_EFFECT_TELL) {
		return;
	}
	switch ((int)effect->tell.head.word) {
	case DESK_WORD_TAKEN:
	case DESK_WORD_REOPENED:
		believe(owners, effect);
		break;
	case DESK_WORD_TAKEN_OVER:
	case DESK_WORD_TRANSFER_ACCEPTED:
	case DESK_WORD_TRANSFER_DONE:
	case DESK_WORD_TRANSFER_QUEUED:
	case DESK_WORD_ENDED_YOURS:
	case DESK_WORD_RETURNED_YOURS:
	case DESK_WORD_VISITOR_CHAT_ENDED:
	case DESK_WORD_VISITOR_ENDED:
		disbelieve(owners, effect->to, (uint32_t)effect->tell.head.numbers[0],
				"");
		break;
	case DESK_WORD_DISMISSED_ALL:
	case DESK_WORD_DEMOTED_ALL:
		disbelieve(owners, effect->to, 0, effect->from);
		break;
	}
}

void owners_check(struct owners *owners, const struct crew *crew) {
	if (!owners->world->is_linked) {
		return;
	}
	for (size_t i = 0; i < owners->count; i++) {
		const struct belief *belief = &owners->beliefs[i];
		const struct shelf_chat *chat =
				shelf_chat(&owners->world->shelf, belief->chat);
		if (chat && crew_is_reachable(crew, belief->jid) &&
				(chat->row.state != CHAT_STATE_TALKING ||
						strcmp(chat->row.agent, belief->jid) != 0)) {
			world_blame(owners->world,
					"%s is not told that chat %" PRIu32 " is his no more",
					belief->jid, belief->chat);
		}
	}
}

/* ---- transfers ---- */

static bool is_end_for_heir(enum desk_word word) {
	return word == DESK_WORD_TAKEN || word == DESK_WORD_TRANSFER_OVER ||
			word == DESK_WORD_TRANSFER_GONE ||
			word == DESK_WORD_TRANSFER_OPEN ||
			word == DESK_WORD_TRANSFER_REJECTED_YOU ||
			word == DESK_WORD_DISMISSED_ALL || word == DESK_WORD_DEMOTED_ALL;
}

static bool is_told(const struct desk_effects *effects, size_t first,
		const char *jid, bool is_heir) {
	for (size_t i = first; i < effects->count; i++) {
		const struct desk_effect *effect = &effects->items[i];
		if (effect->type == DESK_EFFECT_TELL && strcmp(effect->to, jid) == 0 &&
				(!is_heir || is_end_for_heir(effect->tell.head.word))) {
			return true;
		}
	}
	return false;
}

/* Whoever asked for it and was dismissed meanwhile hears nothing more. */
static bool may_hear(const struct owners *owners, const struct desk_chat *chat,
		const char *asker) {
	const char *channel = chat->serving[0] ? chat->serving : chat->channel;

	return strcmp(asker, chat->agent) == 0
			? shelf_member(&owners->world->shelf, asker) != NULL
			: roles_of(owners->world, asker, channel).may_respond;
}

static void check_end(struct owners *owners, const struct desk_chat *old,
		const struct desk_effects *effects, size_t first, bool is_returned) {
	const char *askers[] = { old->agent, old->passed_by };

	if (!is_told(effects, first, old->heir, true)) {
		world_blame(owners->world,
				"%s does not hear how the transfer of chat %" PRIu32 " ended",
				old->heir, old->id);
	}
	/* Who vanished hears it when he is back. */
	for (size_t i = is_returned ? 1 : 0; i < 2; i++) {
		if (strcmp(askers[i], is_returned ? old->agent : "") != 0 &&
				may_hear(owners, old, askers[i]) &&
				!is_told(effects, first, askers[i], false)) {
			world_blame(owners->world,
					"%s does not hear how his transfer of chat %" PRIu32
					" ended",
					askers[i], old->id);
		}
	}
}

void owners_step(struct owners *owners, const struct desk_event *event,
		const struct desk_effects *effects, size_t first) {
	if (event->type == DESK_EVENT_BOUNCE && event->bounce.is_lasting) {
		/* There is nobody at that address who could be told. */
		disbelieve(owners, event->from, 0, "");
	}
	/* In a turn of several events the shelf does not know the newest. */
	if (first > 0 || !owners->world->is_linked ||
			event->type == DESK_EVENT_REVIVED) {
		return;
	}
	for (size_t i = first; i < effects->count; i++) {
		const struct desk_effect *effect = &effects->items[i];
		const struct shelf_chat *chat;
		if (effect->type != DESK_EFFECT_KEEP_CHAT) {
			continue;
		}
		chat = shelf_chat(&owners->world->shelf, effect->chat.id);
		if (chat && chat->row.heir[0] &&
				strcmp(chat->row.heir, effect->chat.heir) != 0) {
			check_end(owners, &chat->row, effects, first,
					effect->chat.is_returned);
		}
	}
}
