#ifndef BASE_LIST_H
#define BASE_LIST_H

#include <stdbool.h>
#include <stddef.h>

/*
 * A doubly linked ring whose links live inside the things they link. An empty
 * list and a thing that is in no list both point at themselves, so taking
 * something out twice does no harm.
 */

struct list {
	struct list *prev, *next;
};

#define list_entry(link, type, member) \
	((type *)(void *)((char *)(link)-offsetof(type, member)))

#define list_for_each(at, ring) \
	for (struct list *at = (ring)->next; at != (ring); at = at->next)

/* As list_for_each, and the body may take `at` out. */
#define list_for_each_safe(at, after, ring) \
	for (struct list *at = (ring)->next, *after = at->next; at != (ring); \
			at = after, after = at->next)

static inline void list_init(struct list *list) {
	list->prev = list;
	list->next = list;
}

static inline bool list_is_empty(const struct list *list) {
	return list->next == list;
}

static inline void list_insert_after(struct list *at, struct list *link) {
	link->prev = at;
	link->next = at->next;
	at->next->prev = link;
	at->next = link;
}

static inline void list_append(struct list *list, struct list *link) {
	list_insert_after(list->prev, link);
}

static inline void list_take_out(struct list *link) {
	link->prev->next = link->next;
	link->next->prev = link->prev;
	list_init(link);
}

#endif
