/*
 * The certificate, and that it may change while we run: whoever renews it puts
 * new files in the old ones' place. What is open goes on as it began.
 */

#include <stdbool.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include "base/arena.h"
#include "base/log.h"
#include "net/inside.h"

#define LOOK_EVERY 2000 /* ms */

/* By these a file that was replaced or written differs. */
struct look {
	ino_t inode;
	off_t size;
	struct timespec time;
};

struct certificate {
	const char *chain, *key;
	struct look looks[2];
	int64_t looked_at;
	SSL_CTX *context; /* lws's; NULL until it is made */
};

static struct look look_at(const char *path) {
	struct stat about;

	if (stat(path, &about) != 0) {
		return (struct look){ 0 };
	}
	return (struct look){ .inode = about.st_ino,
		.size = about.st_size,
		.time = about.st_mtim };
}

static bool is_same(const struct look *a, const struct look *b) {
	return a->inode == b->inode && a->size == b->size &&
			a->time.tv_sec == b->time.tv_sec &&
			a->time.tv_nsec == b->time.tv_nsec;
}

static bool load(const struct certificate *certificate, SSL_CTX *context) {
	return SSL_CTX_use_certificate_chain_file(context, certificate->chain) ==
			1 &&
			SSL_CTX_use_PrivateKey_file(context, certificate->key,
					SSL_FILETYPE_PEM) == 1 &&
			SSL_CTX_check_private_key(context) == 1;
}

/* One half of a pair may be there before the other: then it is not taken. */
static bool is_sound(const struct certificate *certificate) {
	SSL_CTX *trial = SSL_CTX_new(TLS_server_method());
	bool is_loaded = trial && load(certificate, trial);

	SSL_CTX_free(trial);
	return is_loaded;
}

struct certificate *certificate_create(const char *chain, const char *key) {
	struct certificate *certificate = xcalloc(1, sizeof(*certificate));

	certificate->chain = chain;
	certificate->key = key;
	certificate->looks[0] = look_at(chain);
	certificate->looks[1] = look_at(key);
	return certificate;
}

void certificate_destroy(struct certificate *certificate) {
	free(certificate);
}

/* A session holds no buffers while nothing is said, and TLS is a recent one. */
void certificate_serve(struct certificate *certificate, void *context) {
	if (!certificate) {
		return;
	}
	certificate->context = context;
	SSL_CTX_set_mode(certificate->context, SSL_MODE_RELEASE_BUFFERS);
	SSL_CTX_set_min_proto_version(certificate->context, TLS1_2_VERSION);
}

void certificate_tick(struct certificate *certificate, int64_t now) {
	if (!certificate || now - certificate->looked_at < LOOK_EVERY) {
		return;
	}
	certificate->looked_at = now;
	struct look looks[2] = { look_at(certificate->chain),
		look_at(certificate->key) };
	if (is_same(&looks[0], &certificate->looks[0]) &&
			is_same(&looks[1], &certificate->looks[1])) {
		return;
	}
	certificate->looks[0] = looks[0];
	certificate->looks[1] = looks[1];
	if (is_sound(certificate) && load(certificate, certificate->context)) {
		log_info("the certificate was renewed");
	} else {
		log_error("the certificate in %s and the key in %s changed and are no "
				  "pair that can be read: the old one goes on",
				certificate->chain, certificate->key);
	}
	ERR_clear_error();
}
