/* Every word in every language, and what templates can do. */

#include <stdlib.h>

#include "base/arena.h"
#include "check.h"
#include "xmpp/words/words.h"

static struct arena *arena;
static const struct words_speaker channel = { .domain = "desk.example.org",
	.local = "support" };
static const struct words_speaker visitor = { .domain = "desk.example.org",
	.local = "anna-7f3k",
	.is_in_chat = true };

static const char *say(const struct desk_sentence *sentence) {
	return words_say(words_find(""), arena, sentence, &channel);
}

#define HOUR      ((desk_ms)3600 * 1000)
#define SLOT_MOST 16

static const struct {
	struct desk_sentence sentence;
	const char *said;
} rows[] = {
	{ { DESK_WORD_QUEUED, { 0 }, { 1 }, 0 },
			"Thank you, your message is here. You are next, and somebody will "
			"answer you right here. You can go on writing meanwhile." },
	{ { DESK_WORD_QUEUED, { 0 }, { 12 }, 0 },
			"Thank you, your message is here. You are number 12 in line, and "
			"somebody will answer you right here. You can go on writing "
			"meanwhile." },
	{ { DESK_WORD_QUEUED_ABOUT, { 0 }, { 1, 1 }, 0 },
			"Thank you, your message is here. You are next, and somebody will "
			"answer you right here in about a minute. You can go on writing "
			"meanwhile." },
	{ { DESK_WORD_QUEUED_ABOUT, { 0 }, { 12, 45 }, 0 },
			"Thank you, your message is here. You are number 12 in line, and "
			"somebody will answer you right here in about 45 minutes. You can "
			"go on writing meanwhile." },
	{ { DESK_WORD_QUEUED_ABOUT, { 0 }, { 1, 0 }, 0 },
			"Thank you, your message is here. You are next, and somebody will "
			"answer you right here. You can go on writing meanwhile." },
	{ { DESK_WORD_RING, { "Anna", "Where is {n1}?" }, { 7 }, 40000 },
			"Anna is waiting (0:40): “Where is {n1}?”\n"
			"Type next or take 7, or open "
			"xmpp:support@desk.example.org?message;type=chat;body=next" },
	{ { DESK_WORD_RING, { "Anna", "" }, { 7 }, 999 },
			"Anna is waiting\n"
			"Type next or take 7, or open "
			"xmpp:support@desk.example.org?message;type=chat;body=next" },
	{ { DESK_WORD_TAKEN, { "Anna", "anna-7f3k" }, { 7 }, 0 },
			"Chat 7 with Anna is yours. Answer in the chat with "
			"anna-7f3k@desk.example.org, "
			"or open xmpp:anna-7f3k@desk.example.org?message;type=chat" },
	{ { DESK_WORD_LIST_MINE_ROW, { "Anna", "a@b.example", "" }, { 7 }, 0 },
			"7 · Anna · a@b.example" },
	{ { DESK_WORD_LIST_WAITING_ROW, { "Anna", "Hi" }, { 7 }, 130000 },
			"7 · Anna · 2:10 · “Hi”" },
	{ { DESK_WORD_RINGS, { 0 }, { 1 }, 0 },
			"One visitor is waiting. Type next, or open "
			"xmpp:support@desk.example.org?message;type=chat;body=next" },
	{ { DESK_WORD_LIST_WAITING, { 0 }, { 3 }, 0 }, "3 visitors are waiting:" },
	{ { DESK_WORD_DISMISSED_ALL, { 0 }, { 0 }, 0 },
			"You no longer answer here." },
	{ { DESK_WORD_DISMISSED_ALL, { 0 }, { 2 }, 0 },
			"You no longer answer here. Your 2 chats went back to the "
			"queue." },
	{ { DESK_WORD_CONTEXT, { "Anna", "Help", NULL }, { 0 }, HOUR + 300000 },
			"Anna · Help · waited 1 h 05" },
	{ { DESK_WORD_STATUS_QUEUE, { 0 }, { 2, 5 }, 0 }, "2 waiting, 5 active" },
	{ { DESK_WORD_CONTEXT_BROWSER, { "", "en", NULL }, { 0 }, 0 }, "en" },
	{ { DESK_WORD_CONTEXT_BROWSER, { "Firefox", "", "Europe/Oslo" }, { 0 }, 0 },
			"Firefox · Europe/Oslo" },
};

static const struct {
	desk_ms duration;
	const char *said;
} durations[] = {
	{ -5, "0:00" },
	{ 0, "0:00" },
	{ 40999, "0:40" },
	{ 130000, "2:10" },
	{ HOUR - 1, "59:59" },
	{ HOUR, "1 h 00" },
	{ 24 * HOUR - 1, "23 h 59" },
	{ 24 * HOUR, "1 d 0 h" },
	{ 49 * HOUR, "2 d 1 h" },
};

static const struct {
	desk_ms span;
	const char *said;
} spans[] = {
	{ -5, "0 seconds" },
	{ 0, "0 seconds" },
	{ 1999, "1 second" },
	{ 30000, "30 seconds" },
	{ 60000, "1 minute" },
	{ 90000, "1 minute 30 seconds" },
	{ 120000, "2 minutes" },
	{ HOUR, "1 hour" },
	{ HOUR + 30000, "1 hour" },
	{ 2 * HOUR + 60000, "2 hours 1 minute" },
	{ 24 * HOUR, "1 day" },
	{ 49 * HOUR, "2 days 1 hour" },
};

/* What differs: an hour and five minutes, two days, none, one and more. */
static const struct {
	const struct words *words;
	const char *name, *hours, *days, *none, *one, *many;
	const char *day_hour, *days_hours, *minute_second, *minutes_seconds;
} languages[] = {
	{ &words_en, "English", "1 h 05", "2 d 1 h", "Help: 0 are waiting",
			"Help: one is waiting", "Help: 2 are waiting", "1 day 1 hour",
			"2 days 2 hours", "1 minute 1 second", "2 minutes 2 seconds" },
	{ &words_nl, "Nederlands", "1 u 05", "2 d 1 u", "Help: er wachten er 0",
			"Help: er wacht er één", "Help: er wachten er 2", "1 dag 1 uur",
			"2 dagen 2 uur", "1 minuut 1 seconde", "2 minuten 2 seconden" },
	{ &words_nb, "norsk", "1 t 05", "2 d 1 t", "Help: 0 venter",
			"Help: én venter", "Help: 2 venter", "1 dag 1 time",
			"2 dager 2 timer", "1 minutt 1 sekund", "2 minutter 2 sekunder" },
	{ &words_sv, "svenska", "1 h 05", "2 d 1 h", "Help: 0 väntar",
			"Help: en väntar", "Help: 2 väntar", "1 dag 1 timme",
			"2 dagar 2 timmar", "1 minut 1 sekund", "2 minuter 2 sekunder" },
	{ &words_da, "dansk", "1 t 05", "2 d 1 t", "Help: 0 venter",
			"Help: én venter", "Help: 2 venter", "1 dag 1 time",
			"2 dage 2 timer", "1 minut 1 sekund", "2 minutter 2 sekunder" },
	{ &words_de, "Deutsch", "1 Std. 05 Min.", "2 T. 1 Std.", "Help: 0 warten",
			"Help: einer wartet", "Help: 2 warten", "1 Tag 1 Stunde",
			"2 Tage 2 Stunden", "1 Minute 1 Sekunde", "2 Minuten 2 Sekunden" },
	{ &words_fr, "français", "1 h 05", "2 j 1 h",
			"Help\u00a0: un visiteur attend", "Help\u00a0: un visiteur attend",
			"Help\u00a0: 2 visiteurs attendent", "1 jour 1 heure",
			"2 jours 2 heures", "1 minute 1 seconde", "2 minutes 2 secondes" },
	{ &words_es, "español", "1 h 05", "2 d 1 h", "Help: 0 esperan",
			"Help: uno espera", "Help: 2 esperan", "1 día 1 hora",
			"2 días 2 horas", "1 minuto 1 segundo", "2 minutos 2 segundos" },
};

static const struct {
	const char *lang;
	const struct words *words;
} tags[] = {
	{ "", &words_en },
	{ "EN", &words_en },
	{ "en-GB", &words_en },
	{ "tlh", &words_en },
	{ "d", &words_en },
	{ "deu", &words_en },
	{ "de-AT", &words_de },
	{ "nl-BE", &words_nl },
	{ "nb-NO", &words_nb },
	{ "no", &words_nb },
	{ "NN-no", &words_nb },
	{ "sv", &words_sv },
	{ "da", &words_da },
	{ "fr-CA", &words_fr },
	{ "es-419", &words_es },
};

static const enum desk_refusal refusals[] = {
#define REFUSAL(name) DESK_REFUSAL_##name,
	DESK_REFUSALS(REFUSAL)
#undef REFUSAL
};

/* How often `of` stands in the word's arguments. */
static size_t count_of(enum desk_word word, char of) {
	size_t count = 0;

	for (const char *at = desk_word_arguments(word); *at; at++) {
		count += *at == of;
	}
	return count;
}

static bool is_slot(const char *at, const char *name) {
	return strncmp(at, name, strlen(name)) == 0;
}

/* What is no counted text or number, and whether the word brings it. */
static bool is_other_slot(const char *at, enum desk_word word) {
	return is_slot(at, "next}") || is_slot(at, "!}") ||
			(is_slot(at, "list|") && count_of(word, 't') > 1) ||
			(is_slot(at, "w}") && count_of(word, 'w') == 1) ||
			((is_slot(at, "usage}") || is_slot(at, "does}")) &&
					count_of(word, 'c') == 1);
}

/* Whether the template asks only for what the word brings, and closes all. */
static bool is_sound(const char *template, enum desk_word word) {
	for (const char *at = strchr(template, '{'); at; at = strchr(at, '{')) {
		const char *end = strchr(++at, '}');
		bool is_text = *at == 't' || *at == 'a';
		if (!end) {
			return false;
		}
		if (is_other_slot(at, word)) {
			continue;
		}
		if (*at == 'd' || *at == 's' ? count_of(word, 'd') != 1
									 : (size_t)(at[1] - '0') >
										count_of(word, is_text ? 't' : *at) ||
								at[1] == '0') {
			return false;
		}
	}
	return true;
}

/*
 * What a translator must leave as it is: which slot it is, and whether it says
 * nothing, or something else, where there is nothing. Its texts are his.
 */
static void slot_kind(const char *at, char *kind) {
	size_t length = strcspn(at, "|}");
	size_t bars = 0;

	for (const char *in = at; *in != '}'; in++) {
		bars += *in == '|';
	}
	bool may_be_nothing = *at == 'n' ? bars == 3 : bars > 0;
	snprintf(kind, SLOT_MOST, "{%.*s%s}", (int)length, at,
			may_be_nothing ? "|" : "");
}

/* Whether all slots of the one are somewhere in the other. */
static bool is_all_in(const char *one, const char *other) {
	char kind[SLOT_MOST], kind_there[SLOT_MOST];

	for (const char *at = strchr(one, '{'); at; at = strchr(at, '{')) {
		bool is_there = false;
		slot_kind(++at, kind);
		for (const char *in = strchr(other, '{'); in; in = strchr(in, '{')) {
			slot_kind(++in, kind_there);
			is_there |= strcmp(kind, kind_there) == 0;
		}
		if (!is_there) {
			return false;
		}
	}
	return true;
}

static bool ends_with(const char *text, const char *end) {
	size_t length = strlen(text), of_end = strlen(end);

	return length >= of_end && strcmp(text + length - of_end, end) == 0;
}

/* Clients find no link whole that other words follow. */
static bool has_same_end(const char *one, const char *other) {
	return ends_with(one, "{next}") == ends_with(other, "{next}") &&
			ends_with(one, "type=chat") == ends_with(other, "type=chat");
}

/* How many commands it names: each has its own ! in a visitor's chat. */
static size_t count_bangs(const char *template) {
	size_t count = 0;

	for (const char *at = template; (at = strstr(at, "{!}")); at++) {
		count++;
	}
	return count;
}

static void check_same_slots(const struct words *words, const char *name,
		const char *said, const char *english) {
	if (!CHECK(is_all_in(said, english)) || !CHECK(is_all_in(english, said)) ||
			!CHECK(has_same_end(said, english)) ||
			!CHECK(count_bangs(said) == count_bangs(english))) {
		fprintf(stderr, "  of: %s, %s: %s\n", words->lang, name, said);
	}
}

/* Each word, said with all it can bring, uses all of it and leaves no brace. */
static void test_words(const struct words *words) {
	for (int word = 0; word < DESK_WORD_COUNT; word++) {
		const struct desk_sentence sentence = { (enum desk_word)word,
			{ "one", "two", "three", "four" }, { 9, 2000, 3000 }, 61000, 1000 };
		const char *template = words->templates[word];
		const char *name = desk_word_name(sentence.word);
		if (!CHECK(template && template[0]) ||
				!CHECK(is_sound(template, sentence.word))) {
			fprintf(stderr, "  of: %s, %s\n", words->lang, name);
			continue;
		}
		check_same_slots(words, name, template, words_en.templates[word]);
		CHECK(!strpbrk(words_say(words, arena, &sentence, &channel), "{}|"));
		CHECK(words_say(words, arena,
				&(struct desk_sentence){ .word = (enum desk_word)word },
				&channel));
	}
}

/* A command that is named can be typed as it stands there, wherever it is. */
static void test_bangs(void) {
	const struct desk_sentence none = { .word = DESK_WORD_NO_SUCH_CHAT,
		.texts = { "x" } };
	const struct desk_sentence help = { .word = DESK_WORD_HELP_ROW,
		.numbers = { COMMAND_NEXT } };

	CHECK_SAME(words_say(&words_en, arena, &none, &channel),
			"There is no chat “x”. Type list to see who is waiting, or mine "
			"for your own chats.");
	CHECK_SAME(words_say(&words_en, arena, &none, &visitor),
			"There is no chat “x”. Type !list to see who is waiting, or !mine "
			"for your own chats.");
	CHECK_SAME(words_say(&words_en, arena, &help, &channel),
			"next – take who has waited longest");
	CHECK_SAME(words_say(&words_en, arena, &help, &visitor),
			"!next – take who has waited longest");
}

static void test_refusals(const struct words *words) {
	for (size_t i = 0; i < sizeof(refusals) / sizeof(*refusals); i++) {
		const char *said = words_refuse(words, arena, refusals[i], 61000);
		CHECK(said[0] && !strpbrk(said, "{}|#"));
		check_same_slots(words, desk_refusal_name(refusals[i]),
				words->refusals[refusals[i]], words_en.refusals[refusals[i]]);
	}
}

static char *say_waiting(const struct words *words, int64_t count) {
	const struct desk_sentence waiting = { .word = DESK_WORD_LIST_ELSEWHERE,
		.texts = { "Help" },
		.numbers = { count } };

	return words_say(words, arena, &waiting, &channel);
}

static void test_language(size_t i) {
	const struct words *words = languages[i].words;
	const char *const owns[] = { words->withdrawn, words->long_address,
		words->too_large, words->form_over };
	const struct desk_sentence language = { .word = DESK_WORD_LANGUAGE_IS,
		.texts = { languages[i].name } };

	test_words(words);
	test_refusals(words);
	for (size_t own = 0; own < sizeof(owns) / sizeof(*owns); own++) {
		CHECK(owns[own][0] && !strpbrk(owns[own], "{}|#"));
	}
	CHECK(words_find(words->lang) == words);
	CHECK(strstr(words_say(words, arena, &language, &channel),
			languages[i].name));
	CHECK_SAME(words_duration(words, arena, HOUR + 5 * 60000),
			languages[i].hours);
	CHECK_SAME(words_duration(words, arena, 49 * HOUR), languages[i].days);
	CHECK_SAME(words_span(words, arena, 25 * HOUR), languages[i].day_hour);
	CHECK_SAME(words_span(words, arena, 50 * HOUR), languages[i].days_hours);
	CHECK_SAME(words_span(words, arena, 61000), languages[i].minute_second);
	CHECK_SAME(words_span(words, arena, 122000), languages[i].minutes_seconds);
	CHECK_SAME(say_waiting(words, 0), languages[i].none);
	CHECK_SAME(say_waiting(words, 1), languages[i].one);
	CHECK_SAME(say_waiting(words, 2), languages[i].many);
}

int main(void) {
	arena = arena_create();
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		CHECK_SAME(say(&rows[i].sentence), rows[i].said);
	}
	for (size_t i = 0; i < sizeof(durations) / sizeof(*durations); i++) {
		CHECK_SAME(words_duration(&words_en, arena, durations[i].duration),
				durations[i].said);
	}
	for (size_t i = 0; i < sizeof(spans) / sizeof(*spans); i++) {
		CHECK_SAME(words_span(&words_en, arena, spans[i].span), spans[i].said);
	}
	CHECK_SAME(words_refuse(&words_en, arena, DESK_REFUSAL_NO_SPACE, 0),
			"Not delivered: the desk cannot take messages at the moment. "
			"Please try again.");
	CHECK_SAME(words_refuse(&words_en, arena, DESK_REFUSAL_NO_SPACE, 61000),
			"Not delivered: the desk cannot take messages at the moment. "
			"Please try again in 2 minutes.");
	test_bangs();
	for (size_t i = 0; i < sizeof(tags) / sizeof(*tags); i++) {
		CHECK(words_find(tags[i].lang) == tags[i].words);
	}
	for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++) {
		test_language(i);
	}
	arena_destroy(arena);
	return check_report();
}
