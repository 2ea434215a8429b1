/* deskbell-gateway: what it was called with. All else is daemon.c's. */

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "daemon.h"
#include "settings.h"

int main(int count, char **words) {
	struct settings settings;
	char why[512];
	bool is_trial = count == 3 && strcmp(words[1], "-t") == 0;

	log_open("deskbell-gateway", LOG_LEVEL_INFO);
	if (count == 2 && strcmp(words[1], "--settings") == 0) {
		char *example = conf_example(settings_sections);
		printf("%s", example);
		free(example);
		return 0;
	}
	if (count != 2 && !is_trial) {
		fatal("usage: deskbell-gateway [-t] FILE, or --settings");
	}
	if (!settings_read(&settings, words[count - 1], why, sizeof(why))) {
		fatal("%s", why);
	}
	log_open("deskbell-gateway", (enum log_level)settings.log_level);
	if (!is_trial) {
		daemon_serve(&settings);
	}
	settings_finish(&settings);
	return 0;
}
