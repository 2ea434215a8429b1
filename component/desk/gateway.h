#ifndef DESK_GATEWAY_H
#define DESK_GATEWAY_H

/*
 * What the gateways are told, and what follows for the visits when they or
 * single connections come to an end.
 */

struct agent;
struct channel;
struct connection;
struct gateway;
struct step;

/*
 * The link is new: what was told to pages may be lost, and a new epoch makes
 * them all say hello again.
 */
void gateways_meet(struct step *step);

/* The link is down: nobody hears whose socket closes meanwhile. */
void gateways_end(struct step *step);

/* It announced itself: it is told who we are, and every channel. */
void gateway_meet(struct step *step, struct gateway *gateway);

/* It is gone, or new: what it had is over. */
void gateway_end(struct step *step, struct gateway *gateway);

void gateway_close(struct step *step, struct connection *connection);

/* It is no longer part of its visit, if it was of any. */
void gateway_part(struct step *step, struct connection *connection);

/* To all that are here. */
void gateway_tell_channel(struct step *step, struct channel *channel);

/* To all that are here, if pages may see him: there is one, and he responds. */
void gateways_tell_photo(struct step *step, const struct agent *agent);

/* Once more, to one that lacks it; of nobody's hash nothing is told. */
void gateway_tell_photo(struct step *step, const struct gateway *gateway,
		const char *hash);

#endif
