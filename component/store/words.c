/*
 * The index of words. It lags behind the lines on purpose: what a line costs
 * when it comes must not grow by it (measured: by half), so lines are indexed
 * some at a time when it is quiet, and the rest once somebody looks for words.
 */
#include "store/store.h"

#include <string.h>

#include "base/buffer.h"
#include "desk/limits.h"

/* Of one batch: some milliseconds. */
#define BATCH_LINES 1000
#define BATCH_BYTES ((size_t)128 * 1024)

/*
 * Fewer letters have too many words that begin so: all their lines would be
 * gone through at once, a tenth of a second where there are a million.
 */
#define PREFIX_LEAST 2

static bool index_line(struct store *store, int64_t id, const char *body) {
	struct use use = store_use(store, STATEMENT_INDEX);

	use_bind(&use, id);
	use_bind_text(&use, body);
	return use_run(&use);
}

static bool mark(struct store *store, int64_t id) {
	struct use use = store_use(store, STATEMENT_INDEXED);

	use_bind(&use, id);
	return use_run(&use);
}

static bool run(struct store *store, enum statement statement) {
	struct use use = store_use(store, statement);

	return use_run(&use);
}

/* What the batch came to. */
struct batch {
	int64_t last; /* the id of its last line, or 0 */
	size_t lines, bytes;
	bool is_whole; /* there was no more */
};

static bool index_some(struct store *store, struct batch *batch) {
	struct use use = store_use(store, STATEMENT_UNINDEXED);
	bool is_indexed = true;

	while (is_indexed) {
		if (!use_row(&use)) {
			batch->is_whole = true;
			break;
		}
		if (batch->lines == BATCH_LINES || batch->bytes > BATCH_BYTES) {
			break;
		}
		batch->last = use_number(&use);
		const char *body = use_text(&use);
		batch->bytes += strlen(body);
		batch->lines++;
		is_indexed = use_is_whole(&use) && index_line(store, batch->last, body);
	}
	return use_end(&use) && is_indexed;
}

bool store_index(struct store *store, bool *is_whole) {
	struct batch batch = { 0 };

	if (!store_commit(store) || !run(store, STATEMENT_BEGIN) ||
			!index_some(store, &batch) ||
			(batch.last && !mark(store, batch.last)) ||
			!run(store, STATEMENT_COMMIT) || !store_checkpoint(store)) {
		return store_fail(store, "words were not indexed");
	}
	*is_whole = batch.is_whole;
	return true;
}

/* In quotes nothing is syntax, and a quote is two of them. */
static void write_word(struct buffer *to, const char *word, size_t length) {
	buffer_add_byte(to, '"');
	for (size_t i = 0; i < length; i++) {
		if (word[i] == '"') {
			buffer_add_byte(to, '"');
		}
		buffer_add_byte(to, word[i]);
	}
	buffer_add_byte(to, '"');
}

void store_write_query(struct buffer *to, const char *words) {
	static const char spaces[] = " \t\r\n";
	size_t length = 0;

	for (int i = 0; i < FIND_WORDS_MOST; i++) {
		words += strspn(words, spaces);
		if (!words[0]) {
			break;
		}
		if (i) {
			buffer_add_byte(to, ' ');
		}
		length = strcspn(words, spaces);
		write_word(to, words, length);
		words += length;
	}
	if (length >= PREFIX_LEAST) {
		buffer_add_text(to, " *");
	}
	buffer_add_byte(to, '\0');
}
