/*
 * Presence to gateways, and the end of connections. What a page says is not
 * known here.
 */

#include "desk/gateway.h"

#include "base/arena.h"
#include "base/text.h"
#include "desk/connection.h"
#include "desk/effect.h"
#include "desk/event.h"
#include "desk/follow.h"
#include "desk/keep.h"
#include "desk/model.h"
#include "desk/pace.h"
#include "desk/page.h"
#include "desk/visit.h"

static void tell_desk(struct step *step, const struct gateway *gateway) {
	struct desk_effect *effect = effects_add(step->out, DESK_EFFECT_DESK);

	effect->to = keep_text(step, gateway->domain);
	effect->desk.epoch = keep_text(step, step->desk->epoch);
}

/* Whom a gateway need not let in; the desk refuses him in any case. */
static void add_blocked(const struct step *step,
		struct desk_channel_state *state) {
	struct list *blocks = &step->desk->blocks;
	size_t most = step->desk->block_count < GATEWAY_BLOCKS_MOST
			? step->desk->block_count
			: GATEWAY_BLOCKS_MOST;
	const char **hashes = arena_alloc(step->out->arena, most * sizeof(*hashes));

	for (struct list *at = blocks->prev;
			at != blocks && state->blocked_count < most; at = at->prev) {
		const struct block *block = list_entry(at, struct block, link);
		if (block->address[0]) {
			hashes[state->blocked_count++] = keep_text(step, block->address);
		}
	}
	state->blocked = hashes;
}

static void tell_channel(struct step *step, const struct gateway *gateway,
		const struct channel *channel) {
	struct desk_effect *effect = effects_add(step->out, DESK_EFFECT_CHANNEL);

	effect->from = keep_text(step, channel->name);
	effect->to = keep_text(step, gateway->domain);
	effect->channel = page_channel(step, channel);
	add_blocked(step, &effect->channel);
}

static void tell_photo(struct step *step, const struct gateway *gateway,
		const struct agent *agent) {
	struct desk_effect *effect = effects_add(step->out, DESK_EFFECT_PHOTO);

	effect->to = keep_text(step, gateway->domain);
	effect->photo.hash = keep_text(step, agent->photo);
}

static bool has_photo_to_show(const struct agent *agent) {
	if (!agent->photo[0]) {
		return false;
	}
	list_for_each(at, &agent->posts) {
		if (list_entry(at, struct post, of_agent)->rights & RIGHT_RESPOND) {
			return true;
		}
	}
	return false;
}

void gateways_meet(struct step *step) {
	struct desk *desk = step->desk;

	text_base32(desk->epoch, EPOCH_CHARS, step->event->chance);
	for (size_t i = 0; i < desk->gateway_count; i++) {
		tell_desk(step, &desk->gateways[i]);
	}
}

void gateways_end(struct step *step) {
	struct desk *desk = step->desk;

	for (size_t i = 0; i < desk->gateway_count; i++) {
		gateway_end(step, &desk->gateways[i]);
	}
}

void gateway_meet(struct step *step, struct gateway *gateway) {
	struct desk *desk = step->desk;

	gateway->is_here = true;
	tell_desk(step, gateway);
	for (size_t i = 0; i < desk->channel_count; i++) {
		tell_channel(step, gateway, &desk->channels[i]);
	}
	list_for_each(at, &desk->roster) {
		const struct agent *agent = list_entry(at, struct agent, link);
		if (has_photo_to_show(agent)) {
			tell_photo(step, gateway, agent);
		}
	}
}

void gateway_end(struct step *step, struct gateway *gateway) {
	gateway->is_here = false;
	list_for_each_safe(at, after, &gateway->connections) {
		gateway_close(step, list_entry(at, struct connection, of_gateway));
	}
}

/* A newcomer who did nothing leaves no trace; of others it is kept. */
void gateway_part(struct step *step, struct connection *connection) {
	struct visit *visit = connection->visit;
	bool is_known = visit && visit->visitor;

	connection_part(step->desk, connection);
	if (!is_known) {
		return;
	}
	if (!visit->connection_count) {
		visit->left = step->event->wall;
		visit->left_at = step->event->now;
		visit_keep(step, visit);
	}
	follow_pages(step, visit);
}

void gateway_close(struct step *step, struct connection *connection) {
	gateway_part(step, connection);
	connection_destroy(step->desk, connection);
}

void gateway_tell_channel(struct step *step, struct channel *channel) {
	struct desk *desk = step->desk;

	channel->announced_waiting = channel_waiting(channel);
	channel->announced_wait = pace_newcomer_wait(step, channel);
	channel->is_announced_open = channel_is_open(channel);
	for (size_t i = 0; i < desk->gateway_count; i++) {
		if (desk->gateways[i].is_here) {
			tell_channel(step, &desk->gateways[i], channel);
		}
	}
}

void gateways_tell_photo(struct step *step, const struct agent *agent) {
	struct desk *desk = step->desk;

	for (size_t i = 0; i < desk->gateway_count && has_photo_to_show(agent);
			i++) {
		if (desk->gateways[i].is_here) {
			tell_photo(step, &desk->gateways[i], agent);
		}
	}
}
