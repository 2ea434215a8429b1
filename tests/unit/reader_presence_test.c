/* Presence: what somebody does with an address of ours. */
#include "reader_case.h"

#define PRESENCE(type) "<presence type='" type "'" ANN "/>"

static const struct case_row rows[] = {
	{ "<presence" ANN "/>", "CONTACT 0" },
	{ PRESENCE("unavailable"), "CONTACT 1" },
	{ PRESENCE("probe"), "CONTACT 2" },
	{ PRESENCE("subscribe"), "CONTACT 3" },
	{ PRESENCE("unsubscribe"), "CONTACT 4" },
	{ PRESENCE("subscribed"), "nothing" },
	{ PRESENCE("error"), "nothing" },
	{ "<presence from='ann@example.org' to='a b@desk.example.org'/>",
			"nothing" },
};

/* Of what was over a limit only the head is read. */
static const struct case_row heads[] = {
	{ "<presence" ANN "/>", "nothing" },
};

int main(void) {
	return case_run(&(struct case_table){
			.rows = rows,
			.row_count = sizeof(rows) / sizeof(*rows),
			.heads = heads,
			.head_count = sizeof(heads) / sizeof(*heads),
	});
}
