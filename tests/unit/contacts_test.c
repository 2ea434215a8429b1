/* What the component is told of the roster, and how often. */

#include <sys/socket.h>
#include <unistd.h>

#include "check.h"
#include "staff/contacts.h"
#include "staff/post.h"

static int far_end;
static struct post post;

static void open_pair(void) {
	int pair[2] = { -1, -1 };

	CHECK(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair) == 0);
	post.fd = pair[0];
	far_end = pair[1];
}

/* The next packet with its NULs as blanks, or "" where there is none. */
static const char *told(void) {
	static char text[FACT_BYTES_MOST + 1];
	ssize_t length = recv(far_end, text, FACT_BYTES_MOST, MSG_DONTWAIT);

	if (length <= 0) {
		return "";
	}
	text[length] = '\0';
	for (ssize_t i = 0; i < length; i++) {
		text[i] = text[i] ? text[i] : ' ';
	}
	return text;
}

static bool put(struct contacts *contacts, const char *jid,
		const char *subscription, bool is_pending, const char *group) {
	struct contact_item item = {
		.jid = jid,
		.subscription = subscription,
		.is_pending = is_pending,
		.groups = { group },
		.group_count = group ? 1 : 0,
	};

	return contacts_put(contacts, &item);
}

static void show(struct contacts *contacts, const char *from,
		enum fact_show what, int priority, int64_t now) {
	struct jid jid;

	CHECK(jid_parse(&jid, from));
	contacts_show(contacts, &jid, what, priority, now);
}

static void test_asking(void) {
	struct contacts *contacts = contacts_create(&post);

	contacts_begin(contacts);
	CHECK(put(contacts, "a@x", "none", false, "g"));
	CHECK_SAME(told(), "Ma@x  g ");
	CHECK(!put(contacts, "a@x", "none", false, "g"));
	CHECK(put(contacts, "b@x", "from", false, "g"));
	CHECK(put(contacts, "c@x", NULL, false, "g"));
	CHECK(!put(contacts, "d@x", "none", true, "g"));
	CHECK(!put(contacts, "e@x", "none", false, NULL));
	CHECK(!put(contacts, "f@x", "to", false, "g"));
	CHECK(!put(contacts, "g@x", "both", false, "g"));
	contacts_end(contacts);
	/* Over a new login too; but who is taken out and in again is new. */
	contacts_begin(contacts);
	CHECK(!put(contacts, "a@x", "none", false, "g"));
	contacts_end(contacts);
	CHECK(contacts_has(contacts, "a@x") && !contacts_has(contacts, "b@x"));
	contacts_remove(contacts, "a@x");
	CHECK(put(contacts, "a@x", "none", false, "g"));
	contacts_destroy(contacts);
	while (*told()) {
	}
}

static void test_showing(void) {
	struct contacts *contacts = contacts_create(&post);

	contacts_begin(contacts);
	put(contacts, "a@x", "both", false, "g");
	contacts_end(contacts);
	CHECK_SAME(told(), "Ma@x  g ");
	show(contacts, "b@x/1", FACT_SHOW_AVAILABLE, 0, 1000);
	show(contacts, "a@x/1", FACT_SHOW_GONE, 0, 1000);
	CHECK_SAME(told(), "");
	show(contacts, "a@x/1", FACT_SHOW_AVAILABLE, 5, 1000);
	CHECK_SAME(told(), "Pa@x/1 available 5 ");
	/* Faster than calm: the last word, and only that, when its time comes. */
	show(contacts, "a@x/1", FACT_SHOW_DND, 5, 1001);
	show(contacts, "a@x/1", FACT_SHOW_GONE, 0, 1002);
	show(contacts, "a@x/1", FACT_SHOW_AWAY, 4, 1003);
	contacts_tick(contacts, 1999);
	CHECK_SAME(told(), "");
	CHECK(contacts_deadline(contacts, true) == 2000);
	contacts_tick(contacts, 2000);
	CHECK_SAME(told(), "Pa@x/1 away 4 ");
	/* To and fro is nothing. */
	show(contacts, "a@x/1", FACT_SHOW_GONE, 0, 2001);
	show(contacts, "a@x/1", FACT_SHOW_AWAY, 4, 2002);
	contacts_tick(contacts, 3000);
	CHECK_SAME(told(), "");
	CHECK(contacts_deadline(contacts, true) == 0);
	/* A change of groups is followed by what he shows. */
	put(contacts, "a@x", "both", false, "h");
	CHECK_SAME(told(), "Ma@x  h ");
	CHECK_SAME(told(), "Pa@x/1 away 4 ");
	/* Without a resource: all of them. */
	show(contacts, "a@x/2", FACT_SHOW_AVAILABLE, 0, 4000);
	CHECK_SAME(told(), "Pa@x/2 available 0 ");
	show(contacts, "a@x", FACT_SHOW_GONE, 0, 6000);
	CHECK_SAME(told(), "Pa@x/1 gone 4 ");
	contacts_tick(contacts, 6000);
	CHECK_SAME(told(), "Pa@x/2 gone 0 ");
	contacts_tick(contacts, 8000);
	CHECK(contacts_deadline(contacts, true) == 0);
	contacts_destroy(contacts);
}

static void test_limits(void) {
	struct contacts *contacts = contacts_create(&post);
	char from[32], long_name[2000], long_group[2000];
	int count = 0;
	struct contact_item item = { .jid = "a@x", .name = long_name };

	memset(long_name, 'n', sizeof(long_name) - 1);
	memset(long_group, 'g', sizeof(long_group) - 1);
	long_name[sizeof(long_name) - 1] = long_group[sizeof(long_group) - 1] = 0;
	item.group_count = FACT_GROUPS_MOST;
	for (size_t i = 0; i < FACT_GROUPS_MOST; i++) {
		item.groups[i] = i % 2 ? "short" : long_group;
	}
	contacts_put(contacts, &item);
	CHECK(strlen(told()) < 600); /* cut, and the long ones left out */
	for (int i = 0; i < 100; i++) {
		snprintf(from, sizeof(from), "a@x/%d", i);
		show(contacts, from, FACT_SHOW_AVAILABLE, 0, 1);
		count += *told() != '\0';
	}
	CHECK(count == 16);
	contacts_destroy(contacts);
}

/* Whom the roster does not name is called as his vCard says. */
static void test_cards(void) {
	struct contacts *contacts = contacts_create(&post);
	const struct contact_item named = { .jid = "a@x",
		.name = "Ann",
		.groups = { "g" },
		.group_count = 1 };

	contacts_take_card(contacts, "a@x", "A stranger's");
	put(contacts, "a@x", "both", false, NULL);
	CHECK_SAME(told(), "Ma@x  ");
	CHECK(!contacts_wants_card(contacts, "a@x"));
	put(contacts, "a@x", "both", false, "g");
	CHECK_SAME(told(), "Ma@x  g ");
	CHECK(contacts_wants_card(contacts, "a@x"));
	CHECK(!contacts_wants_card(contacts, "a@x"));
	contacts_take_card(contacts, "a@x", "Annie");
	CHECK_SAME(told(), "Ma@x Annie g ");
	contacts_take_card(contacts, "a@x", "Annie");
	CHECK_SAME(told(), "");
	contacts_put(contacts, &named);
	CHECK_SAME(told(), "Ma@x Ann g ");
	contacts_take_card(contacts, "a@x", "Anny");
	CHECK_SAME(told(), "");
	/* The next login asks again; until then the last one is good. */
	contacts_begin(contacts);
	put(contacts, "a@x", "both", false, "g");
	CHECK_SAME(told(), "Ma@x Anny g ");
	CHECK(contacts_wants_card(contacts, "a@x"));
	contacts_end(contacts);
	contacts_destroy(contacts);
}

/* Asked for once a login and when it changed, at a pace, each by itself. */
static void test_photos(void) {
	struct contacts *contacts = contacts_create(&post);
	int64_t now = 1000;

	put(contacts, "a@x", "both", false, "g");
	put(contacts, "b@x", "both", false, "g");
	put(contacts, "c@x", "both", false, NULL);
	while (*told()) {
	}
	CHECK(!contacts_next_card(contacts, now));
	contacts_take_photo(contacts, "a@x", "Zm9v"); /* nobody asked */
	CHECK_SAME(told(), "");
	contacts_shows_photo(contacts, "a@x", NULL);
	contacts_shows_photo(contacts, "b@x", "1");
	contacts_shows_photo(contacts, "c@x", "2"); /* in no group */
	contacts_shows_photo(contacts, "d@x", "3"); /* a stranger */
	CHECK(contacts_deadline(contacts, true) > 0);
	CHECK_SAME(contacts_next_card(contacts, now), "a@x");
	CHECK(!contacts_next_card(contacts, now));
	CHECK(contacts_deadline(contacts, true) == now + CONTACTS_CARD_PACE);
	now += CONTACTS_CARD_PACE;
	CHECK_SAME(contacts_next_card(contacts, now), "b@x");
	CHECK(contacts_deadline(contacts, true) == 0);
	contacts_take_photo(contacts, "a@x", "Zm9v");
	CHECK_SAME(told(), "Fa@x Zm9v ");
	contacts_take_photo(contacts, "a@x", "Zm9v");
	contacts_take_photo(contacts, "b@x", "");
	CHECK_SAME(told(), "");
	/* What he shows is the same, or he says nothing: no reason to ask. */
	contacts_shows_photo(contacts, "a@x", NULL);
	contacts_shows_photo(contacts, "b@x", "1");
	CHECK(contacts_deadline(contacts, true) == 0);
	/* Another one, too soon; the last word counts. */
	contacts_shows_photo(contacts, "b@x", "4");
	contacts_shows_photo(contacts, "b@x", "");
	now += CONTACTS_CARD_PACE;
	CHECK(!contacts_next_card(contacts, now));
	CHECK(contacts_deadline(contacts, true) > now);
	now += CONTACTS_CARD_CALM;
	CHECK_SAME(contacts_next_card(contacts, now), "b@x");
	contacts_take_photo(contacts, "b@x", "Zm9v");
	CHECK_SAME(told(), "Fb@x Zm9v ");
	/* An answer that goes with the login is asked for again at once. */
	contacts_shows_photo(contacts, "b@x", "5");
	now += CONTACTS_CARD_CALM;
	CHECK_SAME(contacts_next_card(contacts, now), "b@x");
	contacts_begin(contacts);
	contacts_shows_photo(contacts, "b@x", "5");
	now += CONTACTS_CARD_PACE;
	CHECK_SAME(contacts_next_card(contacts, now), "b@x");
	contacts_take_photo(contacts, "b@x", "");
	CHECK_SAME(told(), "Fb@x  ");
	/* The next login asks all who are there, and tells what is new. */
	contacts_begin(contacts);
	put(contacts, "a@x", "both", false, "g");
	put(contacts, "b@x", "both", false, "g");
	contacts_shows_photo(contacts, "b@x", "");
	contacts_remove(contacts, "b@x");
	contacts_end(contacts);
	while (*told()) {
	}
	CHECK(contacts_deadline(contacts, true) == 0);
	contacts_shows_photo(contacts, "a@x", NULL);
	now += CONTACTS_CARD_CALM;
	CHECK_SAME(contacts_next_card(contacts, now), "a@x");
	contacts_take_photo(contacts, "a@x", "");
	CHECK_SAME(told(), "Fa@x  ");
	contacts_destroy(contacts);
}

/* A roster of more is a mistake, and may not eat up the machine. */
static void test_crowd(void) {
	struct contacts *contacts = contacts_create(&post);
	char jid[32];

	for (int i = 1; i <= 20001; i++) {
		snprintf(jid, sizeof(jid), "a%d@x", i);
		put(contacts, jid, "both", false, "g");
		CHECK((*told() != '\0') == (i <= 20000));
	}
	CHECK(contacts_has(contacts, "a20000@x"));
	CHECK(!contacts_has(contacts, "a20001@x"));
	contacts_remove(contacts, "a1@x");
	CHECK_SAME(told(), "Ga1@x ");
	put(contacts, jid, "both", false, "g");
	CHECK_SAME(told(), "Ma20001@x  g ");
	contacts_destroy(contacts);
}

int main(void) {
	open_pair();
	test_asking();
	test_showing();
	test_limits();
	test_cards();
	test_photos();
	test_crowd();
	close(far_end);
	post_say(&post, FACT_ALIVE, NULL, NULL, NULL);
	CHECK(post.is_over); /* and no SIGPIPE */
	close(post.fd);
	return check_report();
}
