/*
 * The face of the mind: one switch over what can happen. It knows the rooms of
 * the mind and nothing outside of it.
 */

#include "desk/desk.h"

#include <assert.h>

#include "base/arena.h"
#include "desk/effect.h"
#include "desk/event.h"

struct desk {
	bool is_stepping;
};

struct desk *desk_create(const struct desk_settings *settings) {
	(void)settings;
	return xcalloc(1, sizeof(struct desk));
}

void desk_destroy(struct desk *desk) {
	xfree(desk);
}

void desk_step(struct desk *desk, const struct desk_event *event,
		struct desk_effects *out) {
	assert(!desk->is_stepping);
	if (event->asked) {
		struct desk_effect *effect = effects_add(out, DESK_EFFECT_REFUSE);
		effect->from = arena_copy(out->arena, event->to);
		effect->to = arena_copy(out->arena, event->from);
		effect->asked = arena_copy(out->arena, event->asked);
		effect->refuse.why = DESK_REFUSAL_NO_SUCH_ADDRESS;
	}
}

desk_ms desk_deadline(const struct desk *desk) {
	(void)desk;
	return 0;
}

void desk_count(const struct desk *desk, struct desk_figures *figures) {
	(void)desk;
	*figures = (struct desk_figures){ 0 };
}
