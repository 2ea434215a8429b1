/*
 * Saying things in the desk's own words. What is worth saying, and when, is
 * decided in the rooms above.
 */

#include "desk/tell.h"

#include "base/text.h"
#include "desk/connection.h"
#include "desk/event.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/pace.h"
#include "desk/page.h"

/* Characters of a page's title or URL that fit beside a name. */
#define STATUS_MOST 60

/* A presence and a probe within it are of one arrival. */
#define ARRIVAL 1000

struct desk_effect *tell_reply(struct step *step, enum desk_effect_type type) {
	struct desk_effect *effect = effects_add(step->out, type);

	effect->from = keep_text(step, step->event->to);
	effect->to = keep_text(step, step->event->from);
	effect->resource = keep_text(step, step->event->resource);
	effect->asked = keep_text(step, step->event->asked);
	return effect;
}

void tell_answer(struct step *step, uint32_t number) {
	if (step->event->asked) {
		struct desk_effect *effect = tell_reply(step, DESK_EFFECT_ANSWER);
		effect->answer.number = number;
		effect->answer.receipt = step->event->line.wants_receipt;
		effect->answer.id = keep_text(step,
				step->event->line.id ? step->event->line.id : "");
	}
}

void tell_stored(struct step *step, uint32_t number, int64_t wall) {
	if (step->event->asked) {
		struct desk_effect *effect = tell_reply(step, DESK_EFFECT_STORED);
		effect->stored.id = keep_text(step, step->event->line.id);
		effect->stored.number = number;
		effect->stored.wall = wall;
	}
}

/* What the sender's own stanza says, or NULL. */
static const char *lang_of_event(const struct desk_event *event) {
	bool is_order =
			event->type == DESK_EVENT_ORDER || event->type == DESK_EVENT_FORM;

	if (event->type == DESK_EVENT_LINE) {
		return event->line.lang;
	}
	return is_order ? event->order.lang : NULL;
}

/* What he chose, says, or is known to read; a stranger, the channel's. */
static const char *lang_of_sender(struct step *step) {
	const struct channel *channel = channel_find(step->desk, step->event->to);
	const struct agent *agent = agent_find(step->desk, step->event->from);
	const struct connection *page =
			connection_find(step->desk, step->event->from);
	const char *said = lang_of_event(step->event);

	if (agent && agent->has_lang) {
		return keep_text(step, agent->lang);
	}
	if (said) {
		return keep_text(step, said);
	}
	if (page && page->visit && page->visit->facts) {
		return keep_text(step, page->visit->facts->page.language);
	}
	if (agent && agent->lang[0]) {
		return keep_text(step, agent->lang);
	}
	return channel ? keep_text(step, channel->language) : "";
}

static struct desk_effect *refuse(struct step *step, enum desk_refusal why) {
	const char *lang = lang_of_sender(step);
	struct desk_effect *effect = tell_reply(step, DESK_EFFECT_REFUSE);

	effect->lang = lang;
	effect->refuse.why = why;
	effect->refuse.is_iq = step->event->type != DESK_EVENT_LINE;
	effect->refuse.is_page = gateway_of(step->desk, step->event->from) != NULL;
	return effect;
}

void tell_refusal(struct step *step, enum desk_refusal why, desk_ms retry) {
	if (step->event->asked) {
		refuse(step, why)->refuse.retry = retry;
	}
}

void tell_work(struct step *step, uint32_t bits) {
	if (step->event->asked) {
		refuse(step, DESK_REFUSAL_WORK)->refuse.bits = bits;
	}
}

void tell_card(struct step *step, enum desk_kind kind, const char *name,
		desk_ms idle) {
	if (step->event->asked) {
		struct desk_effect *effect = tell_reply(step, DESK_EFFECT_CARD);
		effect->card.about = step->event->who.about;
		effect->card.kind = kind;
		effect->card.name = keep_text(step, name);
		effect->card.idle = idle;
	}
}

static struct desk_effect *tell(struct step *step, const char *from,
		const char *to, enum desk_word word) {
	struct desk_effect *effect = effects_add(step->out, DESK_EFFECT_TELL);

	effect->from = keep_text(step, from);
	effect->to = keep_text(step, to);
	effect->tell.head.word = word;
	return effect;
}

void tell_back(struct step *step, enum desk_word word) {
	const char *lang = lang_of_sender(step);
	struct desk_effect *effect =
			tell(step, step->event->to, step->event->from, word);

	effect->tell.is_in_chat = visitor_at(step->desk, step->event->to);
	effect->lang = lang;
}

static const char *agent_lang(const struct agent *agent,
		const struct channel *channel) {
	return agent && agent->lang[0] ? agent->lang : channel->language;
}

struct desk_effect *tell_agent(struct step *step, const struct channel *channel,
		const struct agent *agent, enum desk_word word) {
	struct desk_effect *effect = tell(step, channel->name, agent->jid, word);

	effect->lang = keep_text(step, agent_lang(agent, channel));
	return effect;
}

void tell_dismissed(struct step *step, const struct dismissal *dismissal) {
	const struct channel *channel = dismissal->channel;
	const struct agent *agent = agent_find(step->desk, dismissal->jid);
	struct listener devices = { dismissal->jid, "" };
	struct desk_effect *effect =
			tell(step, channel->name, dismissal->jid, DESK_WORD_DISMISSED_ALL);

	effect->lang = keep_text(step, agent_lang(agent, channel));
	effect->tell.head.numbers[0] = (int64_t)dismissal->taken;
	tell_presence(step, channel->name, DESK_KIND_CHANNEL,
			DESK_PRESENCE_UNAVAILABLE, &devices);
}

void tell_demoted(struct step *step, const struct post *post) {
	tell_agent(step, post->channel, post->agent, DESK_WORD_DEMOTED_ALL)
			->tell.head.numbers[0] = (int64_t)post->taken;
}

struct desk_effect *tell_from_chat(struct step *step, const struct chat *chat,
		const struct agent *agent, enum desk_word word) {
	struct desk_effect *effect =
			tell(step, chat->visitor->address, agent->jid, word);

	effect->tell.is_in_chat = true;
	effect->lang = keep_text(step, agent_lang(agent, chat->channel));
	return effect;
}

struct desk_effect *tell_in_chat(struct step *step, const struct chat *chat,
		enum desk_word word) {
	struct desk_effect *effect =
			tell(step, chat->visitor->address, chat->agent_jid, word);

	effect->tell.is_in_chat = true;
	effect->lang = keep_text(step, agent_lang(chat->agent, chat->channel));
	return effect;
}

static void tell_visitor_now(struct step *step, const struct chat *chat,
		enum desk_word word, size_t place) {
	const struct channel *asked = chat->conversation->channel;
	const char *about = word == DESK_WORD_SERVED_BY && chat->agent
			? chat->agent->name
			: chat->channel->title;
	struct desk_effect *effect =
			tell(step, asked->name, chat->visitor->jid, word);

	effect->lang =
			keep_text(step, chat->lang[0] ? chat->lang : asked->language);
	effect->tell.head.texts[0] = keep_text(step, about);
	effect->tell.head.numbers[0] = (int64_t)place;
	effect->tell.head.numbers[1] = pace_wait(step, chat->channel, place) / 60;
}

void tell_visitor(struct step *step, struct chat *chat, enum desk_word word,
		size_t place) {
	if (visitor_is_by_web(chat->visitor)) {
		page_tell_state(step, chat);
		return;
	}
	if (step->desk->is_linked) {
		tell_visitor_now(step, chat, word, place);
		return;
	}
	chat->owed = word;
	chat->owed_place = place;
	list_take_out(&chat->owing);
	list_append(&step->desk->owing, &chat->owing);
}

void tell_owed(struct step *step) {
	list_for_each_safe(at, after, &step->desk->owing) {
		struct chat *chat = list_entry(at, struct chat, owing);
		list_take_out(at);
		tell_visitor_now(step, chat, chat->owed, chat->owed_place);
	}
}

static struct desk_effect *presence(struct step *step, const char *from,
		enum desk_kind kind, const struct listener *to) {
	struct desk_effect *effect = effects_add(step->out, DESK_EFFECT_PRESENCE);

	effect->from = keep_text(step, from);
	effect->to = keep_text(step, to->jid);
	effect->resource = keep_text(step, to->resource);
	effect->presence.kind = kind;
	effect->presence.nick = "";
	effect->presence.status.word = DESK_WORD_STATUS_OPEN;
	effect->presence.status.texts[0] = "";
	return effect;
}

void tell_presence(struct step *step, const char *from, enum desk_kind kind,
		enum desk_presence what, const struct listener *to) {
	presence(step, from, kind, to)->presence.what = what;
}

static enum desk_presence show_of(const struct channel *channel) {
	if (!channel->responder_count) {
		return DESK_PRESENCE_DND;
	}
	return channel->present_count ? DESK_PRESENCE_AVAILABLE
								  : DESK_PRESENCE_AWAY;
}

void tell_channel_presence(struct step *step, const struct channel *channel,
		const struct listener *to, bool is_staff) {
	const struct agent *agent =
			is_staff ? agent_find(step->desk, to->jid) : NULL;
	struct desk_effect *effect =
			presence(step, channel->name, DESK_KIND_CHANNEL, to);
	struct desk_sentence *status = &effect->presence.status;

	effect->lang = keep_text(step, agent_lang(agent, channel));
	effect->presence.nick = keep_text(step, channel->title);
	effect->presence.what =
			is_staff ? DESK_PRESENCE_AVAILABLE : show_of(channel);
	status->texts[0] = keep_text(step, channel->title);
	if (is_staff) {
		status->word = DESK_WORD_STATUS_QUEUE;
		status->numbers[0] = (int64_t)channel_waiting(channel);
		status->numbers[1] = (int64_t)channel->talking_count;
	} else if (!channel->responder_count) {
		status->word = DESK_WORD_STATUS_CLOSED;
	}
}

void tell_arrival(struct step *step, struct post *post, const char *resource) {
	uint64_t device = text_hash(resource) | 1;
	bool is_second = post->shown == device &&
			step->event->now - post->shown_at < ARRIVAL;

	post->shown = is_second ? 0 : device;
	post->shown_at = step->event->now;
	if (!is_second) {
		tell_channel_presence(step, post->channel,
				&(struct listener){ post->agent->jid, resource }, true);
	}
}

/* On the page, hidden, gone: as his agent is to know it. */
static void show_page(struct step *step, const struct visit *visit,
		struct desk_effect *effect) {
	struct desk_sentence *status = &effect->presence.status;
	const struct desk_page *page =
			visit && visit->facts ? &visit->facts->page : NULL;

	effect->presence.what = visit ? visit->shown : DESK_PRESENCE_UNAVAILABLE;
	if (page && (page->title[0] || page->url[0])) {
		status->word = visit->shown == DESK_PRESENCE_AWAY
				? DESK_WORD_STATUS_HIDDEN
				: DESK_WORD_STATUS_PAGE;
		status->texts[0] = text_name(step->out->arena,
				page->title[0] ? page->title : page->url, STATUS_MOST);
	}
}

void tell_visitor_presence(struct step *step, const struct visitor *visitor,
		const struct channel *channel, const struct listener *to) {
	const struct agent *agent = agent_find(step->desk, to->jid);
	struct desk_effect *effect =
			presence(step, visitor->address, DESK_KIND_VISITOR, to);

	effect->lang = keep_text(step, agent_lang(agent, channel));
	effect->presence.what = DESK_PRESENCE_AVAILABLE;
	effect->presence.nick = keep_text(step, visitor_name(visitor));
	effect->presence.status.word = DESK_WORD_STATUS_VISITOR;
	effect->presence.status.texts[0] = keep_text(step, channel->title);
	if (visitor_is_by_web(visitor)) {
		show_page(step, visitor->visit, effect);
	}
}

void tell_visitor_shows(struct step *step, const struct chat *chat) {
	if (chat->state == CHAT_STATE_TALKING && chat->agent &&
			chat->agent->is_there) {
		tell_visitor_presence(step, chat->visitor, chat->channel,
				&(struct listener){ chat->agent_jid, "" });
	}
	list_for_each(at, &chat->ears) {
		const struct agent *agent = list_entry(at, struct ear, of_chat)->agent;
		if (agent->is_there) {
			tell_visitor_presence(step, chat->visitor, chat->channel,
					&(struct listener){ agent->jid, "" });
		}
	}
}

void tell_name(struct step *step, const struct visitor *visitor,
		const struct agent *agent) {
	struct desk_effect *effect = effects_add(step->out, DESK_EFFECT_NAME);

	effect->from = keep_text(step, visitor->address);
	effect->to = keep_text(step, agent->jid);
	effect->name.name = keep_text(step, visitor_name(visitor));
}

struct desk_effect *tell_entry(struct step *step, const struct channel *channel,
		const struct agent *agent) {
	struct desk_effect *effect = effects_add(step->out, DESK_EFFECT_ROSTER);

	effect->to = keep_text(step, agent->jid);
	effect->lang = keep_text(step, agent_lang(agent, channel));
	return effect;
}

static void tell_status_of(struct step *step, const struct channel *channel,
		const struct agent *agent) {
	list_for_each(at, &agent->resources) {
		const struct resource *resource = list_entry(at, struct resource, link);
		tell_channel_presence(step, channel,
				&(struct listener){ agent->jid, resource->name }, true);
	}
}

void tell_status(struct step *step, struct channel *channel) {
	channel->told_waiting = channel_waiting(channel);
	channel->told_talking = channel->talking_count;
	list_for_each(at, &channel->posts) {
		struct post *post = list_entry(at, struct post, of_channel);
		post->shown = 0; /* what was said on an old link may be lost */
		tell_status_of(step, channel, post->agent);
	}
}
