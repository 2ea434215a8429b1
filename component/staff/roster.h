#ifndef STAFF_ROSTER_H
#define STAFF_ROSTER_H

#include <stdbool.h>
#include <stdint.h>

#include <strophe.h>

/*
 * The desk account's stanzas: its roster (RFC 6121, section 2), its contacts'
 * presence (section 4) and subscriptions (section 3), as facts for the
 * component.
 */

struct post;
struct roster;

/* `own` is the account's bare JID. Listens on the connection for good. */
struct roster *roster_create(xmpp_conn_t *conn, const char *own,
		struct post *post);
void roster_destroy(struct roster *roster);

/* Logged in: asks for the roster, and is seen once it is there. */
void roster_begin(struct roster *roster);

/* The roster of this login is there. */
bool roster_is_whole(const struct roster *roster);

/* The server said that there is none. */
bool roster_is_refused(const struct roster *roster);

void roster_tick(struct roster *roster, int64_t now);
int64_t roster_deadline(const struct roster *roster);

#endif
