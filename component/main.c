/*
 * deskbell: opens everything, and turns. A turn drains the sockets, steps what
 * came, keeps all of it and then speaks; between turns it sleeps until the next
 * deadline. Ends with 0 on SIGTERM, when the server has closed the stream.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <getopt.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/conf.h"
#include "base/log.h"
#include "daemon.h"
#include "settings.h"
#include "xmpp/words/handbook.h"

static const char usage[] =
		"usage: deskbell [--config FILE]\n"
		"                [--check | --settings | --commands | --version]\n"
		"  --config FILE  the settings, /etc/deskbell.conf if not given\n"
		"  --check        say whether they are right, and stop\n"
		"  --settings     print every setting with its meaning, and stop\n"
		"  --commands     print what agents can type, and stop\n";

enum job {
	JOB_RUN,
	JOB_CHECK,
	JOB_SETTINGS,
	JOB_COMMANDS,
	JOB_VERSION
};

static const struct option options[] = {
	{ "config", required_argument, NULL, 'c' },
	{ "check", no_argument, NULL, 't' },
	{ "settings", no_argument, NULL, 's' },
	{ "commands", no_argument, NULL, 'o' },
	{ "version", no_argument, NULL, 'v' },
	{ "help", no_argument, NULL, 'h' },
	{ 0 },
};

static enum job read_options(int argc, char **argv, const char **config) {
	enum job job = JOB_RUN;
	int option;

	while ((option = getopt_long(argc, argv, "c:th", options, NULL)) != -1) {
		switch (option) {
		case 'c':
			*config = optarg;
			break;
		case 't':
			job = JOB_CHECK;
			break;
		case 's':
			job = JOB_SETTINGS;
			break;
		case 'o':
			job = JOB_COMMANDS;
			break;
		case 'v':
			job = JOB_VERSION;
			break;
		default:
			fputs(usage, option == 'h' ? stdout : stderr);
			exit(option == 'h' ? 0 : 2);
		}
	}
	if (optind < argc) {
		fputs(usage, stderr);
		exit(2);
	}
	return job;
}

int main(int argc, char **argv) {
	const char *config = "/etc/deskbell.conf";
	struct settings settings;
	char why[512];

	log_open("deskbell", LOG_LEVEL_INFO);
	enum job job = read_options(argc, argv, &config);
	if (job == JOB_VERSION) {
		puts("deskbell " DESKBELL_VERSION);
		return 0;
	}
	if (job == JOB_SETTINGS) {
		char *example = conf_example(settings_sections);
		fputs(example, stdout);
		free(example);
		return 0;
	}
	if (job == JOB_COMMANDS) {
		struct arena *arena = arena_create();
		fputs(handbook_commands(arena), stdout);
		arena_destroy(arena);
		return 0;
	}
	if (!settings_read(&settings, config, why, sizeof(why))) {
		fatal("%s", why);
	}
	if (job == JOB_CHECK) {
		printf("%s: these settings are right\n", config);
		settings_finish(&settings);
		return 0;
	}
	log_open("deskbell", (enum log_level)settings.desk->log_level);
	struct daemon *daemon = daemon_create(&settings);
	daemon_run(daemon);
	daemon_destroy(daemon);
	settings_finish(&settings);
	return 0;
}
