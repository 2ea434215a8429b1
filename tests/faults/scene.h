#ifndef FAULTS_SCENE_H
#define FAULTS_SCENE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A desk's life for the store, turn by turn, always the same one: what turn
 * 17 keeps follows from 17. So a file can be looked at afterwards and told to
 * which turn it remembers, and whether it remembers all of them.
 */

struct desk_effects;
struct store;

#define SCENE_CHATS 5

struct scene {
	uint32_t turns;     /* how many have been */
	size_t line_repeat; /* 1; more makes a turn fatter */
	uint32_t numbers[SCENE_CHATS + 1];
	int64_t deadlines[SCENE_CHATS + 1];
	uint32_t visits[SCENE_CHATS + 1]; /* the turn of its last change; 0: none */
	uint32_t marks[SCENE_CHATS + 1];
	uint32_t blocks[SCENE_CHATS + 1]; /* as visits */
	bool ears[SCENE_CHATS + 1];
};

void scene_begin(struct scene *scene, size_t line_repeat);

/* Appends what the next turn keeps. */
void scene_turn(struct scene *scene, struct desk_effects *out);

/* Steps and keeps the next turn; false: the store said no. */
bool scene_keep(struct scene *scene, struct store *store);

/* Steps until `turns` have been, and keeps nothing. */
void scene_skip(struct scene *scene, uint32_t turns);

/*
 * Opens the file and compares every row. Gives how many turns it remembers,
 * or -1 and says why: a row is missing, wrong, too many, or a turn is torn.
 */
int64_t scene_remembered(const char *path, size_t line_repeat);

/* As above, and whether nothing that was said yes to is missing. */
bool scene_is_kept(const char *path, size_t line_repeat, uint32_t acked,
		uint32_t begun);

/* Takes the file and what belongs to it away. */
void scene_unlink(const char *path);

#endif
