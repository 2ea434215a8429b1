#ifndef XMPP_VISIT_H
#define XMPP_VISIT_H

/*
 * The ears for visits by the web: what a gateway of the settings says, for
 * itself and for its pages. What anybody else says is never brought here.
 */

struct arena;
struct digest;
struct element;
struct reading;
struct work;

/* What reading takes besides the stanza. */
struct visit_tools {
	struct digest *digest;
	const struct work *work;
};

/*
 * A stanza from a gateway's domain, or from a page there. The reading has its
 * envelope already; what visit.xsd does not know is READER_FINDING_NOTHING.
 */
void visit_read(const struct visit_tools *tools, const struct element *stanza,
		struct arena *arena, struct reading *reading);

#endif
