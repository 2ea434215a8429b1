/*
 * Facts to the component and orders from it. Knows packets, nothing of XMPP.
 */

#include "staff/post.h"

#include <assert.h>
#include <errno.h>
#include <sys/socket.h>
#include <sys/types.h>

void post_tell(struct post *post, const struct fact *fact) {
	char bytes[FACT_BYTES_MOST];
	size_t length = 0;
	bool fits = fact_pack(fact, bytes, sizeof(bytes), &length);
	ssize_t sent;

	assert(fits); /* whoever tells it has cut it */
	do {
		sent = send(post->fd, bytes, length, MSG_NOSIGNAL);
	} while (sent < 0 && errno == EINTR);
	if (sent < 0) {
		post->is_over = true;
	}
}

void post_say(struct post *post, enum fact_kind kind, const char *one,
		const char *two, const char *three) {
	struct fact fact = { .kind = kind, .fields = { one, two, three } };

	while (fact.count < 3 && fact.fields[fact.count]) {
		fact.count++;
	}
	post_tell(post, &fact);
}

bool post_hear(struct post *post, struct fact *fact) {
	ssize_t length;

	do {
		length = recv(post->fd, post->bytes, sizeof(post->bytes), 0);
	} while (length < 0 && errno == EINTR);
	if (length <= 0 || !fact_unpack(fact, post->bytes, (size_t)length)) {
		post->is_over = true;
		return false;
	}
	return true;
}
