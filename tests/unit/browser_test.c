/* What people call the browsers that User-Agents are from. */

#include "xmpp/browser.h"

#include "base/arena.h"
#include "check.h"

#define MOZILLA "Mozilla/5.0 "
#define WEBKIT  " AppleWebKit/537.36 (KHTML, like Gecko) "

static const struct {
	const char *agent, *name;
} rows[] = {
	{ MOZILLA "(X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
			"Firefox 128 on Linux" },
	{ MOZILLA "(X11; Linux x86_64)" WEBKIT "Chrome/126.0.0.0 Safari/537.36",
			"Chrome 126 on Linux" },
	{ MOZILLA "(X11; Linux x86_64)" WEBKIT
			  "HeadlessChrome/126.0.0.0 Safari/537.36",
			"Chrome 126 on Linux" },
	{ MOZILLA "(Windows NT 10.0; Win64; x64)" WEBKIT
			  "Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0",
			"Edge 126 on Windows" },
	{ MOZILLA "(Linux; Android 10; K)" WEBKIT
			  "Chrome/126.0.0.0 Mobile Safari/537.36",
			"Chrome 126 on Android" },
	{ MOZILLA "(iPhone; CPU iPhone OS 17_5 like Mac OS X) "
			  "AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 "
			  "Mobile/15E148 Safari/604.1",
			"Safari 17 on iOS" },
	{ MOZILLA "(Macintosh; Intel Mac OS X 10_15_7)" WEBKIT
			  "Chrome/126.0.0.0 Safari/537.36 OPR/111.0.0.0",
			"Opera 111 on macOS" },
	{ "Firefox/", "Firefox" },
	{ "Firefox/99999999999", "Firefox" },
	{ "Lynx/2.9.0dev.12", "Lynx/2.9.0dev.12" },
	{ "", "" },
};

int main(void) {
	struct arena *arena = arena_create();

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CHECK_SAME(browser_name(arena, rows[i].agent), rows[i].name);
	}
	arena_destroy(arena);
	return check_report();
}
