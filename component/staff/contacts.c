/*
 * The roster's contacts and their clients. Knows nothing of stanzas; what it
 * is given was checked, how often it is given was not.
 */

#include "staff/contacts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/text.h"
#include "staff/post.h"

#define BUCKETS        1024
#define CONTACTS_MOST  20000 /* at some 1 KB each: 20 MB */
#define RESOURCES_MOST 16    /* clients of one contact */
#define NAME_ROOM      256
#define GROUP_ROOM     128

struct resource {
	struct list link;    /* contact.resources */
	struct list waiting; /* contacts.waiting, in order of told_at */
	struct contact *contact;
	char name[JID_BARE_ROOM];
	enum fact_show show, told_show;
	int priority, told_priority;
	int64_t told_at;
};

struct contact {
	struct list link;      /* contacts.buckets */
	struct list resources; /* resource.link */
	size_t resource_count;
	char jid[JID_BARE_ROOM];
	char name[NAME_ROOM]; /* the roster's, or "" */
	char card[NAME_ROOM]; /* his own vCard's, or "" */
	char *groups;         /* each ended by a NUL */
	size_t group_count;
	bool is_seen;        /* put since contacts_begin */
	bool is_asked;       /* for his presence, by this process */
	bool is_card_asked;  /* since contacts_begin */
	struct list asking;  /* contacts.asking: for his photo, his turn to come */
	int64_t asked_at;    /* for that; 0: never */
	bool is_awaited;     /* asked, and not answered yet */
	bool is_photo_known; /* since contacts_begin it was asked for */
	char hash[CONTACTS_HASH_ROOM]; /* XEP-0153's, as his client shows it */
	uint64_t photo;                /* a hash of what was told; 0: none */
};

struct contacts {
	struct post *post;
	struct list buckets[BUCKETS]; /* contact.link */
	struct list waiting;          /* resource.waiting */
	struct list asking;           /* contact.asking */
	int64_t ask_at;               /* not before; never 0 */
	size_t count;
};

struct contacts *contacts_create(struct post *post) {
	struct contacts *contacts = xcalloc(1, sizeof(*contacts));

	contacts->post = post;
	contacts->ask_at = 1;
	list_init(&contacts->waiting);
	list_init(&contacts->asking);
	for (size_t i = 0; i < BUCKETS; i++) {
		list_init(&contacts->buckets[i]);
	}
	return contacts;
}

static void resource_destroy(struct resource *resource) {
	list_take_out(&resource->link);
	list_take_out(&resource->waiting);
	resource->contact->resource_count--;
	free(resource);
}

static void forget_resources(struct contact *contact) {
	list_for_each_safe(at, after, &contact->resources) {
		resource_destroy(list_entry(at, struct resource, link));
	}
}

static void contact_destroy(struct contacts *contacts,
		struct contact *contact) {
	forget_resources(contact);
	list_take_out(&contact->link);
	list_take_out(&contact->asking);
	contacts->count--;
	free(contact->groups);
	free(contact);
}

void contacts_destroy(struct contacts *contacts) {
	if (!contacts) {
		return;
	}
	for (size_t i = 0; i < BUCKETS; i++) {
		list_for_each_safe(at, after, &contacts->buckets[i]) {
			contact_destroy(contacts, list_entry(at, struct contact, link));
		}
	}
	free(contacts);
}

static struct contact *find(const struct contacts *contacts, const char *jid) {
	const struct list *bucket = &contacts->buckets[text_hash(jid) % BUCKETS];

	list_for_each(at, bucket) {
		struct contact *contact = list_entry(at, struct contact, link);
		if (strcmp(contact->jid, jid) == 0) {
			return contact;
		}
	}
	return NULL;
}

static struct contact *contact_create(struct contacts *contacts,
		const char *jid) {
	struct contact *contact = xcalloc(1, sizeof(*contact));

	text_copy(contact->jid, sizeof(contact->jid), jid);
	list_init(&contact->resources);
	list_init(&contact->asking);
	list_append(&contacts->buckets[text_hash(jid) % BUCKETS], &contact->link);
	contacts->count++;
	return contact;
}

static struct resource *resource_find(const struct contact *contact,
		const char *name) {
	list_for_each(at, &contact->resources) {
		struct resource *resource = list_entry(at, struct resource, link);
		if (strcmp(resource->name, name) == 0) {
			return resource;
		}
	}
	return NULL;
}

static struct resource *resource_create(struct contact *contact,
		const char *name) {
	struct resource *resource = xcalloc(1, sizeof(*resource));

	resource->contact = contact;
	text_copy(resource->name, sizeof(resource->name), name);
	list_init(&resource->waiting);
	list_append(&contact->resources, &resource->link);
	contact->resource_count++;
	return resource;
}

static void tell_resource(struct contacts *contacts,
		struct resource *resource) {
	char full[JID_FULL_ROOM], priority[8];

	snprintf(full, sizeof(full), "%s%s%s", resource->contact->jid,
			*resource->name ? "/" : "", resource->name);
	snprintf(priority, sizeof(priority), "%d", resource->priority);
	post_say(contacts->post, FACT_SHOWS, full, fact_show_word(resource->show),
			priority);
	resource->told_show = resource->show;
	resource->told_priority = resource->priority;
}

static bool is_told(const struct resource *resource) {
	return resource->show == resource->told_show &&
			(resource->show == FACT_SHOW_GONE ||
					resource->priority == resource->told_priority);
}

static void tell_now(struct contacts *contacts, struct resource *resource,
		int64_t now) {
	tell_resource(contacts, resource);
	resource->told_at = now;
	list_take_out(&resource->waiting);
	list_append(&contacts->waiting, &resource->waiting);
}

/* A group cut short could be another one's name: such are left out. */
static void note_groups(struct contact *contact,
		const struct contact_item *item) {
	size_t used = 0;

	contact->group_count = 0;
	contact->groups = xrealloc(contact->groups, item->group_count * GROUP_ROOM);
	for (size_t i = 0; i < item->group_count; i++) {
		if (text_copy(contact->groups + used, GROUP_ROOM, item->groups[i])) {
			used += strlen(contact->groups + used) + 1;
			contact->group_count++;
		}
	}
	contact->groups = xrealloc(contact->groups, used);
}

/* CONTRACT, Staff: he is called as in the roster, else as his vCard says. */
static void tell_member(struct contacts *contacts,
		const struct contact *contact) {
	struct fact fact = { .kind = FACT_MEMBER };
	const char *group = contact->groups;

	fact.fields[fact.count++] = contact->jid;
	fact.fields[fact.count++] = *contact->name ? contact->name : contact->card;
	for (size_t i = 0; i < contact->group_count; i++) {
		fact.fields[fact.count++] = group;
		group += strlen(group) + 1;
	}
	post_tell(contacts->post, &fact);
}

/* RFC 6121, section 3.1: once, and not where the server still waits. */
static bool is_to_be_asked(const struct contact *contact,
		const struct contact_item *item) {
	const char *subscription = item->subscription ? item->subscription : "none";

	return item->group_count > 0 && !item->is_pending && !contact->is_asked &&
			(strcmp(subscription, "none") == 0 ||
					strcmp(subscription, "from") == 0);
}

void contacts_begin(struct contacts *contacts) {
	for (size_t i = 0; i < BUCKETS; i++) {
		list_for_each(at, &contacts->buckets[i]) {
			struct contact *contact = list_entry(at, struct contact, link);
			contact->is_seen = contact->is_card_asked = false;
			contact->is_photo_known = false;
			if (contact->is_awaited) {
				contact->asked_at = 0; /* the answer went with the login */
			}
			forget_resources(contact);
		}
	}
}

bool contacts_put(struct contacts *contacts, const struct contact_item *item) {
	struct contact *contact = find(contacts, item->jid);

	if (!contact && contacts->count >= CONTACTS_MOST) {
		return false;
	}
	if (!contact) {
		contact = contact_create(contacts, item->jid);
	}
	contact->is_seen = true;
	text_copy(contact->name, sizeof(contact->name),
			item->name ? item->name : "");
	note_groups(contact, item);
	tell_member(contacts, contact);
	/* A new group may make one of the staff of him who was none. */
	list_for_each(at, &contact->resources) {
		struct resource *resource = list_entry(at, struct resource, link);
		if (resource->told_show != FACT_SHOW_GONE) {
			tell_resource(contacts, resource);
		}
	}
	if (!is_to_be_asked(contact, item)) {
		return false;
	}
	contact->is_asked = true;
	return true;
}

void contacts_end(struct contacts *contacts) {
	for (size_t i = 0; i < BUCKETS; i++) {
		list_for_each_safe(at, after, &contacts->buckets[i]) {
			struct contact *contact = list_entry(at, struct contact, link);
			if (!contact->is_seen) {
				contact_destroy(contacts, contact);
			}
		}
	}
}

void contacts_remove(struct contacts *contacts, const char *jid) {
	struct contact *contact = find(contacts, jid);

	if (contact) {
		contact_destroy(contacts, contact);
		post_say(contacts->post, FACT_GONE, jid, NULL, NULL);
	}
}

bool contacts_wants_card(struct contacts *contacts, const char *jid) {
	struct contact *contact = find(contacts, jid);

	if (!contact || *contact->name || !contact->group_count ||
			contact->is_card_asked) {
		return false;
	}
	contact->is_card_asked = true;
	return true;
}

void contacts_take_card(struct contacts *contacts, const char *jid,
		const char *name) {
	struct contact *contact = find(contacts, jid);
	char card[NAME_ROOM];

	if (!contact || !contact->is_card_asked) {
		return;
	}
	text_copy(card, sizeof(card), name);
	if (strcmp(contact->card, card) == 0) {
		return;
	}
	text_copy(contact->card, sizeof(contact->card), card);
	if (!*contact->name) {
		tell_member(contacts, contact);
	}
}

void contacts_shows_photo(struct contacts *contacts, const char *jid,
		const char *hash) {
	struct contact *contact = find(contacts, jid);
	char shown[CONTACTS_HASH_ROOM] = "";

	if (!contact || !contact->group_count) {
		return;
	}
	text_copy(shown, sizeof(shown), hash ? hash : contact->hash);
	if (contact->is_photo_known && strcmp(shown, contact->hash) == 0) {
		return;
	}
	contact->is_photo_known = true;
	text_copy(contact->hash, sizeof(contact->hash), shown);
	if (list_is_empty(&contact->asking)) {
		list_append(&contacts->asking, &contact->asking);
	}
}

const char *contacts_next_card(struct contacts *contacts, int64_t now) {
	if (list_is_empty(&contacts->asking) || now < contacts->ask_at) {
		return NULL;
	}
	contacts->ask_at = now + CONTACTS_CARD_PACE;
	list_for_each(at, &contacts->asking) {
		struct contact *contact = list_entry(at, struct contact, asking);
		if (!contact->asked_at ||
				now - contact->asked_at >= CONTACTS_CARD_CALM) {
			contact->asked_at = now;
			contact->is_awaited = true;
			list_take_out(&contact->asking);
			return contact->jid;
		}
	}
	contacts->ask_at = now + CONTACTS_CALM; /* all of them were just asked */
	return NULL;
}

void contacts_take_photo(struct contacts *contacts, const char *jid,
		const char *base64) {
	struct contact *contact = find(contacts, jid);
	uint64_t photo = *base64 ? text_hash(base64) : 0;

	if (!contact || !contact->asked_at) {
		return;
	}
	contact->is_awaited = false;
	if (contact->photo == photo) {
		return;
	}
	contact->photo = photo;
	post_say(contacts->post, FACT_PHOTO, jid, base64, NULL);
}

bool contacts_has(const struct contacts *contacts, const char *jid) {
	return find(contacts, jid) != NULL;
}

static void settle(struct contacts *contacts, struct resource *resource,
		int64_t now) {
	if (is_told(resource) || !list_is_empty(&resource->waiting)) {
		return; /* contacts_tick comes back to those that wait */
	}
	tell_now(contacts, resource, now);
}

static void all_gone(struct contacts *contacts, struct contact *contact,
		int64_t now) {
	list_for_each_safe(at, after, &contact->resources) {
		struct resource *resource = list_entry(at, struct resource, link);
		resource->show = FACT_SHOW_GONE;
		settle(contacts, resource, now);
	}
}

void contacts_show(struct contacts *contacts, const struct jid *jid,
		enum fact_show show, int priority, int64_t now) {
	struct contact *contact = find(contacts, jid->bare);

	if (!contact) {
		return;
	}
	if (show == FACT_SHOW_GONE && !*jid->resource) {
		all_gone(contacts, contact, now);
		return;
	}
	struct resource *resource = resource_find(contact, jid->resource);
	if (!resource) {
		if (show == FACT_SHOW_GONE ||
				contact->resource_count >= RESOURCES_MOST) {
			return;
		}
		resource = resource_create(contact, jid->resource);
	}
	resource->show = show;
	resource->priority = priority;
	settle(contacts, resource, now);
}

void contacts_tick(struct contacts *contacts, int64_t now) {
	list_for_each_safe(at, after, &contacts->waiting) {
		struct resource *resource = list_entry(at, struct resource, waiting);
		if (now - resource->told_at < CONTACTS_CALM) {
			return; /* the rest was told later still */
		}
		list_take_out(&resource->waiting);
		if (!is_told(resource)) {
			tell_now(contacts, resource, now);
		} else if (resource->show == FACT_SHOW_GONE) {
			resource_destroy(resource);
		}
	}
}

static int64_t earlier(int64_t a, int64_t b) {
	return a && a < b ? a : b;
}

int64_t contacts_deadline(const struct contacts *contacts, bool may_ask) {
	int64_t asking =
			!may_ask || list_is_empty(&contacts->asking) ? 0 : contacts->ask_at;

	if (list_is_empty(&contacts->waiting)) {
		return asking;
	}
	const struct resource *oldest =
			list_entry(contacts->waiting.next, struct resource, waiting);
	return earlier(asking, oldest->told_at + CONTACTS_CALM);
}
