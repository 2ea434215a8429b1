/* What text is, and what is made of what is none. */

#include <stdlib.h>

#include "base/arena.h"
#include "base/text.h"
#include "check.h"

#define R "\xef\xbf\xbd" /* U+FFFD */

static struct arena *arena;

/* XML 1.0, production [2], and RFC 3629: the edges of each range. */
static const struct {
	const char *bytes;
	size_t length;
	size_t character; /* 0: cannot be said */
} characters[] = {
	{ "", 0, 0 },
	{ "\0", 1, 0 },
	{ "\x08", 1, 0 },
	{ "\t", 1, 1 },
	{ "\n", 1, 1 },
	{ "\r", 1, 1 },
	{ "\x1f", 1, 0 },
	{ " ", 1, 1 },
	{ "\x7f", 1, 1 },
	{ "\x80", 1, 0 },
	{ "\xc1\xbf", 2, 0 }, /* two bytes for DEL */
	{ "\xc2\x80", 2, 2 },
	{ "\xc3", 1, 0 },
	{ "\xc3(", 2, 0 },
	{ "\xdf\xbf", 2, 2 },
	{ "\xe0\x9f\xbf", 3, 0 }, /* three bytes for U+07FF */
	{ "\xe0\xa0\x80", 3, 3 },
	{ "\xed\x9f\xbf", 3, 3 }, /* U+D7FF */
	{ "\xed\xa0\x80", 3, 0 }, /* U+D800 */
	{ "\xed\xbf\xbf", 3, 0 }, /* U+DFFF */
	{ "\xee\x80\x80", 3, 3 }, /* U+E000 */
	{ "\xef\xbf\xbd", 3, 3 },
	{ "\xef\xbf\xbe", 3, 0 },
	{ "\xef\xbf\xbf", 3, 0 },
	{ "\xef\xbf", 2, 0 },
	{ "\xf0\x8f\xbf\xbf", 4, 0 }, /* four bytes for U+FFFF */
	{ "\xf0\x90\x80\x80", 4, 4 },
	{ "\xf0\x9f\x98\x80", 4, 4 },
	{ "\xf4\x8f\xbf\xbf", 4, 4 }, /* U+10FFFF */
	{ "\xf4\x90\x80\x80", 4, 0 },
	{ "\xf5\x80\x80\x80", 4, 0 },
	{ "\xff", 1, 0 },
};

static void a_character_is_what_xml_can_say(void) {
	for (size_t i = 0; i < sizeof(characters) / sizeof(characters[0]); i++) {
		size_t length =
				text_character(characters[i].bytes, characters[i].length);
		if (!CHECK(length == characters[i].character)) {
			fprintf(stderr, "  in row %zu\n", i);
		}
	}
}

static const struct {
	const char *from, *clean;
} cleaned[] = {
	{ "", "" },
	{ "plain", "plain" },
	{ "a\x01z", "a" R "z" },
	{ "\xed\xa0\x80", R R R },
	{ "caf\xe9", "caf" R },
	{ "\xf0\x9f\x98\x80\xf0\x9f", "\xf0\x9f\x98\x80" R R },
};

static void what_cannot_be_said_is_replaced(void) {
	for (size_t i = 0; i < sizeof(cleaned) / sizeof(cleaned[0]); i++) {
		const char *from = cleaned[i].from;
		CHECK_SAME(text_clean(arena, from, strlen(from)), cleaned[i].clean);
	}
	CHECK_SAME(text_clean(arena, "a\0b", 3), "a" R "b");
	CHECK(!text_is_sayable("a\0b", 3) && text_is_sayable("a", 1));
}

static void a_copy_never_splits_a_character(void) {
	char to[8];

	CHECK(text_copy(to, sizeof(to), "1234567"));
	CHECK(!text_copy(to, sizeof(to), "12345678"));
	CHECK_SAME(to, "1234567");
	CHECK(!text_copy(to, sizeof(to), "123456é"));
	CHECK_SAME(to, "123456");
	CHECK(!text_copy(to, sizeof(to), "1234😀"));
	CHECK_SAME(to, "1234");
	CHECK(!text_copy(to, 1, "x"));
	CHECK_SAME(to, "");
	CHECK(text_copy(to, 1, ""));
	CHECK(text_count("aé😀") == 3 && text_count("") == 0);
}

static const struct {
	const char *from;
	size_t most;
	const char *line, *name;
} lines[] = {
	{ "", 5, "", "" },
	{ "abcde", 5, "abcde", "abcde" },
	{ "abcdef", 5, "abcd…", "abcd…" },
	{ "ab", 1, "…", "…" },
	{ "ab", 0, "", "" },
	{ "  a \r\n\t b  ", 9, "a b", "a b" },
	{ "a b c", 4, "a b…", "a b…" },
	{ "a b  ", 3, "a b", "a b" },
	{ "a\x01z", 9, "a z", "a z" },
	{ "a\xffz", 9, "a" R "z", "a" R "z" },
	{ "a\u2028b\xc2\x85"
	  "c\u3000d",
			9, "a b c d", "a b c d" },
	{ "Ann\u202etxt", 9, "Ann\u202etxt", "Anntxt" },
	{ "\u200b\u2060", 9, "\u200b\u2060", "" },
	{ "日本語テキスト", 4, "日本語…", "日本語…" },
	{ "😀😀😀", 2, "😀…", "😀…" },
};

static void a_line_is_short_and_one(void) {
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		CHECK_SAME(text_one_line(arena, lines[i].from, lines[i].most),
				lines[i].line);
		CHECK_SAME(text_name(arena, lines[i].from, lines[i].most),
				lines[i].name);
	}
}

static const struct {
	const char *name;
	size_t size;
	const char *slug;
} slugs[] = {
	{ "Ann", 33, "ann" },
	{ "Ann Lee", 33, "ann-lee" },
	{ "  Ann -- Lee!  ", 33, "ann-lee" },
	{ "René Müller", 33, "rene-muller" },
	{ "Renе\u0301", 33, "ren" }, /* the last letter is Cyrillic */
	{ "Rene\u0301e", 33, "renee" },
	{ "Łukasz Żółć", 33, "lukasz-zolc" },
	{ "Æsop Weiß Þór Œuvre", 33, "aesop-weiss-thor-oeuvre" },
	{ "Bjørn Åse", 33, "bjorn-ase" },
	{ "Ðuro Đoković Ĳsbrand", 33, "duro-dokovic-ijsbrand" },
	{ "3×4", 33, "3-4" },
	{ "李小龍", 33, "" },
	{ "李 Bruce", 33, "bruce" },
	{ "a\xff\x01z", 33, "a-z" },
	{ "Ann Lee", 4, "ann" },
	{ "Ann Lee", 5, "ann" },
	{ "Ann Lee", 6, "ann-l" },
	{ "aß", 3, "a" },
	{ "aß", 4, "ass" },
	{ "Ann", 1, "" },
	{ "", 33, "" },
};

static void a_slug_can_be_read_and_typed(void) {
	char to[64];

	for (size_t i = 0; i < sizeof(slugs) / sizeof(slugs[0]); i++) {
		text_slug(to, slugs[i].size, slugs[i].name);
		CHECK_SAME(to, slugs[i].slug);
	}
}

static void words_are_compared_in_ascii(void) {
	const uint8_t chance[] = { 0, 31, 32, 255, 26 };
	char to[6];

	CHECK(text_is_same_word("Support", "sUPPORT"));
	CHECK(!text_is_same_word("support", "supports"));
	CHECK(!text_is_same_word("supports", "support"));
	CHECK(!text_is_same_word("É", "é"));
	CHECK(text_begins_with("ping-1", "ping-") && text_begins_with("a", ""));
	CHECK(!text_begins_with("pin", "ping"));
	CHECK(text_is_language("de", "de") && text_is_language("DE-at", "de"));
	CHECK(!text_is_language("deu", "de") && !text_is_language("d", "de"));
	CHECK(!text_is_language("", "de") && !text_is_language("nl", "nb"));
	CHECK(text_is_language("no", "nb") && text_is_language("nn-NO", "nb"));
	text_base32(to, 5, chance);
	CHECK_SAME(to, "a7a72");
	/* The published vectors of FNV-1a. */
	CHECK(text_hash("") == 0xcbf29ce484222325);
	CHECK(text_hash("foobar") == 0x85944171f73967e8);
}

static void numbers_are_decimal(void) {
	char to[11];

	CHECK(text_number(to, 0) == to + 1);
	CHECK_SAME(to, "0");
	CHECK(text_number(to, 907) == to + 3);
	CHECK_SAME(to, "907");
	CHECK(text_number(to, UINT32_MAX) == to + 10);
	CHECK_SAME(to, "4294967295");
}

static void a_time_is_a_number_and_a_unit(void) {
	static const char *const wrong[] = { "", "h", "1", "1w", "-1h", "+1h",
		" 1h", "1h ", "1 h", "1h30m", "1.5h", "1H", "36501d", "876001h",
		"99999999999999999999999d", "1hh" };
	static const struct {
		const char *text;
		int64_t is;
	} right[] = { { "0s", 0 }, { "90s", 90000 }, { "30m", 1800000 },
		{ "1h", 3600000 }, { "7d", 604800000 }, { "36500d", 3153600000000 } };
	char written[32];
	int64_t is = -1;

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		CHECK(!text_span(wrong[i], &is) && is == -1);
	}
	for (size_t i = 0; i < sizeof(right) / sizeof(right[0]); i++) {
		CHECK(text_span(right[i].text, &is) && is == right[i].is);
		CHECK_SAME(text_write_span(written, sizeof(written), is),
				right[i].text);
	}
	CHECK(text_span("120m", &is));
	CHECK_SAME(text_write_span(written, sizeof(written), is), "2h");
}

int main(void) {
	arena = arena_create();
	a_character_is_what_xml_can_say();
	what_cannot_be_said_is_replaced();
	a_copy_never_splits_a_character();
	a_line_is_short_and_one();
	a_slug_can_be_read_and_typed();
	words_are_compared_in_ascii();
	numbers_are_decimal();
	a_time_is_a_number_and_a_unit();
	arena_destroy(arena);
	return check_report();
}
