/*
 * Rows for the store. What they mean is not known here.
 */

#include "desk/keep.h"

#include <string.h>

#include "base/arena.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/limits.h"
#include "desk/line.h"
#include "desk/model.h"

const char *keep_text(const struct step *step, const char *text) {
	/* The empty text needs no copy. */
	return text && !text[0] ? "" : arena_copy(step->out->arena, text);
}

void keep_dismissal_gone(struct step *step, const char *jid,
		const char *channel) {
	struct desk_effect *kept =
			effects_add(step->out, DESK_EFFECT_KEEP_DISMISSAL_GONE);

	kept->dismissal.jid = keep_text(step, jid);
	kept->dismissal.channel = keep_text(step, channel);
}

void keep_visitor(struct step *step, const struct visitor *visitor) {
	struct desk_effect *kept = effects_add(step->out, DESK_EFFECT_KEEP_VISITOR);

	kept->visitor = (struct desk_visitor){
		.id = visitor->id,
		.jid = keep_text(step, visitor->jid),
		.address = keep_text(step, visitor->address),
		.name = keep_text(step, visitor->name),
		.wall = visitor->wall,
	};
}

void keep_chat(struct step *step, const struct chat *chat) {
	struct desk_effect *kept = effects_add(step->out, DESK_EFFECT_KEEP_CHAT);

	kept->chat = (struct desk_chat){
		.id = chat->id,
		.visitor = chat->visitor->id,
		.channel = keep_text(step, chat->conversation->channel->name),
		.serving = keep_text(step,
				chat->channel == chat->conversation->channel
						? ""
						: chat->channel->name),
		.heir = keep_text(step, chat->heir),
		.passed_by = keep_text(step, chat->passed_by),
		.pass_note = keep_text(step, chat->pass_note),
		.pass_until = chat->pass_until,
		.ended = chat->ended,
		.tags = keep_text(step, chat->tags),
		.state = chat->state,
		.agent = keep_text(step, chat->agent_jid),
		.is_returned = chat->is_returned,
		.opened = chat->opened,
		.waits_since = chat->waits_since,
		.deadline = chat->deadline,
		.last_word = chat->last_word,
		.ended_by = chat->ended_by,
		.first_number = chat->first_number,
		.handed_agent = chat->agent_leg.handed,
		.handed_visitor = chat->visitor_leg.handed,
	};
}

void keep_habit(struct step *step, const struct agent *agent) {
	struct desk_effect *kept = effects_add(step->out, DESK_EFFECT_KEEP_HABIT);

	kept->habit = (struct desk_habit){
		.jid = keep_text(step, agent->jid),
		.duty = agent->duty,
		.lang = agent->has_lang ? keep_text(step, agent->lang) : "",
	};
}

void keep_room(struct step *step, const struct post *post) {
	struct desk_effect *kept = effects_add(step->out, DESK_EFFECT_KEEP_ROOM);

	kept->room = (struct desk_room){
		.jid = keep_text(step, post->agent->jid),
		.channel = keep_text(step, post->channel->name),
		.room = post->has_room ? post->room : DESK_ROOM_UNSAID,
	};
}

void keep_ear(struct step *step, const struct ear *ear, bool is_there) {
	struct desk_effect *kept = effects_add(step->out,
			is_there ? DESK_EFFECT_KEEP_EAR : DESK_EFFECT_KEEP_EAR_GONE);

	kept->ear.chat = ear->chat->id;
	kept->ear.jid = keep_text(step, ear->agent->jid);
	kept->ear.handed = ear->leg.handed;
}

struct desk_deed_row *keep_deed(struct step *step, const struct chat *chat,
		enum desk_deed deed, const struct agent *who) {
	struct desk_effect *kept = effects_add(step->out, DESK_EFFECT_KEEP_DEED);

	kept->deed = (struct desk_deed_row){
		.chat = chat->id,
		.after = chat->conversation->last_number,
		.deed = deed,
		.who = who ? keep_text(step, who->jid) : "",
		.nick = who ? keep_text(step, who->name) : "",
		.whom = "",
		.text = "",
		.wall = step->event->wall,
	};
	return &kept->deed;
}

void keep_marks(struct step *step, const struct conversation *conversation) {
	struct desk_effect *kept = effects_add(step->out, DESK_EFFECT_KEEP_MARKS);

	kept->marks = (struct desk_conversation){
		.visitor = conversation->visitor->id,
		.channel = keep_text(step, conversation->channel->name),
		.last_number = conversation->last_number,
		.have = conversation->have,
		.seen = conversation->seen,
		.agent_have = conversation->agent_have,
		.agent_seen = conversation->agent_seen,
	};
}

/* The last line of each side may be named again by a mark; the desk's not. */
static void note_last(struct chat *chat, const struct desk_line *line) {
	bool is_visitor = line->side == DESK_SIDE_VISITOR;
	const char *id = strlen(line->id) <= ID_MOST ? line->id : "";

	if (line->side == DESK_SIDE_DESK) {
		chat->desk_number = line->number;
		return;
	}
	line_is_heard(chat, line);
	model_set_text(is_visitor ? &chat->visitor_line : &chat->agent_line, id);
	if (is_visitor) {
		chat->visitor_number = line->number;
	} else {
		chat->agent_number = line->number;
	}
}

void keep_line(struct step *step, struct chat *chat, struct desk_line *line) {
	struct conversation *conversation = chat->conversation;

	line->chat = chat->id;
	line->visitor = chat->visitor->id;
	line->channel = keep_text(step, conversation->channel->name);
	line->number = ++conversation->last_number;
	line->sender = keep_text(step, line->sender);
	line->nick = keep_text(step, line->nick);
	line->id = keep_text(step, line->id ? line->id : "");
	line->body = keep_text(step, line->body ? line->body : "");
	line->file = keep_text(step, line->file ? line->file : "");
	line->lang = keep_text(step, line->lang ? line->lang : "");
	line->wall = step->event->wall;
	effects_add(step->out, DESK_EFFECT_KEEP_LINE)->line = *line;
	conversation_remember(conversation, line);
	note_last(chat, line);
}
