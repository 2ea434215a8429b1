/* Packets between the component and deskbell-staff: both ends check them. */

#include <stdlib.h>

#include "check.h"
#include "staff/fact.h"

/* The bytes of a literal, without the NUL that C adds. */
#define BYTES(literal) literal, sizeof(literal) - 1

static const struct {
	const char *bytes;
	size_t length;
	size_t fields; /* FAILS: no packet */
} packets[] = {
#define FAILS 99
	{ BYTES("A"), 0 },
	{ BYTES("S"), 0 },
	{ BYTES("G\0"), 1 },
	{ BYTES("Ga@b\0"), 1 },
	{ BYTES("Ma@b\0\0"), 2 },
	{ BYTES("Ma@b\0Ann\0support\0sales\0"), 4 },
	{ BYTES("Pa@b/c\0away\0-1\0"), 3 },
	{ BYTES("Fa@b\0Zm9v\0"), 2 },
	{ BYTES("Fa@b\0\0"), 2 },
	{ BYTES("Xwhy\0\0"), 2 },
	{ BYTES(""), FAILS },
	{ BYTES("\0"), FAILS },
	{ BYTES("Z"), FAILS },
	{ BYTES("A\0"), FAILS },
	{ BYTES("G"), FAILS },
	{ BYTES("Ga@b"), FAILS },
	{ BYTES("Ga@b\0c"), FAILS },
	{ BYTES("Ga@b\0c\0"), FAILS },
	{ BYTES("Ma@b\0"), FAILS },
	{ BYTES("Fa@b\0"), FAILS },
	{ BYTES("Fa@b\0Zm9v\0c\0"), FAILS },
	{ BYTES("Pa@b\0away\0"), FAILS },
	{ BYTES("La\0b\0c\0d\0e\0f\0g\0"), FAILS },
};

static void test_packets(void) {
	for (size_t i = 0; i < sizeof(packets) / sizeof(*packets); i++) {
		struct fact fact = { 0 };
		size_t fields = packets[i].fields;
		/* On the heap, so that a read beyond the end is found. */
		char *bytes = malloc(packets[i].length ? packets[i].length : 1);
		memcpy(bytes, packets[i].bytes, packets[i].length);
		bool is_read = fact_unpack(&fact, bytes, packets[i].length);

		CHECK(is_read == (fields != FAILS));
		if (is_read) {
			char again[64];
			size_t length = 0;
			CHECK(fact.count == fields);
			CHECK(fact_pack(&fact, again, sizeof(again), &length));
			CHECK(length == packets[i].length &&
					memcmp(again, bytes, length) == 0);
			CHECK(!fact_pack(&fact, again, packets[i].length - 1, &length));
		}
		free(bytes);
	}
}

static void test_most_groups(void) {
	struct fact fact = { .kind = FACT_MEMBER, .count = FACT_FIELDS_MOST };
	struct fact read = { 0 };
	char bytes[FACT_BYTES_MOST];
	size_t length = 0;

	for (size_t i = 0; i < FACT_FIELDS_MOST; i++) {
		fact.fields[i] = "x";
	}
	CHECK(fact_pack(&fact, bytes, sizeof(bytes) - 2, &length));
	CHECK(fact_unpack(&read, bytes, length) && read.count == FACT_FIELDS_MOST);
	memcpy(bytes + length, "x", 2);
	CHECK(!fact_unpack(&read, bytes, length + 2));
}

static void test_garbage(void) {
	unsigned seed = 1;

	for (int i = 0; i < 20000; i++) {
		char bytes[40];
		struct fact fact = { 0 };
		size_t length = (size_t)i % sizeof(bytes);
		for (size_t at = 0; at < length; at++) {
			seed = seed * 1103515245 + 12345;
			bytes[at] = "\0\0ABGLMPSWXa@b/1"[seed >> 16 & 15];
		}
		if (fact_unpack(&fact, bytes, length)) {
			CHECK(fact.count <= FACT_FIELDS_MOST);
			for (size_t field = 0; field < fact.count; field++) {
				CHECK(fact.fields[field] > bytes &&
						fact.fields[field] + strlen(fact.fields[field]) <
								bytes + length);
			}
		}
	}
}

static void test_numbers(void) {
	static const struct {
		const char *text;
		long long number; /* 99: refused */
	} numbers[] = { { "0", 0 }, { "-1", -1 }, { "7", 7 }, { "", 99 },
		{ "-", 99 }, { " 1", 99 }, { "+1", 99 }, { "1 ", 99 }, { "0x1", 99 },
		{ "8", 99 }, { "-8", 99 }, { "99999999999999999999", 99 } };

	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
		long long number = 99;
		CHECK(fact_number(numbers[i].text, -7, 7, &number) ==
				(numbers[i].number != 99));
		CHECK(number == numbers[i].number);
	}
}

static void test_shows(void) {
	enum fact_show show = FACT_SHOW_GONE;

	for (int i = FACT_SHOW_GONE; i <= FACT_SHOW_DND; i++) {
		CHECK(fact_show_parse(fact_show_word((enum fact_show)i), &show));
		CHECK((int)show == i);
	}
	CHECK(!fact_show_parse("Away", &show) && !fact_show_parse("", &show));
	CHECK(show == FACT_SHOW_DND);
}

int main(void) {
	test_packets();
	test_most_groups();
	test_garbage();
	test_numbers();
	test_shows();
	return check_report();
}
