#ifndef DESK_REMIND_H
#define DESK_REMIND_H

/*
 * Running chats: who keeps a visitor waiting for an answer is reminded, and
 * after him the managers; and a chat in which nothing is said takes no room.
 */

struct agent;
struct chat;
struct post;
struct step;

/* Something about it has changed: what follows for its reminders. */
void remind_settle(struct step *step, struct chat *chat);

/* TALKING: an alarm of it is due. */
void remind_is_due(struct step *step, struct chat *chat);

/* He is there again, or one of them is answered: the next that is due. */
void remind_agent_comes(struct step *step, struct agent *agent);

/* He hears nothing of that any more. */
void remind_stop(struct post *post);

#endif
