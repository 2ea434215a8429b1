/*
 * The allow-list. It mirrors up.xsd and down.xsd, and tests/gateway checks
 * that it takes and refuses what they do. It knows no connection and no state:
 * whether a frame comes at the right moment is connection.c's to say.
 */

#include "gate/filter.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "deskbell.h"
#include "gate/value.h"
#include "wire/element.h"

#define UP   FILTER_UP
#define DOWN FILTER_DOWN
#define BOTH (FILTER_UP | FILTER_DOWN)

/* Where an element may stand; each is also an element that may hold others. */
enum kind {
	FRAME,
	MESSAGE,
	PRESENCE,
	IQ,
	HELLO,
	WHO,
	WELCOME,
	LINES,
	CHANNEL,
	FORM,
	DATA,
	FIELD,
	OPTION,
	RATE,
	OOB,
	ERROR,
	LEAF,
};

/*
 * `attributes` are words "name=type", with '!' where the element must have it.
 * `text` is how many characters its text may have.
 */
struct rule {
	unsigned directions;
	enum kind inside, is;
	const char *name, *space;
	unsigned most; /* of it in one parent */
	unsigned text;
	const char *attributes;
};

#define V SPACE_VISIT
#define C SPACE_CLIENT
#define S SPACE_CHATSTATES

static const struct rule rules[] = {
	{ UP, FRAME, MESSAGE, "message", C, 1, 0, "id=i type=chat xml:lang=l" },
	{ UP, FRAME, PRESENCE, "presence", C, 1, 0, "" },
	{ UP, FRAME, IQ, "iq", C, 1, 0, "id=i! type=request!" },
	{ DOWN, FRAME, MESSAGE, "message", C, 1, 0, "id=i type=chat xml:lang=l" },
	{ DOWN, FRAME, PRESENCE, "presence", C, 1, 0, "" },
	{ DOWN, FRAME, IQ, "iq", C, 1, 0, "id=i! type=answer!" },

	/* one too long is refused by connection.c, with a code */
	{ UP, MESSAGE, LEAF, "body", C, 1, FRAME_UP_MOST, "" },
	{ DOWN, MESSAGE, LEAF, "body", C, 1, FRAME_DOWN_MOST, "" },
	{ BOTH, MESSAGE, LEAF, "origin-id", SPACE_SID, 1, 0, "id=i!" },
	{ BOTH, MESSAGE, LEAF, "have", V, 1, 0, "n=n!" },
	{ BOTH, MESSAGE, LEAF, "seen", V, 1, 0, "n=n!" },
	{ BOTH, MESSAGE, LEAF, "active", S, 1, 0, "" },
	{ BOTH, MESSAGE, LEAF, "composing", S, 1, 0, "" },
	{ BOTH, MESSAGE, LEAF, "paused", S, 1, 0, "" },
	{ BOTH, MESSAGE, LEAF, "inactive", S, 1, 0, "" },
	{ BOTH, MESSAGE, LEAF, "gone", S, 1, 0, "" },
	{ DOWN, MESSAGE, LEAF, "line", V, 1, 0,
			"n=n! who=w! nick=s photo=h at=d!" },
	{ DOWN, MESSAGE, LEAF, "replace", SPACE_CORRECT, 1, 0, "id=n!" },
	{ DOWN, MESSAGE, LEAF, "retract", SPACE_RETRACT, 1, 0, "id=n!" },
	{ DOWN, MESSAGE, LEAF, "delay", SPACE_DELAY, 1, 0, "stamp=d!" },
	{ DOWN, MESSAGE, OOB, "x", SPACE_OOB, 1, 0, "" },
	{ DOWN, MESSAGE, LEAF, "received", SPACE_RECEIPTS, 1, 0, "id=i!" },
	{ DOWN, MESSAGE, LEAF, "stored", V, 1, 0, "n=n! at=d" },
	{ DOWN, MESSAGE, LEAF, "state", V, 1, 0,
			"is=w! place=n wait=n with=s photo=h by=w rating=b until=d "
			"transcript=b request=s" },
	{ DOWN, MESSAGE, ERROR, "error", C, 1, 0, "type=w!" },
	{ DOWN, OOB, LEAF, "url", SPACE_OOB, 1, 2048, "" },
	{ DOWN, OOB, LEAF, "desc", SPACE_OOB, 1, 256, "" },

	{ UP, PRESENCE, LEAF, "show", C, 1, 4, "" },

	{ UP, IQ, HELLO, "hello", V, 1, 0, "last=n! token=t work=i" },
	{ UP, IQ, LEAF, "lines", V, 1, 0, "after=n!" },
	{ UP, IQ, FORM, "form", V, 1, 0, "kind=w!" },
	{ UP, IQ, RATE, "rate", V, 1, 0, "stars=stars!" },
	{ UP, IQ, LEAF, "transcript", V, 1, 0, "email=s!" },
	{ UP, IQ, LEAF, "end", V, 1, 0, "" },
	{ UP, IQ, LEAF, "return", V, 1, 0, "" },
	{ UP, IQ, LEAF, "leave", V, 1, 0, "" },
	{ UP, IQ, LEAF, "ping", SPACE_PING, 1, 0, "" },
	{ DOWN, IQ, WELCOME, "welcome", V, 1, 0, "token=t!" },
	{ DOWN, IQ, LINES, "lines", V, 1, 0, "more=b" },
	{ DOWN, IQ, LEAF, "state", V, 1, 0,
			"is=w! place=n wait=n with=s photo=h by=w rating=b until=d "
			"transcript=b request=s" },
	{ DOWN, IQ, ERROR, "error", C, 1, 0, "type=w!" },

	{ UP, HELLO, LEAF, "unanswered", V, UNANSWERED_MOST, 0, "id=i!" },
	{ UP, HELLO, LEAF, "page", V, 1, 0,
			"url=u title=s referrer=s language=s zone=s browser=s" },
	{ UP, HELLO, WHO, "who", V, 1, 0, "name=s email=s phone=s company=s" },
	{ UP, WHO, LEAF, "proof", V, 1, 2048, "" },
	{ UP, RATE, LEAF, "comment", V, 1, LINE_MOST, "" },

	{ DOWN, WELCOME, CHANNEL, "channel", V, 1, 0,
			"name=w! title=s! open=b! back=d wait=n waiting=n work=n" },
	{ DOWN, WELCOME, LEAF, "state", V, 1, 0,
			"is=w! place=n wait=n with=s photo=h by=w rating=b until=d "
			"transcript=b request=s" },
	{ DOWN, WELCOME, LEAF, "stored", V, UNANSWERED_MOST, 0, "n=n! id=i at=d" },
	{ DOWN, WELCOME, LEAF, "have", V, 1, 0, "n=n!" },
	{ DOWN, WELCOME, LEAF, "seen", V, 1, 0, "n=n!" },
	{ DOWN, WELCOME, LINES, "lines", V, 1, 0, "more=b" },
	{ DOWN, LINES, MESSAGE, "message", C, 100, 0, "id=i type=chat xml:lang=l" },
	{ DOWN, PRESENCE, CHANNEL, "channel", V, 1, 0,
			"name=w! title=s! open=b! back=d wait=n waiting=n work=n" },
	{ DOWN, CHANNEL, LEAF, "text", V, 64, LINE_MOST, "name=w! xml:lang=l" },
	{ DOWN, CHANNEL, LEAF, "colour", V, 16, 0, "name=w! value=s!" },
	{ DOWN, CHANNEL, FORM, "form", V, 2, 0, "kind=w!" },

	{ BOTH, FORM, DATA, "x", SPACE_DATA, 1, 0, "type=w!" },
	{ DOWN, DATA, LEAF, "title", SPACE_DATA, 1, 256, "" },
	{ DOWN, DATA, LEAF, "instructions", SPACE_DATA, 1, LINE_MOST, "" },
	{ UP, DATA, FIELD, "field", SPACE_DATA, 32, 0, "var=s!" },
	{ DOWN, DATA, FIELD, "field", SPACE_DATA, 32, 0, "var=s! label=s type=w" },
	{ BOTH, FIELD, LEAF, "value", SPACE_DATA, 16, LINE_MOST, "" },
	{ DOWN, FIELD, LEAF, "desc", SPACE_DATA, 1, LINE_MOST, "" },
	{ DOWN, FIELD, LEAF, "required", SPACE_DATA, 1, 0, "" },
	{ DOWN, FIELD, OPTION, "option", SPACE_DATA, 300, 0, "label=s" },
	{ DOWN, OPTION, LEAF, "value", SPACE_DATA, 1, 256, "" },

	{ DOWN, ERROR, LEAF, NULL, SPACE_STANZAS, 2, 1024, "" },
	{ DOWN, ERROR, LEAF, "refused", V, 1, 0,
			"code=w! retry=n field=s seed=i bits=n" },
};

#undef V
#undef C
#undef S

/* Past this word and the space behind it. */
static const char *next_word(const char *at) {
	while (*at && *at != ' ') {
		at++;
	}
	return *at ? at + 1 : at;
}

/* Finds the type of `rule` for that attribute; NULL where there is none. */
static const char *find_word(const struct rule *rule, const char *name) {
	for (const char *at = rule->attributes; *at; at = next_word(at)) {
		size_t same = 0;
		while (name[same] && at[same] == name[same]) {
			same++;
		}
		if (!name[same] && at[same] == '=') {
			return at + same + 1;
		}
	}
	return NULL;
}

static bool may_have(const struct rule *rule,
		const struct attribute *attribute) {
	const char *type = find_word(rule, attribute->name);

	return type && value_is(type, attribute->value);
}

static bool has(const struct element *element, const char *name,
		size_t length) {
	const struct attribute *at = element->attributes;

	while (at && (strncmp(at->name, name, length) != 0 || at->name[length])) {
		at = at->next;
	}
	return at != NULL;
}

/* An element without what it must have says nothing. */
static bool has_needed(const struct rule *rule, const struct element *element) {
	for (const char *at = rule->attributes; *at;) {
		const char *next = next_word(at);
		size_t word = (size_t)(next - at) - (*next != '\0');
		size_t length = 0;
		while (at[length] != '=') {
			length++;
		}
		if (at[word - 1] == '!' && !has(element, at, length)) {
			return false;
		}
		at = next;
	}
	return true;
}

static const struct rule *find_rule(unsigned direction, enum kind inside,
		const char *name, const char *space) {
	for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		const struct rule *rule = &rules[i];
		if ((rule->directions & direction) && rule->inside == inside &&
				(!rule->name || strcmp(rule->name, name) == 0) && space &&
				strcmp(rule->space, space) == 0) {
			return rule;
		}
	}
	return NULL;
}

static bool is_blank(const char *text) {
	return text[strspn(text, " \t\r\n")] == '\0';
}

/* A parent's white space is only how its XML was laid out. */
static bool has_room(const struct rule *rule, const char *text) {
	return rule->text > 0 ? value_is_short(text, rule->text) : is_blank(text);
}

static unsigned count_same(const struct element *first,
		const struct element *upto) {
	unsigned count = 1;

	for (; first != upto; first = first->next) {
		count += element_is(first, upto->name, upto->space);
	}
	return count;
}

/* The children of one parent are few, or each is counted against a cap. */
static bool check(unsigned direction, enum kind inside,
		const struct element *element, const char **why) {
	const struct rule *rule =
			find_rule(direction, inside, element->name, element->space);

	if (!rule) {
		*why = "an element that is not in the schema";
		return false;
	}
	for (const struct attribute *at = element->attributes; at; at = at->next) {
		if (!may_have(rule, at)) {
			*why = "an attribute that is not in the schema";
			return false;
		}
	}
	if (!has_needed(rule, element)) {
		*why = "an attribute is missing";
		return false;
	}
	if (!has_room(rule, element->text)) {
		*why = "a text is too long or out of place";
		return false;
	}
	for (const struct element *at = element->children; at; at = at->next) {
		if (!check(direction, rule->is, at, why)) {
			return false;
		}
		const struct rule *child =
				find_rule(direction, rule->is, at->name, at->space);
		if (count_same(element->children, at) > child->most) {
			*why = "an element comes too often";
			return false;
		}
	}
	return true;
}

static unsigned count_children(const struct element *element) {
	unsigned count = 0;

	for (const struct element *at = element->children; at; at = at->next) {
		count++;
	}
	return count;
}

/* What the table cannot say: which children go together. */
static bool is_request(const struct element *iq, const char **why) {
	const struct element *child = iq->children;
	const char *type = element_get(iq, "type");

	if (count_children(iq) != 1) {
		*why = "an iq has one child";
		return false;
	}
	bool is_get = strcmp(child->name, "lines") == 0 ||
			strcmp(child->name, "ping") == 0;
	if (is_get != (strcmp(type, "get") == 0)) {
		*why = "an iq of the wrong type";
		return false;
	}
	const struct element *form = element_child(child, "x", SPACE_DATA);
	if (strcmp(child->name, "form") == 0 &&
			(!form || strcmp(element_get(form, "type"), "submit") != 0)) {
		*why = "a form without its fields";
		return false;
	}
	return true;
}

static bool is_said(const struct element *message, const char **why) {
	const struct element *body = element_child(message, "body", SPACE_CLIENT);
	const struct element *origin =
			element_child(message, "origin-id", SPACE_SID);
	const char *id = element_get(message, "id");
	const char *type = element_get(message, "type");

	if (!message->children || count_children(message) > 4 ||
			(type && strcmp(type, "chat") != 0)) {
		*why = "a message that says nothing";
		return false;
	}
	if (!body != !origin ||
			(origin && (!id || strcmp(element_get(origin, "id"), id) != 0))) {
		*why = "a line has a body, and its id as origin-id";
		return false;
	}
	if (body && is_blank(body->text)) {
		*why = "a line without words";
		return false;
	}
	return true;
}

bool filter_up(const struct element *frame, const char **why) {
	if (!check(FILTER_UP, FRAME, frame, why)) {
		return false;
	}
	if (strcmp(frame->name, "iq") == 0) {
		return is_request(frame, why);
	}
	if (strcmp(frame->name, "message") == 0) {
		return is_said(frame, why);
	}
	const char *show = element_child_text(frame, "show", SPACE_CLIENT);
	if (show && strcmp(show, "away") != 0) {
		*why = "a page is seen or away";
		return false;
	}
	return true;
}

static struct element *copy_head(struct arena *arena,
		const struct element *from, const char *space) {
	struct element *to = element_create(arena, from->name, space);

	to->text = is_blank(from->text) ? "" : from->text;
	return to;
}

/* Borrows everything; the elements alone are new, for they are linked anew. */
static struct element *rehome(struct arena *arena, const struct element *from) {
	bool is_moved = strcmp(from->space, SPACE_CLIENT) == 0;
	struct element *to =
			copy_head(arena, from, is_moved ? SPACE_COMPONENT : from->space);

	for (const struct attribute *at = from->attributes; at; at = at->next) {
		element_set(arena, to, at->name, at->value);
	}
	for (const struct element *at = from->children; at; at = at->next) {
		element_adopt(to, rehome(arena, at));
	}
	return to;
}

struct element *filter_stamp(struct arena *arena, const struct element *frame,
		const char *from, const char *to) {
	struct element *stanza = rehome(arena, frame);

	element_set(arena, stanza, "from", from);
	element_set(arena, stanza, "to", to);
	return stanza;
}

/* The stream's namespace is a page's jabber:client. */
static const char *client_space(const struct element *element) {
	return element->space && strcmp(element->space, SPACE_COMPONENT) == 0
			? SPACE_CLIENT
			: element->space;
}

/* As check(), but what may not pass is left out instead of refused. */
static struct element *sift(struct arena *arena, enum kind inside,
		const struct element *from) {
	const char *space = client_space(from);
	const struct rule *rule = find_rule(FILTER_DOWN, inside, from->name, space);

	if (!rule || !has_room(rule, from->text)) {
		return NULL;
	}
	struct element *to = copy_head(arena, from, space);
	for (const struct attribute *at = from->attributes; at; at = at->next) {
		if (may_have(rule, at)) {
			element_set(arena, to, at->name, at->value);
		}
	}
	if (!has_needed(rule, to)) {
		return NULL;
	}
	for (const struct element *at = from->children; at; at = at->next) {
		struct element *child = sift(arena, rule->is, at);
		if (child) {
			element_adopt(to, child);
		}
	}
	return to;
}

struct element *filter_down(struct arena *arena, const struct element *stanza) {
	struct element *frame = sift(arena, FRAME, stanza);

	/* An empty result is an answer; any other empty stanza says nothing. */
	if (frame && !frame->children && strcmp(frame->name, "iq") != 0) {
		return NULL;
	}
	return frame;
}

struct element *filter_channel(struct arena *arena,
		const struct element *channel) {
	return sift(arena, WELCOME, channel);
}
