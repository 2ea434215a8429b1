/* Stories of pages, gateways and visits. */

#include "story.h"

#include <inttypes.h>

#include "base/buffer.h"
#include "desk/effect.h"

/* A test's digest is the token itself. */
static void print_token(struct buffer *to, const struct desk_token *token,
		int64_t wall) {
	story_print(to, "keep   token %.32s of visitor %" PRIu32 " as %" PRIu32,
			(const char *)token->digest, token->visitor, token->number);
	if (token->replaces) {
		story_print(to, " for %" PRIu32, token->replaces);
	}
	if (token->until) {
		buffer_add_text(to, ", until in ");
		story_duration(to, token->until - wall);
	}
}

void story_kept_web(struct buffer *to, const struct desk_effect *effect,
		int64_t wall) {
	switch ((int)effect->type) {
	case DESK_EFFECT_KEEP_VISIT:
		story_print(to, "keep   visit of visitor %" PRIu32 " to %s, %s",
				effect->visit.visitor, effect->visit.site,
				effect->visit.left ? "gone" : "here");
		break;
	case DESK_EFFECT_KEEP_VISIT_GONE:
		story_print(to, "keep   no visit of visitor %" PRIu32,
				effect->visit.visitor);
		break;
	case DESK_EFFECT_KEEP_TOKEN:
		print_token(to, &effect->token, wall);
		break;
	case DESK_EFFECT_KEEP_TOKEN_GONE:
		story_print(to, "keep   no token %.32s",
				(const char *)effect->token.digest);
		break;
	case DESK_EFFECT_KEEP_MARKS:
		story_print(to,
				"keep   marks of visitor %" PRIu32 " and %s: %" PRIu32
				" %" PRIu32 ", agent %" PRIu32 " %" PRIu32,
				effect->marks.visitor, effect->marks.channel,
				effect->marks.have, effect->marks.seen,
				effect->marks.agent_have, effect->marks.agent_seen);
		break;
	}
}

static void print_photo(struct buffer *to, const char *hash) {
	if (hash && hash[0]) {
		story_print(to, " (photo %s)", hash);
	}
}

static void print_wait(struct buffer *to, uint32_t seconds) {
	if (seconds) {
		buffer_add_text(to, ", about ");
		story_duration(to, (int64_t)seconds * 1000);
	}
}

static void print_state(struct buffer *to, const struct desk_chat_state *state,
		int64_t wall) {
	buffer_add_text(to, state->is ? chat_state_name(state->is) : "no chat");
	if (state->place) {
		story_print(to, ", place %" PRIu32, state->place);
	}
	print_wait(to, state->wait);
	if (state->with && state->with[0]) {
		buffer_add_text(to, " with ");
		story_quoted(to, state->with);
	}
	print_photo(to, state->photo);
	if (state->by) {
		story_print(to, " by %s", desk_side_name(state->by));
	}
	if (state->until) {
		buffer_add_text(to, ", may return for ");
		story_duration(to, state->until - wall);
	}
}

static void print_channel(struct buffer *to,
		const struct desk_channel_state *channel) {
	story_print(to, "%s, %" PRIu32 " waiting",
			channel->is_open ? "open" : "closed", channel->waiting);
	print_wait(to, channel->wait);
	for (size_t i = 0; i < channel->blocked_count; i++) {
		story_print(to, "%s %s", i ? "," : ", without", channel->blocked[i]);
	}
}

static void print_page_line(struct buffer *to, const struct desk_line *line) {
	story_print(to, "line %" PRIu32 " by %s", line->number,
			desk_side_name(line->side));
	if (line->nick && line->nick[0]) {
		buffer_add_byte(to, ' ');
		story_quoted(to, line->nick);
	}
	print_photo(to, line->photo);
	if (line->side == DESK_SIDE_VISITOR && line->id && line->id[0]) {
		story_print(to, " as %s", line->id);
	}
	if (line->replaces) {
		story_print(to, " for %" PRIu32, line->replaces);
	}
	if (line->retracts) {
		story_print(to, " takes back %" PRIu32, line->retracts);
		return;
	}
	buffer_add_text(to, ": ");
	story_text(to, line->body);
}

static void print_lines(struct buffer *to, const struct desk_line *lines,
		size_t count, bool is_more) {
	for (size_t i = 0; i < count; i++) {
		buffer_add_text(to, "\n  ");
		print_page_line(to, &lines[i]);
	}
	if (is_more) {
		buffer_add_text(to, "\n  and more");
	}
}

static void print_stored(struct buffer *to, const struct desk_stored *stored) {
	story_print(to, "stored %s as %" PRIu32, stored->id, stored->number);
}

static void print_marks(struct buffer *to, uint32_t have, uint32_t seen) {
	if (have) {
		story_print(to, ", agent has %" PRIu32, have);
	}
	if (seen) {
		story_print(to, ", agent has seen %" PRIu32, seen);
	}
}

static void print_welcome(struct buffer *to, const struct desk_effect *effect,
		int64_t wall) {
	story_print(to, "welcome with %s: ", effect->welcome.token);
	print_state(to, &effect->welcome.state, wall);
	buffer_add_text(to, "; ");
	print_channel(to, &effect->welcome.channel);
	print_marks(to, effect->welcome.have, effect->welcome.seen);
	for (size_t i = 0; i < effect->welcome.stored_count; i++) {
		buffer_add_text(to, "\n  ");
		print_stored(to, &effect->welcome.stored[i]);
	}
	print_lines(to, effect->welcome.lines, effect->welcome.line_count,
			effect->welcome.is_more);
}

/* What a page or a gateway is told. */
void story_page(struct buffer *to, const struct desk_effect *effect,
		int64_t wall) {
	story_way(to, effect);
	buffer_add_byte(to, ' ');
	switch ((int)effect->type) {
	case DESK_EFFECT_WELCOME:
		print_welcome(to, effect, wall);
		break;
	case DESK_EFFECT_STORED:
		print_stored(to, &effect->stored);
		break;
	case DESK_EFFECT_LINES:
		story_print(to, "lines after %" PRIu32, effect->lines.after);
		print_lines(to, effect->lines.lines, effect->lines.count,
				effect->lines.is_more);
		break;
	case DESK_EFFECT_STATE:
		buffer_add_text(to, effect->asked ? "is answered: " : "");
		print_state(to, &effect->state, wall);
		break;
	case DESK_EFFECT_LINE:
		print_page_line(to, &effect->page_line);
		break;
	case DESK_EFFECT_PAGE_MARKS:
		buffer_add_text(to, "marks");
		print_marks(to, effect->page_marks.have, effect->page_marks.seen);
		break;
	case DESK_EFFECT_DESK:
		buffer_add_text(to, "desk");
		break;
	case DESK_EFFECT_CHANNEL:
		buffer_add_text(to, "channel ");
		print_channel(to, &effect->channel);
		break;
	case DESK_EFFECT_PHOTO:
		story_print(to, "photo %s", effect->photo.hash);
		break;
	}
}
