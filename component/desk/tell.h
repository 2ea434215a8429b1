#ifndef DESK_TELL_H
#define DESK_TELL_H

#include <stdbool.h>
#include <stdint.h>

#include "desk/effect.h"

/*
 * Effects in the words of the model: who is told what, from which of our
 * addresses. What is returned is to be filled in before the next effect.
 */

struct agent;
struct channel;
struct chat;
struct dismissal;
struct post;
struct step;
struct visitor;

/* An effect back to who asked, about what he asked. */
struct desk_effect *tell_reply(struct step *step, enum desk_effect_type type);

/* The one answer to what was asked, if anything was. */
void tell_answer(struct step *step, uint32_t number);
void tell_stored(struct step *step, uint32_t number, int64_t wall);
void tell_refusal(struct step *step, enum desk_refusal why, desk_ms retry);
/* He may come if he works for it first: a hello's refusal. */
void tell_work(struct step *step, uint32_t bits);
void tell_card(struct step *step, enum desk_kind kind, const char *name,
		desk_ms idle);

/* To who wrote the line, from where he wrote to. */
void tell_back(struct step *step, enum desk_word word);

/* To an agent, from the channel. */
struct desk_effect *tell_agent(struct step *step, const struct channel *channel,
		const struct agent *agent, enum desk_word word);

/* He no longer answers in the channel, or only listens there. */
void tell_dismissed(struct step *step, const struct dismissal *dismissal);
void tell_demoted(struct step *step, const struct post *post);

/* To a chat's agent, from the visitor's address. */
struct desk_effect *tell_in_chat(struct step *step, const struct chat *chat,
		enum desk_word word);

/* To anybody of the staff, in the same way. */
struct desk_effect *tell_from_chat(struct step *step, const struct chat *chat,
		const struct agent *agent, enum desk_word word);

/*
 * To a chat's visitor, from the channel that he asked: a word with his place,
 * or 0, and who serves him, or the channel that does. With the link down it is
 * owed, and only the last such word is. Who comes by the web is told the state
 * of the chat instead.
 */
void tell_visitor(struct step *step, struct chat *chat, enum desk_word word,
		size_t place);
void tell_owed(struct step *step);

/* `to` is a bare JID, "" of resource for all of his devices. */
struct listener {
	const char *jid, *resource;
};

void tell_channel_presence(struct step *step, const struct channel *channel,
		const struct listener *to, bool is_staff);
/*
 * The same, to a device of his that has just come. Both his presence and his
 * server's probe (RFC 6121, section 4.3) say so: the second says nothing new.
 */
void tell_arrival(struct step *step, struct post *post, const char *resource);
void tell_visitor_presence(struct step *step, const struct visitor *visitor,
		const struct channel *channel, const struct listener *to);
/* The same, to whoever reads the chat and is there. */
void tell_visitor_shows(struct step *step, const struct chat *chat);
void tell_presence(struct step *step, const char *from, enum desk_kind kind,
		enum desk_presence what, const struct listener *to);

/* The visitor's name, to one of the staff: the pubsub nick event. */
void tell_name(struct step *step, const struct visitor *visitor,
		const struct agent *agent);

/* Of an agent's roster, in his language; what of it is to be filled in. */
struct desk_effect *tell_entry(struct step *step, const struct channel *channel,
		const struct agent *agent);

/* The status of a channel, to each device of each of its agents. */
void tell_status(struct step *step, struct channel *channel);

#endif
