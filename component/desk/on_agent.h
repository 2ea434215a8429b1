#ifndef DESK_ON_AGENT_H
#define DESK_ON_AGENT_H

/* What agents write: commands to a channel, lines to a visitor's address. */

struct post;
struct step;
struct visitor;

/* A LINE to a channel where he has a post. */
void agent_commands(struct step *step, struct post *post);

/* A LINE to a visitor's address, by whoever it is. */
void agent_writes(struct step *step, struct visitor *visitor);

#endif
