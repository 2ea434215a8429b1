#ifndef SETTINGS_H
#define SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/conf.h"

/* What the operator decides: the file deskbell.conf, by table. */

struct settings_desk {
	char *domain;
	char *server_host;
	long server_port;
	char *secret;
	char *store;
	int64_t away_after, status_every, dismissal_memory;
	int64_t token_idle, token_life;
	int64_t ping_every, ping_timeout; /* of the component link */
	long free_space;                  /* MB: below it new lines are refused */
	char *metrics;                    /* where to listen, or "" */
	char *setup_page;
	int log_level;
};

struct settings_account {
	char *jid;
	char *password;
	char *host;            /* "" for SRV */
	long port;             /* 0 for SRV */
	int tls;               /* enum settings_tls */
	char *ca;              /* a file of own authorities, or "" */
	int64_t relogin_every; /* -1: off */
	int64_t settle;
};

enum settings_tls {
	SETTINGS_TLS_REQUIRED,
	SETTINGS_TLS_OPTIONAL,
	SETTINGS_TLS_OFF,
};

/* What is written in one line, word by word. */
struct settings_list {
	char **words;
	size_t count;
};

struct settings_gateway {
	char *domain;
};

struct settings_channel {
	char *title, *group, *language;
	int64_t grace, reopen;
	long queue_most, work;
	int routing; /* enum desk_routing */
	int64_t offer_time, pass_time, silent_after;
	int64_t ring_new, ring_new_manager, ring_open, ring_open_manager;
	long room, priority;
	char *greeting, *handover;
	char *origins, *colours; /* as they were written: see the lists */
	char *welcome, *waiting, *closed;
	/* What check() made of the above. */
	struct settings_list origin_list, colour_list;
};

/* The tables, for base/conf. */
extern const struct section settings_sections[];

struct settings {
	struct settings_desk *desk;
	struct settings_account *account;
	const char **gateways; /* their domains */
	size_t gateway_count;
	struct settings_channel **channels;
	const char **channel_names;
	size_t channel_count;
	void *conf;
};

/* False: why says in one sentence what to do. */
bool settings_read(struct settings *settings, const char *path, char *why,
		size_t why_size);
void settings_finish(struct settings *settings);

#endif
