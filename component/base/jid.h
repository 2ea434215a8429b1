#ifndef BASE_JID_H
#define BASE_JID_H

#include <stdbool.h>
#include <stddef.h>

/* Addresses, RFC 7622. Local part and domain are compared in lower case. */

#define JID_PART_MOST 1023 /* bytes, RFC 7622, section 3.1 */
#define JID_BARE_ROOM 384  /* what we keep of a person's; longer is refused */
#define JID_FULL_ROOM 768

struct jid {
	char bare[JID_BARE_ROOM];  /* local@domain, ASCII lower case, NUL */
	char local[JID_BARE_ROOM]; /* "" where there is none */
	char domain[JID_BARE_ROOM];
	char resource[JID_BARE_ROOM]; /* as it came; "" where there is none */
};

/*
 * False for what is no address, or too long for us to keep. `jid` is then
 * untouched; `text` must not lie in it. Refuses the characters RFC 7622,
 * section 3.3.1 forbids in a local part, control characters, and white space
 * outside the resource.
 */
bool jid_parse(struct jid *jid, const char *text);

/* Writes local@domain, or local@domain/resource when `resource` is not "". */
void jid_print(char *to, size_t size, const char *local, const char *domain,
		const char *resource);

#endif
