#ifndef XMPP_PORTRAIT_H
#define XMPP_PORTRAIT_H

#include <stdbool.h>

/*
 * An agent's photo: out of his vCard into base/photos, and from there to a
 * gateway (link.xsd, `photo`). Between the two it is but its hash.
 */

struct arena;
struct element;
struct photos;

/* Its hash, in the arena; "" for what is no photo that anybody may see. */
const char *portrait_keep(struct photos *photos, struct arena *arena,
		const char *base64);

/* Into a presence; false when it is not kept any more. */
bool portrait_add(struct photos *photos, struct arena *arena,
		struct element *presence, const char *hash);

#endif
