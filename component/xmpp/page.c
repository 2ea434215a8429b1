/*
 * What pages and gateways are told, as the schemas have it. Decides nothing,
 * and leaves out what the schema could not hold.
 */

#include "xmpp/page.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/arena.h"
#include "desk/effect.h"
#include "wire/element.h"
#include "wire/stream.h"
#include "xmpp/spaces.h"
#include "xmpp/work.h"

const char *page_stamp(struct arena *arena, int64_t wall) {
	time_t seconds = (time_t)(wall / 1000);
	struct tm tm = { 0 };

	gmtime_r(&seconds, &tm);
	return arena_print(arena, "%04d-%02d-%02dT%02d:%02d:%02d.%03dZ",
			tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min,
			tm.tm_sec, (int)(wall % 1000));
}

static struct element *add(const struct page_writing *w, struct element *parent,
		const char *name) {
	return element_add(w->arena, parent, name, SPACE_VISIT);
}

static const char *print(const struct page_writing *w, uint32_t number) {
	return arena_print(w->arena, "%" PRIu32, number);
}

static void set_number(const struct page_writing *w, struct element *element,
		const char *name, uint32_t number) {
	element_set(w->arena, element, name, print(w, number));
}

static void set_text(const struct page_writing *w, struct element *element,
		const char *name, const char *text) {
	element_set(w->arena, element, name, text && text[0] ? text : NULL);
}

/* ---- the channel ---- */

static void add_texts(const struct page_writing *w, struct element *channel) {
	const struct page_channel *known = w->channel;

	for (size_t i = 0; i < known->text_count; i++) {
		struct element *text = element_add_text(w->arena, channel, "text",
				SPACE_VISIT, known->texts[i].value);
		element_set(w->arena, text, "name", known->texts[i].name);
		element_set(w->arena, text, "xml:lang", known->language);
	}
	for (size_t i = 0; i < known->colour_count; i++) {
		struct element *colour = add(w, channel, "colour");
		element_set(w->arena, colour, "name", known->colours[i].name);
		element_set(w->arena, colour, "value", known->colours[i].value);
	}
}

static struct element *add_channel(const struct page_writing *w,
		struct element *parent, const struct desk_channel_state *state) {
	struct element *channel = add(w, parent, VISIT_CHANNEL);

	element_set(w->arena, channel, "name", w->effect->from);
	element_set(w->arena, channel, "title", state->title);
	element_set(w->arena, channel, "open", state->is_open ? "true" : "false");
	set_number(w, channel, "waiting", state->waiting);
	if (state->wait) {
		set_number(w, channel, "wait", state->wait);
	}
	if (state->work) {
		set_number(w, channel, "work", state->work);
	}
	if (w->channel) {
		add_texts(w, channel);
	}
	return channel;
}

void page_add_channel(const struct page_writing *w, struct element *presence) {
	struct element *channel = add_channel(w, presence, &w->effect->channel);

	for (size_t i = 0; w->channel && i < w->channel->origin_count; i++) {
		element_add_text(w->arena, channel, VISIT_ORIGIN, SPACE_VISIT,
				w->channel->origins[i]);
	}
	for (size_t i = 0; i < w->effect->channel.blocked_count; i++) {
		element_add_text(w->arena, channel, VISIT_BLOCKED, SPACE_VISIT,
				w->effect->channel.blocked[i]);
	}
}

void page_add_desk(const struct page_writing *w, struct element *presence) {
	element_set(w->arena, add(w, presence, VISIT_DESK), "epoch",
			w->effect->desk.epoch);
}

/* ---- the chat ---- */

static const char *state_name(enum chat_state state) {
	switch (state) {
	case CHAT_STATE_ASKING:
		return "asking";
	case CHAT_STATE_WAITING:
		return "waiting";
	case CHAT_STATE_TALKING:
		return "talking";
	case CHAT_STATE_ENDED:
		return "ended";
	case CHAT_STATE_CLOSED:
		return "closed";
	case CHAT_STATE_OFFLINE:
		return "offline";
	case CHAT_STATE_POSTED:
		return "posted";
	case CHAT_STATE_LEFT:
		return "left";
	}
	return "none";
}

static void add_state(const struct page_writing *w, struct element *parent,
		const struct desk_chat_state *state) {
	struct element *element = add(w, parent, VISIT_STATE);

	element_set(w->arena, element, "is", state_name(state->is));
	if (state->place) {
		set_number(w, element, "place", state->place);
	}
	if (state->wait) {
		set_number(w, element, "wait", state->wait);
	}
	set_text(w, element, "with", state->with);
	set_text(w, element, "photo", state->photo);
	if (state->by) {
		element_set(w->arena, element, "by", desk_side_name(state->by));
	}
	if (state->until) {
		element_set(w->arena, element, "until",
				page_stamp(w->arena, state->until));
	}
}

void page_add_state(const struct page_writing *w, struct element *stanza) {
	add_state(w, stanza, &w->effect->state);
}

/* ---- lines ---- */

static void add_upto(const struct page_writing *w, struct element *parent,
		const char *name, uint32_t number) {
	if (number) {
		set_number(w, add(w, parent, name), "n", number);
	}
}

static struct element *add_stored(const struct page_writing *w,
		struct element *parent, const struct desk_stored *stored) {
	struct element *element = add(w, parent, VISIT_STORED);

	set_number(w, element, "n", stored->number);
	element_set(w->arena, element, "at", page_stamp(w->arena, stored->wall));
	return element;
}

/* XEP-0184, and what it cannot say: as which line. */
void page_add_stored(const struct page_writing *w, struct element *message) {
	const struct desk_stored *stored = &w->effect->stored;

	element_set(w->arena,
			element_add(w->arena, message, "received", SPACE_RECEIPTS), "id",
			stored->id);
	add_stored(w, message, stored);
}

void page_add_marks(const struct page_writing *w, struct element *message) {
	add_upto(w, message, VISIT_HAVE, w->effect->page_marks.have);
	add_upto(w, message, VISIT_SEEN, w->effect->page_marks.seen);
}

/* visit.xsd, `line`: a correction or retraction names a line by its number. */
static void fill_line(const struct page_writing *w, struct element *message,
		const struct desk_line *line) {
	set_number(w, message, "id", line->number);
	set_text(w, message, "xml:lang", line->lang);
	if (!line->retracts) {
		element_add_text(w->arena, message, "body", STREAM_SPACE,
				line->body ? line->body : "");
	}
	struct element *element = add(w, message, VISIT_LINE);
	set_number(w, element, "n", line->number);
	element_set(w->arena, element, "who", desk_side_name(line->side));
	set_text(w, element, "nick", line->nick);
	set_text(w, element, "photo", line->photo);
	element_set(w->arena, element, "at", page_stamp(w->arena, line->wall));
	if (line->side == DESK_SIDE_VISITOR && line->id && line->id[0]) {
		element_set(w->arena,
				element_add(w->arena, message, "origin-id", SPACE_SID), "id",
				line->id);
	}
	if (line->replaces) {
		set_number(w, element_add(w->arena, message, "replace", SPACE_CORRECT),
				"id", line->replaces);
	}
	if (line->retracts) {
		set_number(w, element_add(w->arena, message, "retract", SPACE_RETRACT),
				"id", line->retracts);
	}
	if (line->file && line->file[0]) {
		element_add_text(w->arena,
				element_add(w->arena, message, "x", SPACE_OOB), "url",
				SPACE_OOB, line->file);
	}
}

void page_add_line(const struct page_writing *w, struct element *message) {
	fill_line(w, message, &w->effect->page_line);
}

struct some_lines {
	const struct desk_line *items;
	size_t count;
	bool is_more;
};

static void add_lines(const struct page_writing *w, struct element *parent,
		const struct some_lines *lines) {
	struct element *element = add(w, parent, VISIT_LINES);

	element_set(w->arena, element, "more", lines->is_more ? "true" : NULL);
	for (size_t i = 0; i < lines->count; i++) {
		struct element *message =
				element_add(w->arena, element, "message", STREAM_SPACE);
		element_set(w->arena, message, "type", "chat");
		fill_line(w, message, &lines->items[i]);
	}
}

void page_add_lines(const struct page_writing *w, struct element *iq) {
	const struct some_lines lines = { w->effect->lines.lines,
		w->effect->lines.count, w->effect->lines.is_more };

	add_lines(w, iq, &lines);
}

void page_add_welcome(const struct page_writing *w, struct element *iq) {
	const struct desk_effect *effect = w->effect;
	const struct some_lines lines = { effect->welcome.lines,
		effect->welcome.line_count, effect->welcome.is_more };
	struct element *welcome = add(w, iq, VISIT_WELCOME);

	element_set(w->arena, welcome, "token", effect->welcome.token);
	add_channel(w, welcome, &effect->welcome.channel);
	add_state(w, welcome, &effect->welcome.state);
	for (size_t i = 0; i < effect->welcome.stored_count; i++) {
		const struct desk_stored *stored = &effect->welcome.stored[i];
		element_set(w->arena, add_stored(w, welcome, stored), "id", stored->id);
	}
	add_upto(w, welcome, VISIT_HAVE, effect->welcome.have);
	add_upto(w, welcome, VISIT_SEEN, effect->welcome.seen);
	if (lines.count || lines.is_more) {
		add_lines(w, welcome, &lines);
	}
}

/* ---- refusal ---- */

void page_add_refused(const struct page_writing *w, struct element *error) {
	const struct desk_effect *effect = w->effect;
	const char *code = desk_refusal_code(effect->refuse.why);

	/* Without one it is an outage to the page, which then says hello. */
	if (!code) {
		return;
	}
	struct element *refused = add(w, error, VISIT_REFUSED);
	element_set(w->arena, refused, "code", code);
	if (effect->refuse.retry > 0) {
		set_number(w, refused, "retry",
				(uint32_t)((effect->refuse.retry + 999) / 1000));
	}
	if (effect->refuse.why == DESK_REFUSAL_WORK) {
		char seed[WORK_SEED_ROOM];
		work_seed(w->work, effect->to, seed);
		element_set(w->arena, refused, "seed", arena_copy(w->arena, seed));
		set_number(w, refused, "bits", effect->refuse.bits);
	}
}
