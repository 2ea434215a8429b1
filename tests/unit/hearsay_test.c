/* What deskbell-staff says, as events; and what is not believed. */

#include "base/arena.h"
#include "check.h"
#include "desk/event.h"
#include "staff/fact.h"
#include "xmpp/hearsay.h"

static struct arena *arena;
static struct desk_event event;

static bool read_fields(enum fact_kind kind, const char *one, const char *two,
		const char *three) {
	struct fact fact = { .kind = kind, .fields = { one, two, three } };

	while (fact.count < 3 && fact.fields[fact.count]) {
		fact.count++;
	}
	event = (struct desk_event){ 0 };
	return hearsay_read(&fact, arena, &event);
}

static void test_member(void) {
	struct fact fact = { .kind = FACT_MEMBER,
		.fields = { "Ann@Example.org", "Ann\n\u202e B ", "support",
				" sales:manager", "\u200b" },
		.count = 5 };

	CHECK(hearsay_read(&fact, arena, &event));
	CHECK(event.type == DESK_EVENT_STAFF_MEMBER);
	CHECK_SAME(event.member.jid, "ann@example.org");
	CHECK_SAME(event.member.name, "Ann B");
	CHECK(event.member.group_count == 2); /* the third shows nothing */
	CHECK_SAME(event.member.groups[0], "support");
	CHECK_SAME(event.member.groups[1], "sales:manager");
	CHECK(read_fields(FACT_MEMBER, "ann@x", "", NULL));
	CHECK_SAME(event.member.name, "");
	CHECK(event.member.group_count == 0);
}

static void test_long_names(void) {
	struct fact fact = { .kind = FACT_MEMBER, .count = 3 };
	char name[66];

	memset(name, 'n', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	fact.fields[0] = "ann@x";
	fact.fields[1] = fact.fields[2] = name + 1;
	event = (struct desk_event){ 0 };
	CHECK(hearsay_read(&fact, arena, &event));
	CHECK_SAME(event.member.name, name + 1);
	CHECK_SAME(event.member.groups[0], name + 1);
	/* One character more, and both are cut. */
	event = (struct desk_event){ 0 };
	fact.fields[1] = fact.fields[2] = name;
	CHECK(hearsay_read(&fact, arena, &event));
	CHECK(strlen(event.member.name) == 63 + strlen("\u2026"));
	CHECK_SAME(event.member.groups[0], event.member.name);
}

static void test_shows(void) {
	CHECK(read_fields(FACT_SHOWS, "A@x/Ph one", "dnd", "-1"));
	CHECK(event.type == DESK_EVENT_STAFF_SHOWS);
	CHECK_SAME(event.from, "a@x");
	CHECK_SAME(event.resource, "Ph one");
	CHECK(event.shows.show == DESK_SHOW_DND && event.shows.priority == -1);
	CHECK(read_fields(FACT_SHOWS, "a@x", "gone", "0"));
	CHECK_SAME(event.resource, "");
	CHECK(event.shows.show == DESK_SHOW_GONE);
}

static void test_others(void) {
	CHECK(read_fields(FACT_GONE, "A@x", NULL, NULL));
	CHECK(event.type == DESK_EVENT_STAFF_GONE);
	CHECK_SAME(event.from, "a@x");
	CHECK(read_fields(FACT_PHOTO, "A@x", "Zm9v", NULL));
	CHECK(event.type == DESK_EVENT_STAFF_PHOTO);
	CHECK_SAME(event.from, "a@x");
	CHECK_SAME(event.photo.hash, "Zm9v"); /* xmpp/staff makes it a hash */
	CHECK(read_fields(FACT_BEGINS, NULL, NULL, NULL));
	CHECK(event.type == DESK_EVENT_STAFF_BEGINS);
	CHECK(read_fields(FACT_WHOLE, NULL, NULL, NULL));
	CHECK(event.type == DESK_EVENT_STAFF_WHOLE);
}

static void test_nonsense(void) {
	CHECK(!read_fields(FACT_MEMBER, "", "", NULL));
	CHECK(!read_fields(FACT_MEMBER, "a@x/home", "", NULL));
	CHECK(!read_fields(FACT_MEMBER, "a b@x", "", NULL));
	CHECK(!read_fields(FACT_MEMBER, "\xff@x", "", NULL));
	CHECK(!read_fields(FACT_GONE, "a@x/home", NULL, NULL));
	CHECK(!read_fields(FACT_PHOTO, "a@x/home", "", NULL));
	CHECK(!read_fields(FACT_SHOWS, "a@x/\x01", "away", "0"));
	CHECK(!read_fields(FACT_SHOWS, "a@x/1", "asleep", "0"));
	CHECK(!read_fields(FACT_SHOWS, "a@x/1", "away", "128"));
	CHECK(!read_fields(FACT_SHOWS, "a@x/1", "away", ""));
	CHECK(!read_fields(FACT_ALIVE, NULL, NULL, NULL));
	CHECK(!read_fields(FACT_STOP, NULL, NULL, NULL));
	CHECK(!read_fields(FACT_LOST, "why", "", NULL));
}

int main(void) {
	arena = arena_create();
	test_member();
	test_long_names();
	test_shows();
	test_others();
	test_nonsense();
	arena_destroy(arena);
	return check_report();
}
