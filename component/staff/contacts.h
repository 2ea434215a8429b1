#ifndef STAFF_CONTACTS_H
#define STAFF_CONTACTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/jid.h"
#include "staff/fact.h"

/*
 * Who is in the desk account's roster, with what clients, and what of it the
 * component was told. A contact who changes his presence faster than once in
 * CONTACTS_CALM ms is told of at that pace, the last word last.
 */

#define CONTACTS_CALM 1000

/*
 * ms from one vCard that is asked for its photo to the next, and until the
 * same one is asked again.
 */
#define CONTACTS_CARD_PACE 100
#define CONTACTS_CARD_CALM 10000
#define CONTACTS_HASH_ROOM 41 /* XEP-0153: SHA-1 in hex */

struct contacts;
struct post;

/* One item of the roster. Longer texts are cut, further groups dropped. */
struct contact_item {
	const char *jid;          /* bare, as jid_parse gives it */
	const char *name;         /* or NULL */
	const char *subscription; /* none, to, from, both; or NULL */
	bool is_pending;          /* RFC 6121, section 2.1.2.2: ask='subscribe' */
	const char *groups[FACT_GROUPS_MOST];
	size_t group_count;
};

struct contacts *contacts_create(struct post *post);
void contacts_destroy(struct contacts *contacts);

/* A new login: all clients are forgotten, the whole roster follows. */
void contacts_begin(struct contacts *contacts);

/* Tells the component. True: he is to be asked for his presence, now. */
bool contacts_put(struct contacts *contacts, const struct contact_item *item);

/* Whoever was not put since the beginning is forgotten. */
void contacts_end(struct contacts *contacts);

void contacts_remove(struct contacts *contacts, const char *jid);
/* True: the roster does not name him; ask for his vCard, now. */
bool contacts_wants_card(struct contacts *contacts, const char *jid);

/* What he calls himself there. */
void contacts_take_card(struct contacts *contacts, const char *jid,
		const char *name);

/*
 * He is there and shows a photo of that hash (XEP-0153), or, NULL, does not
 * say: his vCard is asked for once a login, and when the hash changes.
 */
void contacts_shows_photo(struct contacts *contacts, const char *jid,
		const char *hash);

/* Whose vCard is to be asked for its photo now; or NULL. */
const char *contacts_next_card(struct contacts *contacts, int64_t now);

/* In base64; "" for none. */
void contacts_take_photo(struct contacts *contacts, const char *jid,
		const char *base64);

bool contacts_has(const struct contacts *contacts, const char *jid);

/* A resource of "" that is gone stands for all of them. */
void contacts_show(struct contacts *contacts, const struct jid *jid,
		enum fact_show show, int priority, int64_t now);

/* Tells what had to wait. */
void contacts_tick(struct contacts *contacts, int64_t now);

/* When it next has something to tell, or 0. */
int64_t contacts_deadline(const struct contacts *contacts, bool may_ask);

#endif
