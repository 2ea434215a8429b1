/* Settings files: what is read, what is said to who wrote them wrongly. */

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/conf.h"
#include "check.h"

struct desk {
	char *domain, *secret, *note;
	long port;
	int64_t offer, idle;
	bool is_loud;
	int level;
};

struct channel {
	char *title;
};

static const char *const levels[] = { "low", "high", NULL };

static const struct setting desk_settings[] = {
	{ "domain", SETTING_TEXT, offsetof(struct desk, domain), NULL, 0, 0, NULL,
			"The domain." },
	{ "secret", SETTING_SECRET, offsetof(struct desk, secret), "s3cret", 0, 0,
			NULL, "The secret." },
	{ "note", SETTING_TEXT, offsetof(struct desk, note), "", 0, 0, NULL,
			"Anything." },
	{ "port", SETTING_NUMBER, offsetof(struct desk, port), "5347", 1, 65535,
			NULL, "The port." },
	{ "offer", SETTING_TIME, offsetof(struct desk, offer), "30s", 5000, 600000,
			NULL, "How long." },
	{ "idle", SETTING_TIMER, offsetof(struct desk, idle), "off", 0, 0, NULL,
			"How long at most." },
	{ "loud", SETTING_SWITCH, offsetof(struct desk, is_loud), "no", 0, 0, NULL,
			"Whether." },
	{ "level", SETTING_WORD, offsetof(struct desk, level), "low", 0, 0, levels,
			"Which." },
	{ .name = NULL },
};

static const struct setting channel_settings[] = {
	{ "title", SETTING_TEXT, offsetof(struct channel, title), "Untitled", 0, 0,
			NULL, "What visitors see." },
	{ .name = NULL },
};

static const struct setting quiet_settings[] = {
	{ "port", SETTING_NUMBER, offsetof(struct desk, port), "80", 0, 0, NULL,
			"Another port." },
	{ .name = NULL },
};

static const struct section sections[] = {
	{ "desk", false, true, sizeof(struct desk), desk_settings, NULL,
			"The desk itself." },
	{ "channel", true, true, sizeof(struct channel), channel_settings,
			"support", "A line of questions." },
	{ "quiet", false, false, sizeof(struct desk), quiet_settings, NULL,
			"Need not be there." },
	{ .name = NULL },
};

static char folder[] = "/tmp/conf_test.XXXXXX";
static char path[64], why[512];

static bool read_text(struct conf *conf, const char *text) {
	FILE *file = fopen(path, "w");

	if (!file || fwrite(text, 1, strlen(text), file) != strlen(text) ||
			fclose(file) != 0) {
		perror(path);
		exit(1);
	}
	why[0] = '\0';
	return conf_read(conf, path, sections, why, sizeof(why));
}

static void a_file_is_read(void) {
	struct conf conf;

	if (!CHECK(read_text(&conf,
				"# a comment\n[desk]\ndomain = desk.example.org\n"
				"secret=a = # b\n port = 1 \nnote =\noffer = 10m\r\n"
				"idle=1d\nloud = yes\nlevel = high\n\n"
				"[channel support]\ntitle = Help & more\n"
				"[ channel \t sales ]"))) {
		fprintf(stderr, "  %s\n", why);
		return;
	}
	CHECK(conf.count == 4);
	const struct desk *desk = conf.entries[0].values;
	CHECK_SAME(desk->domain, "desk.example.org");
	CHECK_SAME(desk->secret, "a = # b");
	CHECK_SAME(desk->note, "");
	CHECK(desk->port == 1 && desk->offer == 600000 && desk->idle == 86400000);
	CHECK(desk->is_loud && desk->level == 1);
	const struct channel *channel = conf.entries[1].values;
	CHECK(conf.entries[1].section == &sections[1]);
	CHECK_SAME(conf.entries[1].name, "support");
	CHECK_SAME(channel->title, "Help & more");
	channel = conf.entries[2].values;
	CHECK_SAME(conf.entries[2].name, "sales");
	CHECK_SAME(channel->title, "Untitled");
	const struct desk *quiet = conf.entries[3].values;
	CHECK(conf.entries[3].section == &sections[2] && quiet->port == 80);
	CHECK_SAME(conf.entries[3].name, "");
	conf_finish(&conf);
	CHECK(conf.count == 0);
}

static void presets_stand_in(void) {
	struct conf conf;

	if (!CHECK(read_text(&conf, "[desk]\ndomain = d\n[channel c]\n"))) {
		return;
	}
	const struct desk *desk = conf.entries[0].values;
	CHECK_SAME(desk->secret, "s3cret");
	CHECK_SAME(desk->note, "");
	CHECK(desk->port == 5347 && desk->offer == 30000 && desk->idle == -1);
	CHECK(!desk->is_loud && desk->level == 0);
	conf_finish(&conf);
}

#define DESK "[desk]\ndomain = d\n"

/* What is wrong, in which line, and a word the sentence must have. */
static const struct {
	const char *text;
	unsigned line;
	const char *word;
} wrong[] = {
	{ "", 0, "[desk]" },
	{ "\n\n", 2, "[desk]" },
	{ "[channel c]\n", 1, "[desk]" },
	{ DESK, 2, "[channel NAME]" },
	{ "# c\n[desk]\nport = 1\n[channel c]\n", 2, "'domain'" },
	{ "domain = d\n", 1, "[section]" },
	{ "[desks]\n", 1, "[desks]" },
	{ "[desk\n", 1, "']'" },
	{ "[\n", 1, "']'" },
	{ "[]\n", 1, "[]" },
	{ "[desk d]\n", 1, "no name" },
	{ "[channel]\n", 1, "[channel NAME]" },
	{ DESK "[desk]\n", 3, "second time" },
	{ "[channel c]\n[channel d]\n[channel c]\n", 3, "second time" },
	{ DESK "domain = e\n", 3, "second time" },
	{ DESK "colour = red\n", 3, "'colour'" },
	{ DESK "loud\n", 3, "key = value" },
	{ "[desk]\ndomain =\n", 2, "needs a value" },
	{ DESK "port = x\n", 3, "1 to 65535" },
	{ DESK "port =\n", 3, "1 to 65535" },
	{ DESK "port = 1x\n", 3, "1 to 65535" },
	{ DESK "port = -\n", 3, "1 to 65535" },
	{ DESK "port = +1\n", 3, "1 to 65535" },
	{ DESK "port = 0\n", 3, "1 to 65535" },
	{ DESK "port = 65536\n", 3, "1 to 65535" },
	{ DESK "port = 99999999999999999999\n", 3, "1 to 65535" },
	{ DESK "offer = 4s\n", 3, "5s to 10m" },
	{ DESK "offer = 11m\n", 3, "5s to 10m" },
	{ DESK "offer = 30\n", 3, "5s to 10m" },
	{ DESK "offer = 30 s\n", 3, "5s to 10m" },
	{ DESK "offer = 30sec\n", 3, "5s to 10m" },
	{ DESK "offer = -30s\n", 3, "5s to 10m" },
	{ DESK "offer = off\n", 3, "5s to 10m" },
	{ DESK "idle = 99999999999999d\n", 3, "or off" },
	{ DESK "loud = true\n", 3, "yes or no" },
	{ DESK "level = middle\n", 3, "low, high" },
	{ DESK "secret = file:/nowhere/at-all\n", 3, "cannot be read" },
	{ DESK "secret = file:empty\n", 3, "empty first line" },
	{ DESK "note = caf\xe9\n", 3, "UTF-8" },
	{ "[quiet]\nport = 1.5\n", 2, "a whole number" },
};

static void every_mistake_has_a_line_and_a_sentence(void) {
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct conf conf;
		char start[128];
		bool is_read = read_text(&conf, wrong[i].text);
		CHECK(conf.count == 0 && !conf.entries);
		if (wrong[i].line > 0) {
			snprintf(start, sizeof(start), "%s:%u: ", path, wrong[i].line);
		} else {
			snprintf(start, sizeof(start), "%s: ", path);
		}
		if (!CHECK(!is_read && strncmp(why, start, strlen(start)) == 0 &&
					strstr(why, wrong[i].word))) {
			fprintf(stderr, "  row %zu: %s\n", i, why);
		}
	}
}

static void a_line_has_an_end(void) {
	struct conf conf;
	char text[10000] = DESK "note = ";

	memset(text + strlen(text), 'x', sizeof(text) - strlen(text) - 1);
	CHECK(!read_text(&conf, text));
	CHECK(strstr(why, ":3: ") && strstr(why, "too long"));
	CHECK(!conf_read(&conf, "/nowhere", sections, why, sizeof(why)));
	CHECK_SAME(why,
			"/nowhere: The file cannot be opened: "
			"No such file or directory.");
}

static void a_secret_may_lie_beside(void) {
	char name[64];
	struct conf conf;

	snprintf(name, sizeof(name), "%s/secret", folder);
	FILE *file = fopen(name, "w");
	if (!file) {
		exit(1);
	}
	fputs("of a file \r\nsecond line\n", file);
	fclose(file);
	if (CHECK(read_text(&conf, DESK "secret = file:secret\n[channel c]\n"))) {
		const struct desk *desk = conf.entries[0].values;
		CHECK_SAME(desk->secret, "of a file ");
		conf_finish(&conf);
	}
	unlink(name);
}

/* As conf_value.c has it: bytes of a secret in a file, its NUL among them. */
#define SECRET_ROOM 4096

/* One that is longer is not cut: it would be another. */
static void a_secret_has_an_end(void) {
	char name[64], secret[SECRET_ROOM + 1];
	struct conf conf;

	snprintf(name, sizeof(name), "%s/secret", folder);
	memset(secret, 's', SECRET_ROOM);
	for (int over = 0; over < 2; over++) {
		secret[SECRET_ROOM - 1 + over] = '\0';
		FILE *file = fopen(name, "w");
		if (!file) {
			exit(1);
		}
		fprintf(file, "%s\nsecond line\n", secret);
		fclose(file);
		if (CHECK(read_text(&conf,
						  DESK
						  "secret = file:secret\n[channel c]\n") == !over)) {
			if (over) {
				CHECK(strstr(why, "cannot be read: File too large"));
			} else {
				const struct desk *desk = conf.entries[0].values;
				CHECK_SAME(desk->secret, secret);
				conf_finish(&conf);
			}
		}
		memset(secret, 's', SECRET_ROOM);
	}
	unlink(name);
}

static void the_example_is_what_the_tables_say(void) {
	struct conf conf;
	char *example = conf_example(sections);

	CHECK(strstr(example, "# The desk itself.\n[desk]\n"));
	CHECK(strstr(example, "# The domain. Required.\ndomain = CHANGE-ME\n"));
	CHECK(strstr(example, "# The port. (1 to 65535)\nport = 5347\n"));
	CHECK(strstr(example, "\nnote =\n"));
	CHECK(strstr(example, "# A line of questions.\n[channel support]\n"));
	CHECK(strstr(example, "# Whether. (yes or no)\nloud = no\n"));
	CHECK(read_text(&conf, example));
	conf_finish(&conf);
	free(example);
}

int main(void) {
	char empty[64];

	if (!mkdtemp(folder)) {
		return 1;
	}
	snprintf(path, sizeof(path), "%s/desk.conf", folder);
	snprintf(empty, sizeof(empty), "%s/empty", folder);
	FILE *file = fopen(empty, "w");
	if (!file || fputs("\nsecond line\n", file) < 0 || fclose(file) != 0) {
		return 1;
	}
	a_file_is_read();
	presets_stand_in();
	every_mistake_has_a_line_and_a_sentence();
	a_line_has_an_end();
	a_secret_may_lie_beside();
	a_secret_has_an_end();
	the_example_is_what_the_tables_say();
	unlink(empty);
	unlink(path);
	rmdir(folder);
	return check_report();
}
