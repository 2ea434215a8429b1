#ifndef SETTINGS_H
#define SETTINGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/conf.h"

/* What the operator decides: the file gateway.conf, by table. */

struct settings {
	char *domain, *desk;
	char *server_host;
	long server_port;
	char *secret;
	char *listen;
	long port;
	char *certificate, *key;
	char *user;
	char *metrics;
	char *files;
	char *proxies;
	char *address_key;
	long connections_most, per_address, hellos_per_second;
	int64_t ping_every, ping_timeout;
	int log_level;
	struct conf *conf;
};

/* The table, for base/conf. */
extern const struct section settings_sections[];

/* False: why says in one sentence what to do. */
bool settings_read(struct settings *settings, const char *path, char *why,
		size_t why_size);
void settings_finish(struct settings *settings);

#endif
