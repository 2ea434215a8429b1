/*
 * Names for User-Agents. Each browser pretends to be those before it, so the
 * first row that is found tells.
 */

#include "xmpp/browser.h"

#include <stddef.h>
#include <string.h>

#include "base/arena.h"

#define VERSION_DIGITS 4

struct known {
	const char *mark, *name;
};

static const struct known browsers[] = {
	{ "Edg/", "Edge" },
	{ "EdgA/", "Edge" },
	{ "EdgiOS/", "Edge" },
	{ "OPR/", "Opera" },
	{ "SamsungBrowser/", "Samsung Internet" },
	{ "FxiOS/", "Firefox" },
	{ "Firefox/", "Firefox" },
	{ "CriOS/", "Chrome" },
	{ "Chrome/", "Chrome" },
	{ "HeadlessChrome/", "Chrome" },
	{ "Version/", "Safari" },
	{ NULL, NULL },
};

static const struct known systems[] = {
	{ "iPhone", "iOS" },
	{ "iPad", "iPadOS" },
	{ "Android", "Android" },
	{ "Windows", "Windows" },
	{ "CrOS", "ChromeOS" },
	{ "Mac OS X", "macOS" },
	{ "Linux", "Linux" },
	{ NULL, NULL },
};

static const struct known *find(const struct known *at, const char *agent) {
	while (at->mark && !strstr(agent, at->mark)) {
		at++;
	}
	return at;
}

const char *browser_name(struct arena *arena, const char *agent) {
	const struct known *browser = find(browsers, agent);
	const struct known *system = find(systems, agent);

	if (!browser->mark) {
		return agent;
	}
	const char *version = strstr(agent, browser->mark) + strlen(browser->mark);
	size_t digits = strspn(version, "0123456789");
	if (digits > VERSION_DIGITS) {
		digits = 0;
	}
	return arena_print(arena, "%s%s%.*s%s%s", browser->name, digits ? " " : "",
			(int)digits, version, system->name ? " on " : "",
			system->name ? system->name : "");
}
