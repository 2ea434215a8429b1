/* deskbell.conf: what the table alone cannot say. */

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "settings.h"

#define SECRETS "secret = s\n[account]\npassword = p\n"

/* True: they are right. Else `why` has the sentence. */
static bool read_settings(const char *text, struct settings *to,
		char why[512]) {
	char path[] = "/tmp/settings_test.XXXXXX";
	int fd = mkstemp(path);

	CHECK(fd >= 0);
	CHECK(write(fd, text, strlen(text)) == (ssize_t)strlen(text));
	close(fd);
	bool is_right = settings_read(to, path, why, 512);
	unlink(path);
	return is_right;
}

static const struct {
	const char *text, *why; /* NULL: it is right */
} cases[] = {
	{ "[desk]\ndomain = desk.example.org\n" SECRETS
	  "jid = desk@example.org\n[channel support]\ntitle = S\n",
			NULL },
	{ "[desk]\ndomain = me@desk.example.org\n" SECRETS
	  "jid = desk@example.org\n[channel support]\ntitle = S\n",
			"is no domain" },
	{ "[desk]\ndomain = desk.example.org\n" SECRETS
	  "jid = example.org\n[channel support]\ntitle = S\n",
			"no account's address" },
	{ "[desk]\ndomain = desk.example.org\n" SECRETS
	  "jid = desk@example.org\n[channel anna-7f3k]\ntitle = S\n",
			"a-z 0-9" },
	{ "[desk]\ndomain = desk.example.org\nping_every = 0s\n" SECRETS
	  "jid = desk@example.org\n[channel support]\ntitle = S\n",
			"1s to 1h" },
	{ "[desk]\ndomain = desk.example.org\nstore =\n" SECRETS
	  "jid = desk@example.org\n[channel support]\ntitle = S\n",
			"'store' needs a value" },
	{ "[desk]\ndomain = desk.example.org\n" SECRETS
	  "jid = desk@example.org\ntls = off\n[channel support]\ntitle = S\n",
			"only with a `host` on loopback" },
	{ "[desk]\ndomain = desk.example.org\n" SECRETS
	  "jid = desk@example.org\ntls = off\nhost = xmpp.example.org\n"
	  "[channel support]\ntitle = S\n",
			"only with a `host` on loopback" },
	{ "[desk]\ndomain = desk.example.org\n" SECRETS
	  "jid = desk@example.org\ntls = off\nhost = 127.0.0.1\n"
	  "[channel support]\ntitle = S\n",
			NULL },
};

static void test_sentences(void) {
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct settings settings;
		char why[512] = "";
		bool is_right = read_settings(cases[i].text, &settings, why);
		if (!CHECK(is_right == !cases[i].why) ||
				!CHECK(is_right || strstr(why, cases[i].why))) {
			fprintf(stderr, "  of case %zu: %s\n", i, why);
		}
		if (is_right) {
			settings_finish(&settings);
		}
	}
}

/* The server writes it in lower case, and so must what it is compared with. */
static void test_domain(void) {
	struct settings settings;
	char why[512] = "";

	if (CHECK(read_settings("[desk]\ndomain = Desk.Example.ORG.\n" SECRETS
							"jid = desk@example.org\n"
							"[channel support]\ntitle = S\n",
				&settings, why))) {
		CHECK_SAME(settings.desk->domain, "desk.example.org");
		settings_finish(&settings);
	}
}

int main(void) {
	test_sentences();
	test_domain();
	return check_report();
}
