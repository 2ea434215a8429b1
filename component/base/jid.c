/*
 * Addresses. Strict and total: what comes out of here is safe to compare, to
 * print, to keep and to put into an attribute.
 */

#include "base/jid.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

/*
 * RFC 7622, section 3.3: the local part is PRECIS's IdentifierClass, without
 * white space and what cannot be seen, and section 3.3.1 takes nine more away.
 */
static bool is_local(const char *part, size_t length) {
	size_t at = 0;

	while (at < length) {
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
static bool is_domain_byte(char c, bool is_address) {
	c = text_lower(c);
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.') {
		return true;
	}
	return is_address ? c == ':' : c == '-' || c == '_';
}

static bool is_address(const char *part, size_t length) {
	if (length < 4 || part[0] != '[' || part[length - 1] != ']') {
		return false;
	}
	for (size_t i = 1; i < length - 1; i++) {
		if (!is_domain_byte(part[i], true)) {
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
		size_t step = text_character(part + at, length - at);
		if (step == 1 && part[at] == '.' && label_is_empty) {
			return false;
		}
		if (step == 1 ? !is_domain_byte(part[at], false)
					  : !is_local(part + at, step)) {
			return false;
		}
		label_is_empty = part[at] == '.';
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
	size_t bare = strcspn(text, "/");
	const char *resource = text[bare] ? text + bare + 1 : NULL;
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
	/* `text` may lie inside `jid`. */
	struct jid parsed = { 0 };
	copy_lower(parsed.local, text, local_length);
	copy_lower(parsed.domain, domain, length);
	memcpy(parsed.resource, resource ? resource : "",
			resource ? strlen(resource) : 0);
	jid_print(parsed.bare, sizeof(parsed.bare), parsed.local, parsed.domain,
			"");
	*jid = parsed;
	return true;
}

void jid_print(char *to, size_t size, const char *local, const char *domain,
		const char *resource) {
	int length = snprintf(to, size, "%s%s%s%s%s", local, local[0] ? "@" : "",
			domain, resource[0] ? "/" : "", resource);

	assert(length >= 0 && (size_t)length < size);
}
