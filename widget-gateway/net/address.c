/*
 * Where a caller comes from. Behind a proxy that is what the proxy says, and
 * anybody else's X-Forwarded-For is only something he typed.
 */

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

#include <openssl/evp.h>
#include <openssl/params.h>

#include "base/text.h"
#include "net/inside.h"

#define TEXT_ROOM    64
#define FORWARD_ROOM 512

/* IPv4 becomes ::ffff:a.b.c.d, which is what a dual-stack listener says. */
static bool parse(const char *text, uint8_t *address) {
	struct in_addr four;

	if (inet_pton(AF_INET6, text, address) == 1) {
		return true;
	}
	if (inet_pton(AF_INET, text, &four) != 1) {
		return false;
	}
	memset(address, 0, 10);
	memset(address + 10, 0xff, 2);
	memcpy(address + 12, &four, 4);
	return true;
}

/* `list` has addresses, separated by spaces or commas. */
static bool is_listed(const char *list, const uint8_t *address) {
	char text[TEXT_ROOM];
	uint8_t listed[16];

	while (*list) {
		size_t length = strcspn(list, " ,");
		if (length > 0 && length < sizeof(text)) {
			memcpy(text, list, length);
			text[length] = '\0';
			if (parse(text, listed) && memcmp(listed, address, 16) == 0) {
				return true;
			}
		}
		list += length + (list[length] != '\0');
	}
	return false;
}

/* From the right: each proxy of ours added the one that called it. */
static bool find_forwarded(const char *proxies, char *header,
		uint8_t *address) {
	for (;;) {
		char *comma = strrchr(header, ',');
		char *text = comma ? comma + 1 : header;
		text += strspn(text, " ");
		text[strcspn(text, " ")] = '\0';
		if (!parse(text, address)) {
			return false;
		}
		if (!comma || !is_listed(proxies, address)) {
			return true;
		}
		*comma = '\0';
	}
}

static bool is_mapped(const uint8_t *address) {
	static const uint8_t mapped[12] = { [10] = 0xff, [11] = 0xff };

	return memcmp(address, mapped, sizeof(mapped)) == 0;
}

EVP_MAC_CTX *address_keyed(const char *key) {
	EVP_MAC *mac = EVP_MAC_fetch(NULL, "HMAC", NULL);
	EVP_MAC_CTX *keyed = mac ? EVP_MAC_CTX_new(mac) : NULL;
	char digest[] = "SHA256";
	const OSSL_PARAM how[] = {
		OSSL_PARAM_construct_utf8_string("digest", digest, 0),
		OSSL_PARAM_construct_end(),
	};

	EVP_MAC_free(mac);
	if (keyed &&
			EVP_MAC_init(keyed, (const uint8_t *)key, strlen(key), how) != 1) {
		EVP_MAC_CTX_free(keyed);
		return NULL;
	}
	return keyed;
}

bool address_of(struct lws *wsi, const struct net_settings *settings,
		EVP_MAC_CTX *keyed, struct caller *caller) {
	char text[TEXT_ROOM], header[FORWARD_ROOM];
	size_t length = 0;

	lws_get_peer_simple(wsi, text, sizeof(text));
	if (!parse(text, caller->address)) {
		return false;
	}
	if (is_listed(settings->proxies, caller->address) &&
			lws_hdr_total_length(wsi, WSI_TOKEN_X_FORWARDED_FOR) > 0 &&
			(!net_header(wsi, WSI_TOKEN_X_FORWARDED_FOR, header,
					 sizeof(header)) ||
					!find_forwarded(settings->proxies, header,
							caller->address))) {
		return false;
	}
	if (!is_mapped(caller->address)) {
		memset(caller->address + 8, 0, 8);
	}
	return EVP_MAC_init(keyed, NULL, 0, NULL) == 1 &&
			EVP_MAC_update(keyed, caller->address, sizeof(caller->address)) ==
			1 &&
			EVP_MAC_final(keyed, caller->hash, &length, sizeof(caller->hash)) ==
			1 &&
			length == sizeof(caller->hash);
}
