/*
 * Addresses. Strict and total: what comes out of here is safe to compare, to
 * print, to keep and to put into an attribute.
 */

#include "base/jid.h"

#include <assert.h>
#include <string.h>

#include "base/text.h"

/* Nearly all that addresses are made of, and good in every part of them. */
static bool is_word_byte(char c) {
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
			(c >= 'A' && c <= 'Z') || c == '_';
}

/*
 * RFC 7622, section 3.3: the local part is PRECIS's IdentifierClass, without
 * white space and what cannot be seen, and section 3.3.1 takes nine more away.
 */
static bool is_local(const char *part, size_t length) {
	size_t at = 0;

	while (at < length) {
		if (is_word_byte(part[at])) {
			at++;
			continue;
		}
		size_t step = text_character(part + at, length - at);
		uint32_t code = text_code(part + at, step);
		if (step == 0 || text_is_control(code) || text_is_space(code) ||
				text_is_hidden(code) ||
				(step == 1 && strchr("\"&'/:<>@", part[at]))) {
			return false;
		}
		at += step;
	}
	return length > 0;
}

/* RFC 7622, section 3.2.1: names of labels, or an IPv6 address in brackets. */
static bool is_address_byte(char c) {
	return c == '.' || c == ':' || (is_word_byte(c) && c != '-' && c != '_');
}

static bool is_address(const char *part, size_t length) {
	if (length < 4 || part[0] != '[' || part[length - 1] != ']') {
		return false;
	}
	for (size_t i = 1; i < length - 1; i++) {
		if (!is_address_byte(part[i])) {
			return false;
		}
	}
	return true;
}

static bool is_domain(const char *part, size_t length) {
	bool label_is_empty = true;
	size_t at = 0;

	if (is_address(part, length)) {
		return true;
	}
	while (at < length) {
		bool is_dot = part[at] == '.';
		size_t step = 1;
		if (!is_dot && !is_word_byte(part[at])) {
			step = text_character(part + at, length - at);
			/* Of ASCII there may be nothing else. */
			if (step < 2 || !is_local(part + at, step)) {
				return false;
			}
		}
		if (is_dot && label_is_empty) {
			return false;
		}
		label_is_empty = is_dot;
		at += step;
	}
	return !label_is_empty;
}

/* RFC 7622, section 3.4: anything that can be said and is no control. */
static bool is_resource(const char *part, size_t length) {
	size_t at = 0;

	while (at < length) {
		size_t step = text_character(part + at, length - at);
		if (step == 0 || text_is_control(text_code(part + at, step))) {
			return false;
		}
		at += step;
	}
	return length > 0;
}

static void copy_lower(char *to, const char *part, size_t length) {
	for (size_t i = 0; i < length; i++) {
		to[i] = text_lower(part[i]);
	}
	to[length] = '\0';
}

bool jid_parse(struct jid *jid, const char *text) {
	/* RFC 7622, section 3.1: first the resource is cut off, then the local. */
	const char *slash = strchr(text, '/');
	size_t bare = slash ? (size_t)(slash - text) : strlen(text);
	const char *resource = slash ? slash + 1 : NULL;
	const char *at = memchr(text, '@', bare);
	const char *domain = at ? at + 1 : text;
	size_t local_length = at ? (size_t)(at - text) : 0;
	size_t length = bare - (size_t)(domain - text);

	/* RFC 7622, section 3.2: a final dot is no part of it. */
	if (length > 0 && domain[length - 1] == '.') {
		length--;
	}
	if ((at && !is_local(text, local_length)) || !is_domain(domain, length) ||
			(resource && !is_resource(resource, strlen(resource)))) {
		return false;
	}
	if (local_length + 1 + length >= JID_BARE_ROOM ||
			(resource && strlen(resource) >= JID_BARE_ROOM)) {
		return false;
	}
	copy_lower(jid->local, text, local_length);
	copy_lower(jid->domain, domain, length);
	text_copy(jid->resource, sizeof(jid->resource), resource ? resource : "");
	jid_print(jid->bare, sizeof(jid->bare), jid->local, jid->domain, "");
	return true;
}

/* Not printf(): each line that comes or goes needs it some times. */
void jid_print(char *to, size_t size, const char *local, const char *domain,
		const char *resource) {
	const char *parts[] = { local, local[0] ? "@" : "", domain,
		resource[0] ? "/" : "", resource };

	for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++) {
		size_t length = strlen(parts[i]);
		assert(length < size);
		memcpy(to, parts[i], length + 1);
		to += length;
		size -= length;
	}
}
