/*
 * Effects into stanzas. Total over what the desk can want; knows no socket and
 * decides nothing: who is told and why is the desk's, how it is said is here.
 */

#include "xmpp/writer.h"

#include <assert.h>
#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/jid.h"
#include "base/text.h"
#include "desk/effect.h"
#include "wire/element.h"
#include "wire/stream.h"
#include "xmpp/answer.h"
#include "xmpp/caps.h"
#include "xmpp/gateways.h"
#include "xmpp/page.h"
#include "xmpp/portrait.h"
#include "xmpp/privilege.h"
#include "xmpp/reply.h"
#include "xmpp/spaces.h"
#include "xmpp/words/words.h"

/* Presence comes from these, RFC 6121, section 4.2.1; they never change. */
#define RESOURCE_CHANNEL "desk"
#define RESOURCE_VISITOR "web"

/* What every function here needs. */
struct writing {
	const struct writer *writer;
	struct arena *arena;
	const struct desk_effect *effect;
};

static const char *address(const struct writing *w, const char *resource) {
	char whole[JID_FULL_ROOM];

	jid_print(whole, sizeof(whole), w->effect->from, w->writer->domain,
			resource);
	return arena_copy(w->arena, whole);
}

static const char *addressee(const struct writing *w) {
	char whole[JID_FULL_ROOM];

	if (!w->effect->resource[0]) {
		return w->effect->to;
	}
	jid_print(whole, sizeof(whole), "", w->effect->to, w->effect->resource);
	return arena_copy(w->arena, whole);
}

static struct element *stanza(const struct writing *w, const char *name,
		const char *type, const char *id) {
	const struct reply envelope = { address(w, ""), addressee(w), id };

	return reply_create(w->arena, name, &envelope, type);
}

/* From the address as it was asked, about the stanza that asked. */
static struct reply back(const struct writing *w, struct reply_asked *asked) {
	reply_split(w->arena, w->effect->asked, asked);
	return (struct reply){ address(w, asked->resource), addressee(w),
		asked->id };
}

static struct element *add(const struct writing *w, struct element *parent,
		const char *name, const char *space) {
	return element_add(w->arena, parent, name, space);
}

static const struct words *words_of(const struct writing *w) {
	return words_find(w->effect->lang);
}

static const char *sentence_text(const struct writing *w,
		const struct desk_sentence *sentence) {
	const struct desk_effect *effect = w->effect;
	const struct words_speaker speaker = {
		.domain = w->writer->domain,
		.local = effect->from,
		.is_in_chat =
				effect->type == DESK_EFFECT_TELL && effect->tell.is_in_chat,
	};

	return words_say(words_of(w), w->arena, sentence, &speaker);
}

/* XEP-0184, section 5.4: the receipt names the stanza's own id. */
static struct element *write_answer(const struct writing *w) {
	struct reply_asked asked;

	if (!w->effect->answer.receipt || !w->effect->asked) {
		return NULL;
	}
	struct reply reply = back(w, &asked);
	reply.id = NULL;
	struct element *message = reply_create(w->arena, "message", &reply, "chat");
	element_set(w->arena, add(w, message, "received", SPACE_RECEIPTS), "id",
			asked.id);
	add(w, message, "store", SPACE_HINTS);
	return message;
}

static struct reply_error error_of(enum desk_refusal why) {
	switch (why) {
	case DESK_REFUSAL_NO_SUCH_ADDRESS:
		return (struct reply_error){ "cancel", "item-not-found", NULL, NULL };
	case DESK_REFUSAL_TOO_LONG:
		return (struct reply_error){ "modify", "policy-violation", NULL, NULL };
	case DESK_REFUSAL_EMPTY:
		return (struct reply_error){ "modify", "bad-request", NULL, NULL };
	case DESK_REFUSAL_ENCRYPTED:
		return (struct reply_error){ "modify", "not-acceptable", NULL, NULL };
	case DESK_REFUSAL_CHAT_OVER:
		return (struct reply_error){ "cancel", "gone", NULL, NULL };
	case DESK_REFUSAL_NOT_YOUR_CHAT:
	case DESK_REFUSAL_NOT_AN_AGENT:
	case DESK_REFUSAL_DISMISSED:
	case DESK_REFUSAL_BLOCKED:
	case DESK_REFUSAL_LISTENER:
		return (struct reply_error){ "auth", "forbidden", NULL, NULL };
	case DESK_REFUSAL_QUEUE_FULL:
	case DESK_REFUSAL_TOO_MANY_LINES:
	case DESK_REFUSAL_NO_SPACE:
		return (struct reply_error){ "wait", "resource-constraint", NULL,
			NULL };
	case DESK_REFUSAL_CLOSED_CHANNEL:
		return (struct reply_error){ "wait", "recipient-unavailable", NULL,
			NULL };
	case DESK_REFUSAL_DOMAIN:
		return (struct reply_error){ "cancel", "service-unavailable", NULL,
			NULL };
	case DESK_REFUSAL_COMMAND:
		return (struct reply_error){ "modify", "not-acceptable", NULL, NULL };
	case DESK_REFUSAL_CONFLICT:
		return (struct reply_error){ "cancel", "conflict", NULL, NULL };
	case DESK_REFUSAL_TOKEN:
		return (struct reply_error){ "auth", "not-authorized", NULL, NULL };
	case DESK_REFUSAL_TOO_FAST:
	case DESK_REFUSAL_WORK:
		return (struct reply_error){ "wait", "policy-violation", NULL, NULL };
	case DESK_REFUSAL_NO_CHAT:
	case DESK_REFUSAL_NO_CHANNEL:
	case DESK_REFUSAL_NO_COMMAND:
		return (struct reply_error){ "cancel", "item-not-found", NULL, NULL };
	case DESK_REFUSAL_NOT_YET:
		return (struct reply_error){ "wait", "feature-not-implemented", NULL,
			NULL };
	case DESK_REFUSAL_NO_HELLO:
		return (struct reply_error){ "wait", "unexpected-request", NULL, NULL };
	}
	return (struct reply_error){ "cancel", "undefined-condition", NULL, NULL };
}

/* What of the settings a page is told of the channel that speaks. */
static const struct page_channel *channel_of(const struct writing *w) {
	for (size_t i = 0; i < w->writer->channel_count; i++) {
		if (strcmp(w->writer->channels[i].name, w->effect->from) == 0) {
			return &w->writer->channels[i];
		}
	}
	return NULL;
}

static struct page_writing for_page(const struct writing *w) {
	return (struct page_writing){ w->arena, w->effect, channel_of(w),
		w->writer->work };
}

static struct element *write_refuse(const struct writing *w) {
	const struct words *words = words_of(w);
	struct reply_error error = error_of(w->effect->refuse.why);
	struct reply_asked asked;

	/* Without an id nobody could tell what was refused. */
	if (!w->effect->asked) {
		return NULL;
	}
	const struct reply reply = back(w, &asked);
	error.text = words_refuse(words, w->arena, w->effect->refuse.why,
			w->effect->refuse.retry);
	error.lang = w->effect->refuse.is_page ? NULL : words->lang;
	struct element *stanza = reply_error(w->arena,
			w->effect->refuse.is_iq ? "iq" : "message", &reply, &error);
	if (w->effect->refuse.is_page) {
		const struct page_writing page = for_page(w);
		page_add_refused(&page, stanza->last_child);
	}
	return stanza;
}

/* The same line on the same leg has the same id, however often it is sent. */
static const char *say_id(const struct writing *w, uint32_t number) {
	char *id = arena_alloc(w->arena, sizeof("c4294967295.a.4294967295"));
	char *at = id;

	*at++ = 'c';
	at = text_number(at, w->effect->say.chat);
	*at++ = '.';
	switch (w->effect->say.leg) {
	case DESK_LEG_AGENT:
		*at++ = 'a';
		break;
	case DESK_LEG_VISITOR:
		*at++ = 'v';
		break;
	case DESK_LEG_EAR:
		*at++ = 'e';
		break;
	}
	*at++ = '.';
	text_number(at, number);
	return id;
}

static void add_nick(const struct writing *w, struct element *parent,
		const char *nick) {
	if (nick && nick[0]) {
		element_add_text(w->arena, parent, "nick", SPACE_NICK, nick);
	}
}

/* XEP-0424, section 5: with a text for clients that do not know it. */
static void add_retraction(const struct writing *w, struct element *message) {
	const char *id = say_id(w, w->effect->say.retracts);

	element_set(w->arena, add(w, message, "retract", SPACE_RETRACT), "id", id);
	element_set(w->arena, add(w, message, "fallback", SPACE_FALLBACK), "for",
			SPACE_RETRACT);
}

/* Who reads along sees whose line it is: CONTRACT, In a visitor's chat. */
static const char *say_text(const struct writing *w) {
	const struct desk_effect *effect = w->effect;
	const char *text =
			effect->say.retracts ? words_of(w)->withdrawn : effect->say.body;

	return effect->say.is_own
			? arena_print(w->arena, "[%s] %s", effect->say.nick, text)
			: text;
}

/*
 * What is wanted back. Of who only reads along nothing is: what his client
 * would say of a line says nothing of the agent.
 */
static void add_wishes(const struct writing *w, struct element *message) {
	if (w->effect->say.is_mirrored) {
		return;
	}
	/* XEP-0085, section 5.1: says that we would like to know of typing. */
	add(w, message, "active", SPACE_STATES);
	add(w, message, "request", SPACE_RECEIPTS);
	add(w, message, "markable", SPACE_MARKERS);
}

static struct element *write_say(const struct writing *w) {
	const struct desk_effect *effect = w->effect;
	const char *id = say_id(w, effect->say.number);
	struct element *message = stanza(w, "message", "chat", id);

	element_set(w->arena, message, "xml:lang",
			effect->lang[0] ? effect->lang : NULL);
	element_add_text(w->arena, message, "body", NULL, say_text(w));
	/* Dino answers with the origin-id: it must not differ. */
	element_set(w->arena, add(w, message, "origin-id", SPACE_SID), "id", id);
	/* The address is the visitor's, and so is the name that goes with it. */
	add_nick(w, message, effect->say.is_own ? NULL : effect->say.nick);
	if (effect->say.replaces) {
		element_set(w->arena, add(w, message, "replace", SPACE_CORRECT), "id",
				say_id(w, effect->say.replaces));
	}
	if (effect->say.retracts) {
		add_retraction(w, message);
	}
	if (effect->say.file && effect->say.file[0]) {
		element_add_text(w->arena, add(w, message, "x", SPACE_OOB), "url", NULL,
				effect->say.file);
	}
	if (effect->say.delayed) {
		struct element *delay = add(w, message, "delay", SPACE_DELAY);
		element_set(w->arena, delay, "from", w->writer->domain);
		element_set(w->arena, delay, "stamp",
				page_stamp(w->arena, effect->say.delayed));
	}
	add_wishes(w, message);
	return message;
}

static const char *text_of(const struct writing *w,
		const struct desk_sentence *head, const struct desk_sentence *rows,
		size_t count) {
	struct buffer text = { 0 };

	buffer_add_text(&text, sentence_text(w, head));
	for (size_t i = 0; i < count; i++) {
		buffer_add_byte(&text, '\n');
		buffer_add_text(&text, sentence_text(w, &rows[i]));
	}
	char *whole = arena_copy_bytes(w->arena, text.bytes, text.length);
	buffer_finish(&text);
	return whole;
}

/*
 * CONTRACT, In a visitor's chat: what the desk says there begins with dashes,
 * line by line, as no line of the visitor's does.
 */
static const char *mark(const struct writing *w, const char *text) {
	struct buffer marked = { 0 };

	buffer_add_text(&marked, "-- ");
	for (; *text; text++) {
		buffer_add_byte(&marked, *text);
		if (*text == '\n') {
			buffer_add_text(&marked, "-- ");
		}
	}
	char *whole = arena_copy_bytes(w->arena, marked.bytes, marked.length);
	buffer_finish(&marked);
	return whole;
}

/*
 * XEP-0308: a correction has an id of its own and names the first one's. Two
 * corrections that say different things are two, for some clients drop what
 * has an id they have seen.
 */
static struct element *write_tell(const struct writing *w) {
	const struct desk_effect *effect = w->effect;
	const char *told = text_of(w, &effect->tell.head, effect->tell.rows,
			effect->tell.row_count);
	const char *text = effect->tell.is_in_chat ? mark(w, told) : told;
	const char *first = NULL;
	const char *id = NULL;

	if (effect->tell.ring) {
		id = first = effect->tell.round
				? arena_print(w->arena, "ring%" PRIu32 "-%" PRIu32,
						  effect->tell.ring, effect->tell.round)
				: arena_print(w->arena, "ring%" PRIu32, effect->tell.ring);
	}
	if (first && effect->tell.is_correction) {
		id = arena_print(w->arena, "%s.%08" PRIx32, first,
				(uint32_t)text_hash(text));
	}
	struct element *message = stanza(w, "message", "chat", id);
	element_set(w->arena, message, "xml:lang", words_of(w)->lang);
	element_add_text(w->arena, message, "body", NULL, text);
	if (first && effect->tell.is_correction) {
		element_set(w->arena, add(w, message, "replace", SPACE_CORRECT), "id",
				first);
	}
	if (effect->tell.is_urgent) {
		add(w, message, "attention", SPACE_ATTENTION);
	}
	return message;
}

/* Where the schema is narrower than what any client takes. */
static bool is_to_page(const struct writing *w) {
	const char *at = strchr(w->effect->to, '@');

	return at && gateways_has(w->writer->gateways, at + 1);
}

static struct element *write_typing(const struct writing *w) {
	struct element *message = stanza(w, "message", "chat", NULL);

	add(w, message, desk_typing_name(w->effect->typing.state), SPACE_STATES);
	/* XEP-0334, section 4.2: worth nothing a minute later. */
	if (!is_to_page(w)) {
		add(w, message, "no-store", SPACE_HINTS);
	}
	return message;
}

static struct element *write_mark(const struct writing *w) {
	struct element *message = stanza(w, "message", "chat", NULL);
	struct element *mark = NULL;

	switch (w->effect->mark.mark) {
	case DESK_MARK_RECEIVED:
		mark = add(w, message, "received", SPACE_RECEIPTS);
		break;
	case DESK_MARK_DISPLAYED:
		mark = add(w, message, "displayed", SPACE_MARKERS);
		break;
	}
	assert(mark);
	element_set(w->arena, mark, "id", w->effect->mark.id);
	add(w, message, "store", SPACE_HINTS);
	return message;
}

static const char *resource_of(enum desk_kind kind) {
	switch (kind) {
	case DESK_KIND_DOMAIN:
		return "";
	case DESK_KIND_CHANNEL:
		return RESOURCE_CHANNEL;
	case DESK_KIND_VISITOR:
		return RESOURCE_VISITOR;
	}
	return "";
}

/* CLIENTS' list: caps, nick and photo go with every available presence. */
static struct element *write_available(const struct writing *w,
		const char *show) {
	const struct desk_effect *effect = w->effect;
	const struct caps caps = { effect->presence.kind,
		effect->presence.nick ? effect->presence.nick : "" };
	const struct reply envelope = {
		address(w, resource_of(effect->presence.kind)), addressee(w), NULL
	};
	const char *status = sentence_text(w, &effect->presence.status);
	struct element *presence =
			reply_create(w->arena, "presence", &envelope, NULL);

	if (show) {
		element_add_text(w->arena, presence, "show", NULL, show);
	}
	if (status[0]) {
		element_add_text(w->arena, presence, "status", NULL, status);
	}
	add_nick(w, presence, effect->presence.nick);
	struct element *c = add(w, presence, "c", SPACE_CAPS);
	element_set(w->arena, c, "hash", "sha-1");
	element_set(w->arena, c, "node", CAPS_NODE);
	element_set(w->arena, c, "ver", caps_hash(w->arena, &caps));
	/* XEP-0153, section 4.1: an empty photo says that there is none. */
	add(w, add(w, presence, "x", SPACE_PHOTO), "photo", NULL);
	return presence;
}

static struct element *write_presence(const struct writing *w) {
	const struct reply full = {
		address(w, resource_of(w->effect->presence.kind)), addressee(w), NULL
	};

	switch (w->effect->presence.what) {
	case DESK_PRESENCE_AVAILABLE:
		return write_available(w, NULL);
	case DESK_PRESENCE_AWAY:
		return write_available(w, "away");
	case DESK_PRESENCE_DND:
		return write_available(w, "dnd");
	case DESK_PRESENCE_UNAVAILABLE:
		return reply_create(w->arena, "presence", &full, "unavailable");
	/* RFC 6121, section 3: subscriptions are between bare addresses. */
	case DESK_PRESENCE_SUBSCRIBED:
		return stanza(w, "presence", "subscribed", NULL);
	case DESK_PRESENCE_UNSUBSCRIBED:
		return stanza(w, "presence", "unsubscribed", NULL);
	}
	return NULL;
}

/* XEP-0172, section 4.2, pushed: where Gajim 1.7 and Monal take names from. */
static struct element *write_name(const struct writing *w) {
	struct element *message = stanza(w, "message", "headline", NULL);
	struct element *event = add(w, message, "event", SPACE_PUBSUB_EVENT);
	struct element *items = add(w, event, "items", NULL);
	struct element *item = add(w, items, "item", NULL);

	element_set(w->arena, items, "node", SPACE_NICK);
	element_set(w->arena, item, "id", "current");
	element_add_text(w->arena, item, "nick", SPACE_NICK, w->effect->name.name);
	return message;
}

static struct element *write_iq(const struct writing *w, const char *text) {
	const struct words_speaker speaker = { .domain = w->writer->domain,
		.local = w->effect->from };
	struct reply_asked asked;
	const struct reply reply = back(w, &asked);

	return answer_write(&(struct answering){ w->arena, w->effect, words_of(w),
			&speaker, w->writer->sessions, reply, asked.node, text });
}

static struct element *write_result(const struct writing *w) {
	return write_iq(w,
			text_of(w, &w->effect->result.head, w->effect->result.rows,
					w->effect->result.row_count));
}

/* An iq answers, a message is for a chat, a presence is of who speaks. */
static struct element *write_for_page(const struct writing *w,
		void (*fill)(const struct page_writing *page, struct element *stanza),
		const char *name) {
	const struct page_writing page = for_page(w);
	struct element *out = NULL;

	if (strcmp(name, "iq") == 0) {
		struct reply_asked asked;
		const struct reply reply = back(w, &asked);
		out = reply_create(w->arena, name, &reply, "result");
	} else {
		bool is_message = strcmp(name, "message") == 0;
		out = stanza(w, name, is_message ? "chat" : NULL, NULL);
	}
	fill(&page, out);
	return out;
}

static struct element *write_photo(const struct writing *w) {
	struct element *presence = stanza(w, "presence", NULL, NULL);

	return portrait_add(w->writer->photos, w->arena, presence,
				   w->effect->photo.hash)
			? presence
			: NULL;
}

struct element *writer_write(const struct writer *writer, struct arena *arena,
		const struct desk_effect *effect) {
	const struct writing writing = { writer, arena, effect };

	switch (effect->type) {
	case DESK_EFFECT_KEEP_MEMBER:
	case DESK_EFFECT_KEEP_MEMBER_GONE:
	case DESK_EFFECT_KEEP_DISMISSAL:
	case DESK_EFFECT_KEEP_DISMISSAL_GONE:
	case DESK_EFFECT_KEEP_VISITOR:
	case DESK_EFFECT_KEEP_CHAT:
	case DESK_EFFECT_KEEP_LINE:
	case DESK_EFFECT_KEEP_HANDED:
	case DESK_EFFECT_KEEP_VISIT:
	case DESK_EFFECT_KEEP_VISIT_GONE:
	case DESK_EFFECT_KEEP_TOKEN:
	case DESK_EFFECT_KEEP_TOKEN_GONE:
	case DESK_EFFECT_KEEP_MARKS:
	case DESK_EFFECT_FETCH:
	case DESK_EFFECT_FETCH_PAGE:
	case DESK_EFFECT_SEARCH:
	case DESK_EFFECT_KEEP_HABIT:
	case DESK_EFFECT_KEEP_ROOM:
	case DESK_EFFECT_KEEP_EAR:
	case DESK_EFFECT_KEEP_EAR_GONE:
	case DESK_EFFECT_KEEP_BLOCK:
	case DESK_EFFECT_KEEP_BLOCK_GONE:
	case DESK_EFFECT_KEEP_DEED:
	case DESK_EFFECT_KEEP_ENTRY:
	case DESK_EFFECT_KEEP_ENTRY_GONE:
		return NULL;
	case DESK_EFFECT_ANSWER:
		return write_answer(&writing);
	case DESK_EFFECT_REFUSE:
		return write_refuse(&writing);
	case DESK_EFFECT_SAY:
		return write_say(&writing);
	case DESK_EFFECT_TELL:
		return write_tell(&writing);
	case DESK_EFFECT_TYPING:
		return write_typing(&writing);
	case DESK_EFFECT_MARK:
		return write_mark(&writing);
	case DESK_EFFECT_PRESENCE:
		return write_presence(&writing);
	case DESK_EFFECT_NAME:
		return write_name(&writing);
	case DESK_EFFECT_ROSTER:
		return privilege_write(arena, effect, writer->domain);
	case DESK_EFFECT_CARD:
	case DESK_EFFECT_FORM:
		return write_iq(&writing, NULL);
	case DESK_EFFECT_RESULT:
		return write_result(&writing);
	case DESK_EFFECT_WELCOME:
		return write_for_page(&writing, page_add_welcome, "iq");
	case DESK_EFFECT_LINES:
		return write_for_page(&writing, page_add_lines, "iq");
	case DESK_EFFECT_STATE:
		return write_for_page(&writing, page_add_state,
				effect->asked ? "iq" : "message");
	case DESK_EFFECT_STORED:
		return write_for_page(&writing, page_add_stored, "message");
	case DESK_EFFECT_LINE:
		return write_for_page(&writing, page_add_line, "message");
	case DESK_EFFECT_PAGE_MARKS:
		return write_for_page(&writing, page_add_marks, "message");
	case DESK_EFFECT_DESK:
		return write_for_page(&writing, page_add_desk, "presence");
	case DESK_EFFECT_CHANNEL:
		return write_for_page(&writing, page_add_channel, "presence");
	case DESK_EFFECT_PHOTO:
		return write_photo(&writing);
	}
	return NULL;
}
