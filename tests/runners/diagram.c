/*
 * Draws the states of a chat as the mind knows them, for the README: a test
 * compares the two, so the picture cannot grow old.
 */

#include <stddef.h>
#include <stdio.h>

#include "desk/chat.h"
#include "desk/effect.h"

static const enum chat_state states[] = {
	CHAT_STATE_ASKING,
	CHAT_STATE_WAITING,
	CHAT_STATE_TALKING,
	CHAT_STATE_ENDED,
	CHAT_STATE_CLOSED,
	CHAT_STATE_OFFLINE,
	CHAT_STATE_POSTED,
	CHAT_STATE_LEFT,
};

int main(void) {
	size_t count = sizeof(states) / sizeof(*states);

	printf("stateDiagram-v2\n");
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < count; j++) {
			if (chat_may_become(states[i], states[j])) {
				printf("    %s --> %s\n", chat_state_name(states[i]),
						chat_state_name(states[j]));
			}
		}
	}
	return 0;
}
