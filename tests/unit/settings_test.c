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

/* What may be written about gateways and the widget. */

#define BEFORE \
	"[desk]\ndomain = desk.example.org\nsecret = s\n[account]\n" \
	"jid = desk@example.org\npassword = p\n"
#define CHANNEL BEFORE "[channel support]\ntitle = Support\n"

static void test_visits(void) {
	struct settings settings;
	char why[512];

	CHECK(read_settings(CHANNEL
			"origins =  https://shop.example.org  "
			"http://localhost:8080 http://[::1]:80\n"
			"welcome = Hi!\ncolours = accent=#0a7f5a a-b2=#ffffff\n"
			"[gateway web]\ndomain = web.example.org\n"
			"[gateway two]\ndomain = web2.example.org\n",
			&settings, why));
	CHECK(settings.gateway_count == 2);
	CHECK_SAME(settings.gateways[1], "web2.example.org");
	const struct settings_channel *channel = settings.channels[0];
	CHECK(channel->origin_list.count == 3 && channel->colour_list.count == 2);
	CHECK_SAME(channel->origin_list.words[1], "http://localhost:8080");
	CHECK_SAME(channel->colour_list.words[1], "a-b2=#ffffff");
	CHECK_SAME(channel->welcome, "Hi!");
	settings_finish(&settings);

	CHECK(read_settings(CHANNEL, &settings, why));
	CHECK(settings.gateway_count == 0);
	CHECK(settings.channels[0]->origin_list.count == 0);
	CHECK(settings.desk->token_idle == 30 * INT64_C(86400000));
	settings_finish(&settings);
}

static const struct {
	const char *text, *why; /* begins with */
} wrong[] = {
	{ CHANNEL "origins = shop.example.org\n", "[channel support] origins: " },
	{ CHANNEL "origins = https://\n", "[channel support] origins: " },
	{ CHANNEL "origins = https://a.example/\n", "[channel support] origins: " },
	{ CHANNEL "origins = https://A.example\n", "[channel support] origins: " },
	{ CHANNEL "origins = https://a.example,https://b.example\n",
			"[channel support] origins: " },
	{ CHANNEL "colours = accent=red\n", "[channel support] colours: " },
	{ CHANNEL "colours = accent=#0A7F5A\n", "[channel support] colours: " },
	{ CHANNEL "colours = #0a7f5a\n", "[channel support] colours: " },
	{ CHANNEL "colours = accent=#0a7f5a0\n", "[channel support] colours: " },
	{ CHANNEL "[gateway web]\ndomain = a@web.example.org\n", "[gateway] " },
	{ CHANNEL "[gateway web]\ndomain = Web.example.org\n", "[gateway] " },
	/* It would hear itself as a gateway. */
	{ CHANNEL "[gateway web]\ndomain = desk.example.org\n", "[gateway] " },
	{ BEFORE "[channel a-b]\ntitle = x\n", "[channel a-b]: " },
};

static void test_wrong_visits(void) {
	struct settings settings;
	char why[512], text[2048];

	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		CHECK(!read_settings(wrong[i].text, &settings, why));
		if (!CHECK(strncmp(why, wrong[i].why, strlen(wrong[i].why)) == 0)) {
			fprintf(stderr, "  says: %s\n", why);
		}
	}
	snprintf(text, sizeof(text), "%swelcome = %0301d\n", CHANNEL, 0);
	CHECK(!read_settings(text, &settings, why));
	snprintf(text, sizeof(text), "%swelcome = %0300d\n", CHANNEL, 0);
	CHECK(read_settings(text, &settings, why));
	settings_finish(&settings);
}

int main(void) {
	test_sentences();
	test_visits();
	test_wrong_visits();
	test_domain();
	return check_report();
}
