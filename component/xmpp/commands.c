/*
 * Between XEP-0050 and the table of commands. Knows what a form looks like and
 * nothing of what an order does.
 */

#include "xmpp/commands.h"

#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "desk/effect.h"
#include "wire/element.h"
#include "xmpp/answer.h"
#include "xmpp/reading.h"
#include "xmpp/reply.h"
#include "xmpp/sessions.h"
#include "xmpp/spaces.h"
#include "xmpp/words/words.h"

/* The field that no command has in its row: which channel, at the domain. */
#define FIELD_CHANNEL "channel"

/* Nodes are exact: what a person may type of them is not asked here. */
static const struct command *find(const char *node) {
	const struct command *command = command_find(node);

	return command && strcmp(command->names[0], node) == 0 ? command : NULL;
}

bool commands_is_node(const char *node) {
	return strcmp(node, SPACE_COMMANDS) == 0 || find(node);
}

static bool is_blank(const char *text) {
	return !text[strspn(text, " \t\r\n")];
}

static const char *trim(struct arena *arena, const char *text) {
	const char *from = text + strspn(text, " \t\r\n");
	size_t length = strlen(from);

	while (length > 0 && strchr(" \t\r\n", from[length - 1])) {
		length--;
	}
	return arena_copy_bytes(arena, from, length);
}

/*
 * The first value of the first field of that name that has one. Whatever else
 * clients send back, fields without a name among it, is passed over.
 */
static const char *value_of(struct arena *arena, const struct element *form,
		const char *name) {
	for (const struct element *at = form->children; at; at = at->next) {
		const char *is = element_get(at, "var");
		if (!element_is(at, "field", SPACE_DATA) || !is ||
				strcmp(is, name) != 0) {
			continue;
		}
		for (const struct element *in = at->children; in; in = in->next) {
			if (element_is(in, "value", SPACE_DATA) && !is_blank(in->text)) {
				return trim(arena, in->text);
			}
		}
	}
	return "";
}

static const char *given(const struct element *element, const char *name) {
	const char *value = element_get(element, name);

	return value ? value : "";
}

static void refuse(struct reading *reading, const char *type,
		const char *condition, const char *special, const char *text) {
	reading_find_fault(reading, type, condition, text);
	reading->error.special = special;
}

/* False: it is not, and what is wrong is found. */
static bool is_in_session(struct sessions *sessions, struct arena *arena,
		struct reading *reading, const struct element *asked) {
	const char *id = given(asked, "sessionid");
	const char *jid =
			arena_join(arena, reading->from.bare, "/", reading->from.resource);

	if (!id[0]) {
		return true;
	}
	switch (sessions_close(sessions, id, jid, given(asked, "node"))) {
	case SESSION_GOOD:
		return true;
	case SESSION_OVER:
		refuse(reading, "cancel", "not-allowed", "session-expired",
				reading->words->form_over);
		return false;
	case SESSION_UNKNOWN:
		refuse(reading, "modify", "bad-request", "bad-sessionid",
				reading->words->form_over);
		return false;
	}
	return false;
}

static void find_order(struct reading *reading, struct arena *arena,
		const struct command *command, const struct element *form) {
	struct desk_event *event = &reading->event;

	reading_find_event(reading, form ? DESK_EVENT_ORDER : DESK_EVENT_FORM);
	event->order.command = command->names[0];
	event->order.channel = form ? value_of(arena, form, FIELD_CHANNEL) : "";
	for (size_t i = 0; i < COMMAND_TAKES; i++) {
		enum command_value what = command->takes[i].what;
		event->order.values[i] =
				form && what ? value_of(arena, form, command_field(what)) : "";
		if (text_count(event->order.values[i]) > READER_BODY_MOST) {
			refuse(reading, "modify", "bad-request", "bad-payload",
					reading->words->refusals[DESK_REFUSAL_TOO_LONG]);
			return;
		}
	}
}

/* XEP-0050, section 2.4.1; Profanity and Psi name no action at all. */
static bool is_action(const char *action) {
	return !action[0] || strcmp(action, "execute") == 0 ||
			strcmp(action, "next") == 0 || strcmp(action, "complete") == 0;
}

/* Its own, as XEP-0050, section 2.3 has it, or the stanza's. */
static const char *lang_of(const struct element *iq) {
	const char *own = reading_lang_of(iq->children);

	return own ? own : reading_lang_of(iq);
}

void commands_read(struct sessions *sessions, const struct element *iq,
		struct arena *arena, struct reading *reading) {
	const struct element *asked = iq->children;
	const char *action = given(asked, "action");
	const struct command *command = find(given(asked, "node"));
	const struct element *form = element_child(asked, "x", SPACE_DATA);
	const char *type = form ? given(form, "type") : "";

	reading->words = words_find(lang_of(iq));
	if (!command) {
		reading_find_fault(reading, "cancel", "item-not-found",
				reading->words->refusals[DESK_REFUSAL_NO_COMMAND]);
		return;
	}
	if (strcmp(action, "cancel") == 0 || strcmp(type, "cancel") == 0) {
		(void)is_in_session(sessions, arena, reading, asked);
		reading->finding = READER_FINDING_QUERY; /* commands_cancel() */
		return;
	}
	if (!is_action(action)) {
		bool is_prev = strcmp(action, "prev") == 0;
		refuse(reading, "modify", "bad-request",
				is_prev ? "bad-action" : "malformed-action", NULL);
		return;
	}
	if (!is_in_session(sessions, arena, reading, asked)) {
		return;
	}
	find_order(reading, arena, command,
			strcmp(type, "submit") == 0 ? form : NULL);
	if (reading->finding == READER_FINDING_EVENT) {
		reading->event.order.lang = lang_of(iq);
		reading_want_answer(reading, arena,
				arena_join(arena, command->names[0], " ",
						given(asked, "sessionid")));
	}
}

struct element *commands_cancel(struct arena *arena,
		const struct reading *reading, const struct element *asked) {
	struct element *iq = reply_create(arena, "iq", &reading->reply, "result");
	struct element *command = element_add(arena, iq, "command", SPACE_COMMANDS);

	element_set(arena, command, "node", element_get(asked, "node"));
	element_set(arena, command, "sessionid", element_get(asked, "sessionid"));
	element_set(arena, command, "status", "canceled");
	return iq;
}

static struct element *add(const struct answering *w, struct element *parent,
		const char *name, const char *space) {
	return element_add(w->arena, parent, name, space);
}

static void set(const struct answering *w, struct element *element,
		const char *name, const char *value) {
	element_set(w->arena, element, name, value);
}

static void add_text(const struct answering *w, struct element *parent,
		const char *name, const char *text) {
	element_add_text(w->arena, parent, name, NULL, text);
}

/* A title or a label; the same words stand in the middle of a line of help. */
static const char *say(const struct answering *w, enum desk_word word) {
	const struct desk_sentence sentence = { .word = word };
	char *said = words_say(w->words, w->arena, &sentence, w->speaker);

	if (said[0] >= 'a' && said[0] <= 'z') {
		said[0] = (char)(said[0] - 'a' + 'A');
	}
	return said;
}

static struct element *add_command(const struct answering *w,
		struct element *iq, const char *node, const char *session) {
	struct element *command = add(w, iq, "command", SPACE_COMMANDS);

	set(w, command, "node", node);
	set(w, command, "sessionid", session);
	return command;
}

struct field {
	const char *name;
	enum desk_word label, hint; /* the hint is for what is typed; 0: none */
	bool is_needed;
	const struct desk_option *options;
	size_t count;
	const char *preset; /* or NULL */
};

/*
 * What may be chosen is a list-single, and always has a value: without one
 * Profanity prints no options and Gajim submits nothing.
 */
static void add_field(const struct answering *w, struct element *form,
		const struct field *what) {
	struct element *field = add(w, form, "field", NULL);
	const char *preset = what->preset;

	if (!preset && what->count) {
		preset = what->options[0].value;
	}
	set(w, field, "var", what->name);
	set(w, field, "type", what->count ? "list-single" : "text-single");
	set(w, field, "label", say(w, what->label));
	if (!what->count && what->hint) {
		add_text(w, field, "desc", say(w, what->hint));
	}
	if (what->is_needed) {
		add(w, field, "required", NULL);
	}
	if (preset) {
		add_text(w, field, "value", preset);
	}
	for (size_t i = 0; i < what->count; i++) {
		struct element *option = add(w, field, "option", NULL);
		set(w, option, "label", what->options[i].label);
		add_text(w, option, "value", what->options[i].value);
	}
}

static enum desk_word hint_of(enum command_value what) {
	if (what == VALUE_CHAT) {
		return DESK_WORD_HINT_CHAT;
	}
	return what == VALUE_COLLEAGUE ? DESK_WORD_HINT_COLLEAGUE : 0;
}

void commands_add_form(const struct answering *w, struct element *iq) {
	const struct desk_effect *effect = w->effect;
	const struct command *command = &command_table[effect->form.command];
	const char *node = command->names[0];
	struct element *inside = add_command(w, iq, node,
			sessions_open(w->sessions, w->arena, w->reply.to, node));

	set(w, inside, "status", "executing");
	struct element *actions = add(w, inside, "actions", NULL);
	set(w, actions, "execute", "complete");
	add(w, actions, "complete", NULL);
	struct element *form = add(w, inside, "x", SPACE_DATA);
	set(w, form, "type", "form");
	add_text(w, form, "title", say(w, command->does));
	if (effect->form.channel_count) {
		add_field(w, form,
				&(struct field){ FIELD_CHANNEL, DESK_WORD_ARGUMENT_CHANNEL, 0,
						true, effect->form.channels, effect->form.channel_count,
						NULL });
	}
	for (size_t i = 0; i < COMMAND_TAKES && command->takes[i].what; i++) {
		enum command_value what = command->takes[i].what;
		add_field(w, form,
				&(struct field){ command_field(what), command_label(what),
						hint_of(what), command->takes[i].is_needed,
						effect->form.options[i], effect->form.option_counts[i],
						effect->form.presets[i] });
	}
}

/* "NODE SESSION", as commands_read() has joined them. */
void commands_add_result(const struct answering *w, struct element *iq) {
	size_t length = strcspn(w->node, " ");
	const char *session = w->node + length + strspn(w->node + length, " ");
	struct element *inside =
			add_command(w, iq, arena_copy_bytes(w->arena, w->node, length),
					session[0] ? session : sessions_name(w->arena));

	set(w, inside, "status", "completed");
	struct element *note =
			element_add_text(w->arena, inside, "note", NULL, w->text);
	set(w, note, "type", w->effect->result.is_refused ? "error" : "info");
}

void commands_add_items(const struct answering *w, struct element *iq) {
	struct element *query = add(w, iq, "query", SPACE_DISCO_ITEMS);

	set(w, query, "node", SPACE_COMMANDS);
	for (size_t id = 0; id < COMMAND_COUNT; id++) {
		if (w->effect->card.commands & (uint64_t)1 << id) {
			struct element *item = add(w, query, "item", NULL);
			set(w, item, "jid", w->reply.from);
			set(w, item, "node", command_table[id].names[0]);
			set(w, item, "name", say(w, command_table[id].does));
		}
	}
}

void commands_add_info(const struct answering *w, struct element *iq) {
	const struct command *command = find(w->node);
	struct element *query = add(w, iq, "query", SPACE_DISCO_INFO);
	struct element *identity = add(w, query, "identity", NULL);

	set(w, query, "node", w->node);
	set(w, identity, "category", "automation");
	set(w, identity, "type", command ? "command-node" : "command-list");
	set(w, identity, "name", command ? say(w, command->does) : NULL);
	set(w, add(w, query, "feature", NULL), "var", SPACE_COMMANDS);
	set(w, add(w, query, "feature", NULL), "var", SPACE_DATA);
}
