#ifndef DESK_ON_GATEWAY_H
#define DESK_ON_GATEWAY_H

/* Gateways and the sockets of pages come and go. */

struct step;

void gateway_comes(struct step *step);     /* GATEWAY */
void gateway_goes(struct step *step);      /* GATEWAY_GONE */
void gateway_wants(struct step *step);     /* GATEWAY_WANTS */
void connection_opens(struct step *step);  /* CONNECTION */
void connection_closes(struct step *step); /* CONNECTION_GONE */

#endif
