/* What is an address, and what is refused. */

#include <stdlib.h>

#include "base/jid.h"
#include "check.h"

static const struct {
	const char *text;
	const char *bare, *local, *domain, *resource;
} good[] = {
	{ "example.org", "example.org", "", "example.org", "" },
	{ "Ann@Example.ORG/Web: Ann", "ann@example.org", "ann", "example.org",
			"Web: Ann" },
	{ "a@b/c@d/e", "a@b", "a", "b", "c@d/e" },
	{ "b/c@d", "b", "", "b", "c@d" },
	{ "a@example.org.", "a@example.org", "a", "example.org", "" },
	{ "a@[::1]", "a@[::1]", "a", "[::1]", "" },
	{ "a@127.0.0.1", "a@127.0.0.1", "a", "127.0.0.1", "" },
	{ "vera.k3m9-x_y+z@desk", "vera.k3m9-x_y+z@desk", "vera.k3m9-x_y+z", "desk",
			"" },
	{ "jörg@bücher.example/☕ ☕", "jörg@bücher.example", "jörg",
			"bücher.example", "☕ ☕" },
};

static const char *const bad[] = {
	"",
	"@",
	"/",
	"@example.org",
	"a@",
	"a@/r",
	"/r",
	"a@b/",
	"a@@b",
	"a@b@c",
	"a b@c",
	"a&b@c",
	"a\"b@c",
	"a'b@c",
	"a:b@c",
	"a<b@c",
	"a>b@c",
	"a\tb@c",
	"a\u00a0b@c",
	"a\u200bb@c",
	"a\u202eb@c",
	"a\xc2\x85@c",
	"a\xff@c",
	"a@b c",
	"a@b..c",
	"a@.b",
	"a@b..",
	"a@.",
	"a@b:c",
	"a@[]",
	"a@[::1",
	"a@[g::1%]",
	"a@b\u200b",
	"a@b/c\nd",
	"a@b/c\x7f",
	"a@b/\xc2\x85",
	"a@b/\xc3",
	"a@b'c",
	"a@b<c",
};

static void addresses_are_taken_apart(void) {
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		struct jid jid;
		if (!CHECK(jid_parse(&jid, good[i].text))) {
			fprintf(stderr, "  %s\n", good[i].text);
			continue;
		}
		CHECK_SAME(jid.bare, good[i].bare);
		CHECK_SAME(jid.local, good[i].local);
		CHECK_SAME(jid.domain, good[i].domain);
		CHECK_SAME(jid.resource, good[i].resource);
	}
}

static void what_is_none_leaves_the_place_alone(void) {
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct jid jid = { .bare = "before" };
		if (!CHECK(!jid_parse(&jid, bad[i]))) {
			fprintf(stderr, "  %s\n", bad[i]);
		}
		CHECK_SAME(jid.bare, "before");
	}
}

/* A local part and a resource of so many bytes. */
static bool fits(size_t local, size_t resource) {
	char text[2 * JID_PART_MOST];
	char printed[JID_FULL_ROOM];
	struct jid jid;

	memset(text, 'a', sizeof(text));
	memcpy(text + local, "@b/", 3);
	text[local + 3 + resource] = '\0';
	if (!jid_parse(&jid, text)) {
		return false;
	}
	jid_print(printed, sizeof(printed), jid.local, jid.domain, jid.resource);
	CHECK_SAME(printed, text);
	return true;
}

static void what_is_too_long_to_keep_is_refused(void) {
	CHECK(fits(JID_BARE_ROOM - 3, JID_BARE_ROOM - 1));
	CHECK(!fits(JID_BARE_ROOM - 2, 1));
	CHECK(!fits(1, JID_BARE_ROOM));
}

static void an_address_is_printed(void) {
	char to[JID_FULL_ROOM];

	jid_print(to, sizeof(to), "a", "b", "c");
	CHECK_SAME(to, "a@b/c");
	jid_print(to, sizeof(to), "a", "b", "");
	CHECK_SAME(to, "a@b");
	jid_print(to, sizeof(to), "", "b", "c");
	CHECK_SAME(to, "b/c");
}

int main(void) {
	addresses_are_taken_apart();
	what_is_none_leaves_the_place_alone();
	what_is_too_long_to_keep_is_refused();
	an_address_is_printed();
	return check_report();
}
