/*
 * Lists for forms. Knows what there is, and nothing of what is done with it.
 */

#include "desk/choices.h"

#include <string.h>

#include "base/arena.h"
#include "desk/asker.h"
#include "desk/effect.h"
#include "desk/keep.h"
#include "desk/language.h"
#include "desk/model.h"

struct found {
	const struct choices *choices;
	struct desk_option *options;
	size_t count, room;
	size_t most; /* more than that is typed */
};

static struct found found_begin(const struct choices *choices, size_t most) {
	struct arena *arena = choices->step->out->arena;
	size_t size = (most + 1) * sizeof(struct desk_option);

	return (struct found){ choices, arena_alloc(arena, size), 0, most + 1,
		most };
}

static bool is_full(const struct found *found) {
	return found->count == found->room;
}

static void add(struct found *found, const char *value, const char *label) {
	const struct step *step = found->choices->step;

	for (size_t i = 0; i < found->count; i++) {
		if (strcmp(found->options[i].value, value) == 0) {
			return;
		}
	}
	if (!is_full(found)) {
		found->options[found->count++] =
				(struct desk_option){ keep_text(step, value),
					keep_text(step, label[0] ? label : value) };
	}
}

static struct chosen found_end(const struct found *found) {
	return (struct chosen){
		.options = found->options,
		.count = found->count > found->most ? 0 : found->count,
		.is_vain = !found->count,
	};
}

/* "12 · Anna · Where is my parcel?" */
static const char *label_of(const struct found *found,
		const struct chat *chat) {
	struct arena *arena = found->choices->step->out->arena;
	const char *name = visitor_name(chat->visitor);
	bool has_words = chat->opening && chat->opening[0];

	return arena_print(arena, "%u · %s%s%s", (unsigned)chat->id, name,
			has_words ? " · " : "", has_words ? chat->opening : "");
}

static struct chosen chats(const struct choices *choices) {
	struct found found = found_begin(choices, LIST_ROWS_MOST);
	struct chat *fit[LIST_ROWS_MOST + 1];

	for (size_t i = 0; i < choices->post_count && !is_full(&found); i++) {
		const struct asker asker = { choices->posts[i], NULL };
		size_t count = asker_candidates(&asker, choices->command, fit,
				LIST_ROWS_MOST + 1);
		for (size_t at = 0; at < count; at++) {
			add(&found,
					arena_print(choices->step->out->arena, "%u",
							(unsigned)fit[at]->id),
					label_of(&found, fit[at]));
		}
	}
	struct chosen chosen = found_end(&found);
	chosen.preset = found.count ? found.options[0].value : NULL;
	if (choices->command->about & CHATS_PAST) {
		/* Most of those are not known here, so the number is typed. */
		chosen.count = 0;
		chosen.is_vain = false;
	}
	return chosen;
}

static void add_colleagues(struct found *found, const struct post *his) {
	list_for_each(at, &his->channel->posts) {
		const struct post *post = list_entry(at, struct post, of_channel);
		if (is_full(found)) {
			return;
		}
		if (post != his && post->rights & RIGHT_RESPOND &&
				post->agent->is_present) {
			add(found, post->agent->jid, post->agent->name);
		}
	}
}

static struct chosen colleagues(const struct choices *choices) {
	struct desk *desk = choices->step->desk;
	struct found found = found_begin(choices, LIST_ROWS_MOST);

	for (size_t i = 0; i < choices->post_count; i++) {
		add_colleagues(&found, choices->posts[i]);
	}
	for (size_t i = 0; i < desk->channel_count; i++) {
		const struct channel *channel = &desk->channels[i];
		bool is_his = choices->post_count == 1 &&
				choices->posts[0]->channel == channel;
		if (!is_his && channel->responder_count) {
			add(&found, channel->name, channel->title);
		}
	}
	struct chosen chosen = found_end(&found);
	chosen.preset = chosen.count ? found.options[0].value : NULL;
	return chosen;
}

/* In its own words, for who looks for his own. */
static const char *language_name(const char *tag) {
	static const struct desk_option names[] = { { "en", "English" },
		{ "nl", "Nederlands" }, { "nb", "Norsk bokmål" }, { "sv", "Svenska" },
		{ "da", "Dansk" }, { "de", "Deutsch" }, { "fr", "Français" },
		{ "es", "Español" } };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		if (strcmp(names[i].value, tag) == 0) {
			return names[i].label;
		}
	}
	return tag;
}

static struct chosen languages(const struct choices *choices) {
	const struct desk *desk = choices->step->desk;
	const struct post *post = choices->posts[0];
	const char *lang =
			post->agent->lang[0] ? post->agent->lang : post->channel->language;
	size_t his = desk_language(desk, lang);
	struct found found = found_begin(choices, desk->language_count);

	for (size_t i = 0; i < desk->language_count; i++) {
		add(&found, desk->languages[i], language_name(desk->languages[i]));
	}
	struct chosen chosen = found_end(&found);
	if (his < desk->language_count) {
		chosen.preset = desk->languages[his];
	}
	return chosen;
}

static struct chosen spans(void) {
	static const struct desk_option options[] = { { "30m", "30m" },
		{ "1h", "1h" }, { "8h", "8h" }, { "1d", "1d" } };

	return (struct chosen){ options, sizeof(options) / sizeof(*options), "1h",
		false };
}

static struct chosen commands(const struct choices *choices) {
	struct found found = found_begin(choices, COMMAND_COUNT + 1);

	add(&found, "all", "all");
	for (size_t i = 0; i < choices->post_count; i++) {
		for (size_t id = 0; id < COMMAND_COUNT; id++) {
			const struct command *at = &command_table[id];
			if (asker_may(choices->posts[i], at)) {
				add(&found, at->names[0], at->names[0]);
			}
		}
	}
	return found_end(&found);
}

static struct chosen count_of(const struct choices *choices) {
	const struct post *post = choices->posts[0];
	uint32_t room = post->has_room ? post->room : post->channel->room;

	return (struct chosen){ .preset = arena_print(choices->step->out->arena,
									"%u", (unsigned)room) };
}

struct chosen choices_of(const struct choices *choices,
		enum command_value what) {
	switch (what) {
	case VALUE_CHAT:
		return chats(choices);
	case VALUE_COLLEAGUE:
		return colleagues(choices);
	case VALUE_LANGUAGE:
		return languages(choices);
	case VALUE_SPAN:
		return spans();
	case VALUE_COMMAND:
		return commands(choices);
	case VALUE_COUNT:
		return count_of(choices);
	case VALUE_PAGE:
		return (struct chosen){ .preset = "1" };
	case VALUE_TEXT:
	case VALUE_NOTE:
	case VALUE_WORDS:
	case VALUE_TAG:
	case VALUE_NONE:
		break;
	}
	return (struct chosen){ 0 };
}

struct chosen choices_channels(const struct choices *choices) {
	struct found found = found_begin(choices, choices->post_count);

	for (size_t i = 0; i < choices->post_count; i++) {
		const struct channel *channel = choices->posts[i]->channel;
		add(&found, channel->name, channel->title);
	}
	return found_end(&found);
}
