/*
 * The gate's mind, told what happens and asked what must be done. A row is one
 * event; what follows is written in one line: "desk <name>", "mark <name>",
 * "page <name>", "ping", "close <code>", "hang up", in order.
 */

#include "gate/connection.h"

#include <stdlib.h>

#include "base/arena.h"
#include "check.h"
#include "deskbell.h"
#include "gate/frame.h"
#include "wire/element.h"

#define C     "xmlns='jabber:client'"
#define V     "xmlns='" SPACE_VISIT "'"
#define HELLO "<iq " C " type='set' id='h'><hello " V " last='0'/></iq>"
#define LINE \
	"<message " C " id='a'><body>Hi</body>" \
	"<origin-id xmlns='urn:xmpp:sid:0' id='a'/></message>"
#define FROM  "from='support@desk.example.org' to='x@web.example.org'"
#define T     "xmlns='jabber:component:accept'"
#define ERROR "<error type='cancel'><conflict xmlns='" SPACE_STANZAS "'/>"

struct scene {
	struct connection connection;
	struct connection_effects effects;
	struct frame_reader *reader;
	int64_t now;
	size_t queued;
	bool is_away;  /* the desk */
	bool is_storm; /* too many say hello */
	char follows[256];
};

static void describe(struct scene *scene) {
	char *to = scene->follows;
	size_t room = sizeof(scene->follows);

	*to = '\0';
	for (size_t i = 0; i < scene->effects.count; i++) {
		const struct connection_effect *effect = &scene->effects.items[i];
		const struct element *child =
				effect->element ? effect->element->children : NULL;
		const char *name = child  ? child->name
				: effect->element ? effect->element->name
								  : "";
		int length = 0;
		const char *comma = i ? ", " : "";
		switch (effect->type) {
		case CONNECTION_EFFECT_TELL_PAGE:
			length = snprintf(to, room, "%spage %s", comma, name);
			break;
		case CONNECTION_EFFECT_TELL_DESK:
			length = snprintf(to, room, "%sdesk %s", comma, name);
			break;
		case CONNECTION_EFFECT_MARK:
			length = snprintf(to, room, "%smark %s", comma, name);
			break;
		case CONNECTION_EFFECT_PING:
			length = snprintf(to, room, "%sping", comma);
			break;
		case CONNECTION_EFFECT_CLOSE:
			length = snprintf(to, room, "%sclose %d", comma, effect->code);
			break;
		case CONNECTION_EFFECT_HANG_UP:
			length = snprintf(to, room, "%shang up", comma);
			break;
		}
		to += length;
		room -= (size_t)length;
	}
}

static void happens(struct scene *scene, enum connection_event_type type,
		const char *text) {
	struct connection_event event = { .type = type,
		.now = scene->now,
		.queued = scene->queued,
		.is_reachable = !scene->is_away,
		.within = type == CONNECTION_EVENT_DESK_NEW || scene->is_storm ? 5000
																	   : 0 };
	const char *why = "no frame";

	if (text) {
		event.length = strlen(text);
		event.element = frame_read(scene->reader, text, event.length, &why);
		CHECK(event.element, "%s: %s", text, why);
	}
	event.why = why;
	arena_reset(scene->effects.arena);
	connection_step(&scene->connection, &event, &scene->effects);
	describe(scene);
}

#define EXPECT(scene, what) \
	CHECK(strcmp((scene)->follows, what) == 0, "\"%s\" instead of \"%s\"", \
			(scene)->follows, what)

static void says(struct scene *scene, const char *text, const char *follows) {
	happens(scene, CONNECTION_EVENT_SAID, text);
	CHECK(strcmp(scene->follows, follows) == 0, "%s: \"%s\" for \"%s\"", text,
			scene->follows, follows);
}

static void told(struct scene *scene, const char *text, const char *follows) {
	happens(scene, CONNECTION_EVENT_TOLD, text);
	CHECK(strcmp(scene->follows, follows) == 0, "%s: \"%s\" for \"%s\"", text,
			scene->follows, follows);
}

static void open_scene(struct scene *scene) {
	static const uint8_t address[CONNECTION_ADDRESS] = { 1, 2, 3 };
	const uint8_t random[CONNECTION_ID_CHARS] = { 1, 2, 3 };

	scene->now = 1000000;
	scene->queued = 0;
	scene->is_away = false;
	scene->connection = (struct connection){ .channel = "support",
		.site = "https://shop.example.org",
		.address = address };
	connection_init(&scene->connection, random, scene->now);
}

static void check_manners(struct scene *scene) {
	open_scene(scene);
	says(scene, LINE, "close 1008");
	says(scene, HELLO, ""); /* after goodbye nothing is heard */

	open_scene(scene);
	says(scene, HELLO, "desk connection, desk hello");
	says(scene, HELLO, "desk hello");
	says(scene, LINE, "desk body");
	says(scene,
			"<message " C "><have " V " n='1'/><seen " V " n='1'/></message>",
			"mark have");
	says(scene,
			"<iq " C " type='get' id='p'><ping xmlns='urn:xmpp:ping'/></iq>",
			"page iq");
	says(scene, "<message " C "><html/></message>", "close 1008");

	open_scene(scene);
	happens(scene, CONNECTION_EVENT_BABBLED, NULL);
	EXPECT(scene, "close 1008");
	happens(scene, CONNECTION_EVENT_GONE, NULL);
	EXPECT(scene, ""); /* the desk never heard of it */

	open_scene(scene);
	says(scene, HELLO, "desk connection, desk hello");
	happens(scene, CONNECTION_EVENT_GONE, NULL);
	EXPECT(scene, "desk presence");
	happens(scene, CONNECTION_EVENT_GONE, NULL);
	EXPECT(scene, "");
}

static void check_addresses(struct scene *scene) {
	open_scene(scene);
	happens(scene, CONNECTION_EVENT_SAID, HELLO);
	const struct element *hello = scene->effects.items[1].element;
	const char *from = element_get(hello, "from");
	CHECK(strlen(from) == 26 + strlen("@web.example.org") &&
					strcmp(from + 26, "@web.example.org") == 0,
			"from %s", from);
	CHECK(strcmp(element_get(hello, "to"), "support@desk.example.org") == 0,
			"to %s", element_get(hello, "to"));
	const struct element *child = scene->effects.items[0].element->children;
	CHECK(strcmp(element_get(child, "site"), "https://shop.example.org") == 0,
			"site");
	CHECK(strlen(element_get(child, "address")) == 64, "address");
}

static void check_desk(struct scene *scene) {
	open_scene(scene);
	says(scene, HELLO, "desk connection, desk hello");
	told(scene, "<message " T " " FROM "><body>Hi</body></message>",
			"page body");
	told(scene,
			"<message " T " from='agent@example.org' to='x@web.example.org'>"
			"<body>Hi</body></message>",
			"");
	told(scene, "<message " T " from='support@desk.example.org.evil.org'/>",
			"");
	told(scene,
			"<message " T " " FROM " type='error' id='a'>" ERROR "<refused " V
			" code='conflict'/></error></message>",
			"page error");
	/* the server, for a desk that is gone */
	told(scene,
			"<message " T " " FROM " type='error' id='a'>" ERROR
			"</error></message>",
			"page away");
	told(scene, "<iq " T " " FROM " type='error' id='h'>" ERROR "</error></iq>",
			"page error");
	/* … or one that does not know this page */
	says(scene, LINE, "page away");
	says(scene, HELLO, "desk connection, desk hello");
	says(scene, LINE, "desk body");
	told(scene, "<message " T " " FROM "><html/></message>", "");
	scene->queued = CONNECTION_QUEUE_MOST + 1;
	told(scene, "<message " T " " FROM "><body>Hi</body></message>",
			"close 1013");
}

static void check_outage(struct scene *scene) {
	open_scene(scene);
	scene->is_away = true;
	says(scene, HELLO, "page error");
	says(scene, LINE, "page away");
	scene->is_away = false;
	/* it must say hello first: the desk does not know it */
	says(scene, LINE, "page away");
	happens(scene, CONNECTION_EVENT_DESK_NEW, NULL);
	EXPECT(scene, "page again");
	says(scene, HELLO, "desk connection, desk hello");
	happens(scene, CONNECTION_EVENT_DESK_LOST, NULL);
	EXPECT(scene, "page away");
	happens(scene, CONNECTION_EVENT_GONE, NULL);
	EXPECT(scene, "");

	open_scene(scene);
	happens(scene, CONNECTION_EVENT_DESK_NEW, NULL);
	EXPECT(scene, ""); /* its hello is still to come */
	happens(scene, CONNECTION_EVENT_DRAIN, NULL);
	EXPECT(scene, "close 1012");
}

static void check_storm(struct scene *scene) {
	open_scene(scene);
	scene->is_storm = true;
	says(scene, HELLO, "page again");
	CHECK(scene->connection.is_late && !scene->effects.is_hello, "not late");
	/* nobody else knows of it: it said hello, and is known to nobody */
	says(scene, LINE, "page away");
	/* it has asked often, and of its own share it has used nothing */
	for (int i = 0; i < 20; i++) {
		says(scene, HELLO, "page again");
	}
	scene->is_storm = false;
	says(scene, HELLO, "desk connection, desk hello");
	CHECK(!scene->connection.is_late && scene->effects.is_hello, "late");
	scene->is_storm = true;
	says(scene, LINE, "desk body");
	/* where there is no desk it is not asked for twice */
	scene->is_away = true;
	says(scene, HELLO, "page error");
	scene->is_storm = scene->is_away = false;
	happens(scene, CONNECTION_EVENT_DESK_NEW, NULL);
	CHECK(scene->connection.is_late, "not late");
	happens(scene, CONNECTION_EVENT_DESK_LOST, NULL);
	CHECK(!scene->connection.is_late, "late, without a desk");
}

static void check_time(struct scene *scene) {
	open_scene(scene);
	CHECK(connection_deadline(&scene->connection) == scene->now + 5000,
			"hello is awaited");
	scene->now += 4999;
	happens(scene, CONNECTION_EVENT_TICK, NULL);
	EXPECT(scene, "");
	scene->now += 1;
	happens(scene, CONNECTION_EVENT_TICK, NULL);
	EXPECT(scene, "close 1008");

	open_scene(scene);
	says(scene, HELLO, "desk connection, desk hello");
	scene->now += 25000;
	CHECK(connection_deadline(&scene->connection) == scene->now, "ping");
	happens(scene, CONNECTION_EVENT_TICK, NULL);
	EXPECT(scene, "ping");
	happens(scene, CONNECTION_EVENT_TICK, NULL);
	EXPECT(scene, "");
	happens(scene, CONNECTION_EVENT_HEARD, NULL);
	scene->now += 25000;
	happens(scene, CONNECTION_EVENT_TICK, NULL);
	EXPECT(scene, "ping");
	scene->now += 10000;
	CHECK(connection_deadline(&scene->connection) == scene->now, "dead");
	happens(scene, CONNECTION_EVENT_TICK, NULL);
	EXPECT(scene, "hang up");
}

/* What is begun must be whole in time, whoever else is served meanwhile. */
static void check_pieces(struct scene *scene) {
	open_scene(scene);
	says(scene, HELLO, "desk connection, desk hello");
	happens(scene, CONNECTION_EVENT_BEGAN, NULL);
	scene->now += 10000;
	happens(scene, CONNECTION_EVENT_BEGAN, NULL); /* another piece of it */
	CHECK(connection_deadline(&scene->connection) == scene->now + 6000,
			"a frame is awaited");
	scene->now += 5999;
	happens(scene, CONNECTION_EVENT_TICK, NULL);
	EXPECT(scene, "");
	scene->now += 1;
	happens(scene, CONNECTION_EVENT_TICK, NULL);
	EXPECT(scene, "close 1008");

	open_scene(scene);
	says(scene, HELLO, "desk connection, desk hello");
	happens(scene, CONNECTION_EVENT_BEGAN, NULL);
	says(scene, LINE, "desk body");
	scene->now += 16000;
	happens(scene, CONNECTION_EVENT_TICK, NULL);
	EXPECT(scene, "");
}

/* A goodbye that is not answered ends too. */
static void check_goodbye(struct scene *scene) {
	open_scene(scene);
	says(scene, LINE, "close 1008");
	CHECK(connection_deadline(&scene->connection) == scene->now + 5000,
			"its going is awaited");
	scene->now += 4999;
	happens(scene, CONNECTION_EVENT_TICK, NULL);
	EXPECT(scene, "");
	scene->now += 1;
	happens(scene, CONNECTION_EVENT_TICK, NULL);
	EXPECT(scene, "hang up");
	happens(scene, CONNECTION_EVENT_DRAIN, NULL);
	EXPECT(scene, "");
	happens(scene, CONNECTION_EVENT_GONE, NULL);
	EXPECT(scene, "");
}

/* From a line to the desk's word that it is kept. */
static void check_took(struct scene *scene) {
	const char *received =
			"<message " T " " FROM "><received xmlns='" SPACE_RECEIPTS
			"' id='a'/></message>";

	open_scene(scene);
	says(scene, HELLO, "desk connection, desk hello");
	CHECK(scene->effects.took == -1, "a hello is no line");
	told(scene, received, "page received");
	CHECK(scene->effects.took == -1, "nothing was asked");
	says(scene, LINE, "desk body");
	scene->now += 42;
	told(scene, received, "page received");
	CHECK(scene->effects.took == 42, "it took %d", (int)scene->effects.took);
	told(scene, received, "page received");
	CHECK(scene->effects.took == -1, "once");
}

static void check_rates(struct scene *scene) {
	open_scene(scene);
	says(scene, HELLO, "desk connection, desk hello");
	for (int i = 0; i < 10; i++) {
		says(scene, LINE, "desk body");
	}
	says(scene, LINE, "page error");
	const struct element *refused =
			element_child(scene->effects.items[0].element->children,
					VISIT_REFUSED, SPACE_VISIT);
	CHECK(refused && strcmp(element_get(refused, "retry"), "1") == 0 &&
					strcmp(element_get(refused, "code"), "too-fast") == 0,
			"a refusal says when");
	scene->now += 1000;
	says(scene, LINE, "desk body");
	says(scene, LINE, "page error");
	for (int i = 0; i < 7; i++) {
		says(scene, HELLO, "desk hello");
	}
	says(scene, HELLO, "page error");
	for (int i = 0; i < 200 && !scene->follows[0]; i++) {
		happens(scene, CONNECTION_EVENT_SAID, "<presence " C "/>");
	}
	for (int i = 0; i < 200 && strcmp(scene->follows, "close 1008") != 0; i++) {
		happens(scene, CONNECTION_EVENT_SAID, "<presence " C "/>");
	}
	EXPECT(scene, "close 1008");
}

static void check_channel(struct scene *scene) {
	const char *channel =
			"<channel " V
			" name='support' title='S' open='true'><origin>https://a.b</origin>"
			"<blocked>00</blocked><text name='hi'>Hi</text></channel>";

	open_scene(scene);
	happens(scene, CONNECTION_EVENT_CHANNEL, channel);
	EXPECT(scene, "page channel");
	const struct element *known = scene->effects.items[0].element->children;
	CHECK(!element_child(known, "origin", SPACE_VISIT) &&
					!element_child(known, "blocked", SPACE_VISIT) &&
					element_child(known, "text", SPACE_VISIT),
			"a page learns no origins and no blocks");
	happens(scene, CONNECTION_EVENT_CHANNEL_GONE, NULL);
	EXPECT(scene, "close 1008");
}

int main(void) {
	struct scene scene = { 0 };

	scene.reader = frame_reader_create();
	scene.effects.arena = arena_create();
	scene.effects.domain = "web.example.org";
	scene.effects.desk = "desk.example.org";
	CHECK(sizeof(struct connection) <= 128, "a connection has %zu bytes",
			sizeof(struct connection));
	check_manners(&scene);
	check_addresses(&scene);
	check_desk(&scene);
	check_outage(&scene);
	check_storm(&scene);
	check_time(&scene);
	check_pieces(&scene);
	check_goodbye(&scene);
	check_took(&scene);
	check_rates(&scene);
	check_channel(&scene);
	arena_destroy(scene.effects.arena);
	frame_reader_destroy(scene.reader);
	return check_end();
}
