/* One message, one element: what is a frame, and what only looks like one. */

#include "gate/frame.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "check.h"
#include "deskbell.h"
#include "wire/element.h"

#define C "xmlns='jabber:client'"

static const char *const good[] = {
	"<message " C "/>",
	"<a/>",
	" \n<message " C "><body>x</body></message>\r\n ",
	"<c:message xmlns:c='jabber:client'><c:body>x</c:body></c:message>",
	"<message " C "><body><![CDATA[<b>]]></body></message>",
	"<message " C "><body>]]&gt;&#x41;</body></message>",
	"<message " C "\n\tid='a'\n/>",
};

static const char *const bad[] = {
	"",
	" ",
	"<",
	"<a>",
	"hello",
	"hello<a/>",
	"<a/>hello",
	"<a/><b/>",
	"<a/> <b/>",
	"<a/></frame><frame>",
	"</frame>",
	"</frame><frame><a/>",
	"<a/><![CDATA[x]]>",
	"<![CDATA[x]]><a/>",
	"<?xml version='1.0'?><a/>",
	"<a/><?pi?>",
	"<a><?pi?></a>",
	"<!-- x --><a/>",
	"<a/><!-- x -->",
	"<a><!-- x --></a>",
	"<!DOCTYPE a><a/>",
	"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
	"<a>&x;</a>",
	"<a>&#0;</a>",
	"<a>&#1;</a>",
	"<a>\x01</a>",
	"<a>\xff</a>",
	"<a>\xed\xa0\x80</a>",
	"<a b='1' b='2'/>",
	"<a b=1/>",
	"<x:a/>",
	"<a></b>",
	"<a>]]></a>",
	"{\"json\": true}",
};

static void check_tables(struct frame_reader *reader) {
	const char *why = NULL;

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		CHECK(frame_read(reader, good[i], strlen(good[i]), &why),
				"refused, %s: %s", why, good[i]);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		why = NULL;
		CHECK(!frame_read(reader, bad[i], strlen(bad[i]), &why) && why,
				"taken: %s", bad[i]);
		/* whatever it was, the next frame is as good as the first */
		CHECK(frame_read(reader, "<a/>", 4, &why), "broken by: %s", bad[i]);
	}
}

/* Writes `count` times `piece` between the two. */
static struct buffer many(const char *start, const char *piece, size_t count,
		const char *end) {
	struct buffer text = { 0 };

	buffer_add_text(&text, start);
	for (size_t i = 0; i < count; i++) {
		buffer_add_text(&text, piece);
	}
	buffer_add_text(&text, end);
	return text;
}

static void check_size(struct frame_reader *reader, struct buffer text,
		bool is_good, const char *what) {
	const char *why = "";

	CHECK(!!frame_read(reader, text.bytes, text.length, &why) == is_good,
			"%s: %s", what, why);
	buffer_finish(&text);
}

static void check_limits(struct frame_reader *reader) {
	check_size(reader, many("<a>", "x", 32000, "</a>"), true, "a long text");
	check_size(reader, many("<a>", "x", 33000, "</a>"), false, "32 KB");
	check_size(reader, many("<a>", "<b/>", 599, "</a>"), true, "wide");
	check_size(reader, many("<a>", "<b/>", 601, "</a>"), false, "too wide");
	check_size(reader, many("<a>", "<b>", 2000, "</a>"), false, "too deep");
	check_size(reader, many("<a", " b='", 4000, "'/>"), false, "attributes");
	check_size(reader, many("<a b='", "x", 500000, "'/>"), false, "a value");
	check_size(reader, many("<a>", "&amp;", 4000, "</a>"), true,
			"a whole line of escapes");
}

/* Far more than the parser keeps names for, and each read for itself. */
static void check_life(struct frame_reader *reader) {
	char text[256];
	const char *why = NULL;

	for (int i = 0; i < 20000; i++) {
		snprintf(text, sizeof(text),
				"<n%d xmlns='urn:%d' xmlns:p='urn:p' a%d='%d'>"
				"<p:x>%060d</p:x></n%d>",
				i, i, i, i, i, i);
		const struct element *frame =
				frame_read(reader, text, strlen(text), &why);
		CHECK(frame && (int)strtol(frame->name + 1, NULL, 10) == i &&
						strcmp(frame->children->space, "urn:p") == 0,
				"frame %d: %s", i, why);
		/* a prefix is known in its own frame alone */
		if (i % 1000 == 0) {
			CHECK(!frame_read(reader, "<p:x/>", 6, &why), "prefix %d", i);
		}
	}
}

static void check_writing(struct frame_reader *reader) {
	const char *text = "<message xmlns='jabber:client' id='a'><body>&lt;b&gt; "
					   "&amp; ]]&gt;</body><have xmlns='" SPACE_VISIT
					   "' n='1'/></message>";
	const char *why = NULL;
	struct buffer out = { 0 };

	frame_write(frame_read(reader, text, strlen(text), &why), &out);
	CHECK(out.length == strlen(text) &&
					memcmp(out.bytes, text, out.length) == 0,
			"written: %.*s", (int)out.length, out.bytes);
	buffer_finish(&out);
}

int main(void) {
	struct frame_reader *reader = frame_reader_create();

	check_tables(reader);
	check_limits(reader);
	check_life(reader);
	check_writing(reader);
	frame_reader_destroy(reader);
	return check_end();
}
