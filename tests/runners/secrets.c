/* Who may hear what: judged by addresses and words, never by the mind. */

#include "secrets.h"

#include <inttypes.h>
#include <string.h>

#include "errands.h"
#include "roles.h"

struct texts {
	const char *items[64];
	size_t count;
};

static void add(struct texts *texts, const char *text) {
	if (text && texts->count < sizeof(texts->items) / sizeof(*texts->items)) {
		texts->items[texts->count++] = text;
	}
}

static void add_sentence(struct texts *texts,
		const struct desk_sentence *said) {
	for (size_t i = 0; i < DESK_SENTENCE_TEXTS; i++) {
		add(texts, said->texts[i]);
	}
}

/* What somebody can read of it. */
static void read(const struct desk_effect *effect, struct texts *texts) {
	switch ((int)effect->type) {
	case DESK_EFFECT_SAY:
		add(texts, effect->say.body);
		break;
	case DESK_EFFECT_LINE:
		add(texts, effect->page_line.body);
		break;
	case DESK_EFFECT_TELL:
		add_sentence(texts, &effect->tell.head);
		for (size_t i = 0; i < effect->tell.row_count; i++) {
			add_sentence(texts, &effect->tell.rows[i]);
		}
		break;
	case DESK_EFFECT_RESULT:
		add_sentence(texts, &effect->result.head);
		break;
	case DESK_EFFECT_PRESENCE:
		add(texts, effect->presence.nick);
		add_sentence(texts, &effect->presence.status);
		break;
	case DESK_EFFECT_NAME:
		add(texts, effect->name.name);
		break;
	case DESK_EFFECT_STATE:
		add(texts, effect->state.with);
		break;
	}
}

static bool says(const struct desk_effect *effect, const char *what) {
	struct texts texts = { .count = 0 };

	read(effect, &texts);
	for (size_t i = 0; i < texts.count; i++) {
		if (strstr(texts.items[i], what)) {
			return true;
		}
	}
	return false;
}

static bool is_spoken(const struct desk_effect *effect) {
	return !effect_is_for_store(effect->type) &&
			effect->type != DESK_EFFECT_FETCH &&
			effect->type != DESK_EFFECT_FETCH_PAGE &&
			effect->type != DESK_EFFECT_SEARCH;
}

/* ---- listeners ---- */

static bool has_ear(const struct world *world, const char *jid,
		uint32_t visitor) {
	const struct shelf *shelf = &world->shelf;

	for (size_t i = 0; i < shelf->ear_count; i++) {
		const struct shelf_chat *chat = shelf_chat(shelf, shelf->ears[i].chat);
		if (chat && chat->row.visitor == visitor &&
				strcmp(shelf->ears[i].jid, jid) == 0) {
			return true;
		}
	}
	return false;
}

static bool has_chat(const struct world *world, const char *jid,
		uint32_t visitor) {
	const struct shelf *shelf = &world->shelf;

	for (size_t i = 0; i < shelf->chat_count; i++) {
		const struct desk_chat *row = &shelf->chats[i].row;
		if (row->visitor == visitor && row->state == CHAT_STATE_TALKING &&
				strcmp(row->agent, jid) == 0) {
			return true;
		}
	}
	return false;
}

/* He reads along there, and what he does is no order. */
static bool is_listeners(const struct world *world,
		const struct desk_event *event) {
	const struct desk_visitor *visitor =
			shelf_visitor_at(&world->shelf, event->to);
	const char *text;

	switch ((int)event->type) {
	case DESK_EVENT_LINE:
		text = event->line.body + strspn(event->line.body, " \t\r\n");
		if (text[0] == '!' && text[1] != '!') {
			return false;
		}
		break;
	case DESK_EVENT_BOUNCE:
		if (event->bounce.is_lasting) {
			return false; /* all of his chats are over by that */
		}
		break;
	case DESK_EVENT_TYPING:
	case DESK_EVENT_MARK:
	case DESK_EVENT_CONTACT:
		break;
	default:
		return false;
	}
	return visitor && has_ear(world, event->from, visitor->id) &&
			!has_chat(world, event->from, visitor->id);
}

static bool keeps(const struct desk_effects *effects, size_t first,
		enum desk_effect_type type) {
	for (size_t i = first; i < effects->count; i++) {
		if (effects->items[i].type == type) {
			return true;
		}
	}
	return false;
}

/* He begins or ends to read along, and nobody's chat changes. */
static bool is_about_an_ear(const struct desk_event *event,
		const struct desk_effects *effects, size_t first) {
	return (event->type == DESK_EVENT_LINE ||
				   event->type == DESK_EVENT_ORDER) &&
			(keeps(effects, first, DESK_EFFECT_KEEP_EAR) ||
					keeps(effects, first, DESK_EFFECT_KEEP_EAR_GONE)) &&
			!keeps(effects, first, DESK_EFFECT_KEEP_CHAT);
}

static void check_unnoticed(struct world *world, const struct desk_event *event,
		const struct desk_effects *effects, size_t first) {
	for (size_t i = first; i < effects->count; i++) {
		const struct desk_effect *effect = &effects->items[i];
		if (effect->type == DESK_EFFECT_KEEP_LINE) {
			world_blame(world, "a listener's words are kept");
		}
		if (is_spoken(effect) && strcmp(effect->to, event->from) != 0) {
			world_blame(world, "%s notices that %s reads along", effect->to,
					event->from);
		}
	}
}

/* ---- whispers and notes ---- */

/* The agent of that chat, as it is kept. */
static bool is_its_agent(const struct world *world, uint32_t id,
		const char *jid) {
	const struct shelf_chat *chat = shelf_chat(&world->shelf, id);

	return chat && chat->row.state == CHAT_STATE_TALKING &&
			strcmp(chat->row.agent, jid) == 0;
}

static void check_deed(struct world *world, const struct desk_effects *effects,
		size_t first, const struct desk_deed_row *deed) {
	size_t heard = 0;

	for (size_t i = first; i < effects->count; i++) {
		const struct desk_effect *effect = &effects->items[i];
		if (effect->type == DESK_EFFECT_KEEP_LINE &&
				strstr(effect->line.body, deed->text)) {
			world_blame(world, "a note or whisper is kept as a line");
		}
		if (deed->deed != DESK_DEED_WHISPER || !is_spoken(effect) ||
				!says(effect, deed->text)) {
			continue;
		}
		heard++;
		if (effect->type != DESK_EFFECT_TELL ||
				effect->tell.head.word != DESK_WORD_WHISPER ||
				!is_its_agent(world, deed->chat, effect->to)) {
			world_blame(world, "%s hears a whisper to another", effect->to);
		}
	}
	if (deed->deed == DESK_DEED_WHISPER && heard != 1) {
		world_blame(world, "a whisper is heard %zu times", heard);
	}
}

static bool is_private(const struct desk_deed_row *deed) {
	return deed->text[0] &&
			(deed->deed == DESK_DEED_WHISPER || deed->deed == DESK_DEED_NOTE ||
					deed->deed == DESK_DEED_PASS);
}

void secrets_step(struct world *world, const struct desk_event *event,
		const struct desk_effects *effects, size_t first) {
	/* In a turn of several events the shelf does not know the newest. */
	if (first > 0) {
		return;
	}
	if (is_listeners(world, event) || is_about_an_ear(event, effects, first)) {
		check_unnoticed(world, event, effects, first);
	}
	for (size_t i = first; i < effects->count; i++) {
		const struct desk_effect *effect = &effects->items[i];
		if (effect->type == DESK_EFFECT_KEEP_DEED &&
				is_private(&effect->deed)) {
			check_deed(world, effects, first, &effect->deed);
		}
	}
}

/* ---- at any time ---- */

static bool is_line(const struct desk_effect *effect) {
	return effect->type == DESK_EFFECT_SAY || effect->type == DESK_EFFECT_LINE;
}

static void check_block(struct world *world, const struct desk_line *line) {
	const struct shelf *shelf = &world->shelf;

	for (size_t i = 0; i < shelf->block_count; i++) {
		if (shelf->blocks[i].visitor == line->visitor &&
				line->side == DESK_SIDE_VISITOR) {
			world_blame(world, "a line of a blocked visitor is kept");
		}
	}
}

void secrets_hear(struct world *world, const struct desk_effect *effect) {
	if (effect->type == DESK_EFFECT_KEEP_LINE) {
		check_block(world, &effect->line);
	}
	/* What is said was kept, and that is looked at step by step. */
	if (is_spoken(effect) && !is_line(effect) &&
			!roles_any(world, effect->to) &&
			(says(effect, ERRANDS_WHISPER) || says(effect, ERRANDS_NOTE))) {
		world_blame(world, "%s is told what is for agents", effect->to);
	}
}
