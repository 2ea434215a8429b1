#ifndef STAFF_FACT_H
#define STAFF_FACT_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What deskbell-staff and the component tell each other: one fact a packet of
 * a SOCK_SEQPACKET pair. A packet is the kind's letter and then texts, each
 * ended by NUL. Both ends check every packet; neither trusts the other.
 */

enum fact_kind {
	/* Down. */
	FACT_LOGIN = 'L', /* the first of all: enum fact_login_field */
	FACT_STOP = 'S',  /* close the stream and end */

	/* Up. */
	FACT_ALIVE = 'A',  /* nothing new, but I am not frozen */
	FACT_BEGINS = 'B', /* logged in: the whole roster follows */
	FACT_MEMBER = 'M', /* jid, name, groups ... */
	FACT_GONE = 'G',   /* jid: no longer in the roster */
	FACT_PHOTO = 'F',  /* jid, base64; "" where his vCard has none */
	FACT_WHOLE = 'W',  /* that was the roster */
	FACT_SHOWS = 'P',  /* full jid, show, priority */
	/* A sentence why the login is down; "refused" if someone must act. */
	FACT_LOST = 'X',
};

enum fact_login_field {
	FACT_LOGIN_JID,
	FACT_LOGIN_PASSWORD,
	FACT_LOGIN_HOST, /* "" asks DNS */
	FACT_LOGIN_PORT,
	FACT_LOGIN_TLS,           /* required, optional, off */
	FACT_LOGIN_CA,            /* a file, or "" for the system's */
	FACT_LOGIN_RELOGIN_EVERY, /* ms; -1: never */
	FACT_LOGIN_BEAT_EVERY,    /* ms between two ALIVE; pings go by it */
	FACT_LOGIN_FIELDS,
};

/* What a SHOWS says, as words; RFC 6121, section 4.7.2.1. */
enum fact_show {
	FACT_SHOW_GONE,
	FACT_SHOW_AVAILABLE,
	FACT_SHOW_CHAT,
	FACT_SHOW_AWAY,
	FACT_SHOW_XA,
	FACT_SHOW_DND,
};

/* The fixed fields of a member; its groups follow. */
#define FACT_MEMBER_GROUPS 2

#define FACT_GROUPS_MOST 32
#define FACT_FIELDS_MOST (FACT_MEMBER_GROUPS + FACT_GROUPS_MOST)
#define FACT_BYTES_MOST  (96 * 1024) /* a photo of 64 KB in base64 */

struct fact {
	enum fact_kind kind;
	const char *fields[FACT_FIELDS_MOST];
	size_t count;
};

/* False when it does not fit, or is none of the above. */
bool fact_pack(const struct fact *fact, char *to, size_t size, size_t *length);

/*
 * False for bytes that fact_pack could not have made. The fields point into
 * `bytes`.
 */
bool fact_unpack(struct fact *fact, const char *bytes, size_t length);

const char *fact_show_word(enum fact_show show);
bool fact_show_parse(const char *word, enum fact_show *show);

/* A whole decimal number and nothing else. */
bool fact_number(const char *text, long long least, long long most,
		long long *number);

#endif
