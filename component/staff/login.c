/*
 * The desk account's login, by libstrophe. Knows connections, TLS and time;
 * nothing of rosters. libstrophe takes no pointer to its certificate check, so
 * there is one login in a process.
 */

#include "staff/login.h"

#include <assert.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <strophe.h>

#include "base/arena.h"
#include "base/clock.h"
#include "staff/post.h"
#include "staff/reason.h"
#include "staff/roster.h"

#define SECOND        INT64_C(1000)
#define PING_BEATS    6 /* of five seconds: a server that hangs is found */
#define PONG_BEATS    3 /* in 45 */
#define ROSTER_IN     (60 * SECOND)
#define CONNECT_IN    (45 * SECOND) /* libstrophe's own are 5 and 15 s */
#define RETRY_FIRST   (1 * SECOND)
#define RETRY_MOST    (60 * SECOND)
#define REFUSED_FIRST (30 * SECOND) /* nobody mends a password in a second */
#define REFUSED_MOST  (300 * SECOND)
#define SETTLED       (30 * SECOND) /* up so long: the next try is a first */
#define LOGOUT_SINKS  250           /* the server has seen us go */
#define CLOSE_IN      (3 * SECOND)  /* libstrophe closes by force after 2 s */
/* A TLS record is four of libstrophe's reads, and poll sees but the first. */
#define READS_A_TURN 5

enum login_state {
	LOGIN_STATE_WAITING, /* until `at` */
	LOGIN_STATE_CONNECTING,
	LOGIN_STATE_UP,
	LOGIN_STATE_CLOSING, /* the stream, in good order or not */
	LOGIN_STATE_OVER,
};

struct login {
	char *jid, *host, *ca;
	unsigned short port;
	int64_t relogin_every, beat_every;
	struct post *post;
	xmpp_ctx_t *ctx;
	xmpp_log_t log;
	xmpp_conn_t *conn;
	struct roster *roster;
	int fd;
	enum login_state state;
	int64_t at;      /* WAITING: try again; else: give this state up */
	int64_t up_at;   /* since when it is UP */
	int64_t ping_at; /* the next ping */
	int64_t pong_by; /* 0: no ping is out */
	unsigned tries;  /* in vain, since it was last settled */
	bool is_refused; /* trying again soon is vain */
	bool is_planned; /* CLOSING to log in again at once */
	bool is_stopped; /* CLOSING for ever */
	struct reason why;
};

/* libstrophe's certificate check takes no pointer of ours. */
static struct login *the_login;

static int on_bad_certificate(const xmpp_tlscert_t *cert,
		const char *const message) {
	(void)cert;
	reason_certificate(&the_login->why, message);
	return 0;
}

static void on_log(void *self, xmpp_log_level_t level, const char *area,
		const char *message) {
	struct login *login = self;

	(void)area;
	reason_log(&login->why, level, message);
}

/*
 * A half-open connection is found in 11 s; libstrophe has its socket neither
 * closed on exec nor without Nagle's delay.
 */
static int on_socket(xmpp_conn_t *conn, void *socket) {
	const int *fd = socket;
	static const struct {
		int level, name, value;
	} options[] = {
		{ IPPROTO_TCP, TCP_NODELAY, 1 },
		{ SOL_SOCKET, SO_KEEPALIVE, 1 },
		{ IPPROTO_TCP, TCP_KEEPIDLE, 5 },
		{ IPPROTO_TCP, TCP_KEEPINTVL, 2 },
		{ IPPROTO_TCP, TCP_KEEPCNT, 3 },
		{ IPPROTO_TCP, TCP_USER_TIMEOUT, 11000 },
	};

	(void)conn;
	for (size_t i = 0; i < sizeof(options) / sizeof(*options); i++) {
		/* Without one of these it works, only slower. */
		(void)setsockopt(*fd, options[i].level, options[i].name,
				&options[i].value, sizeof(options[i].value));
	}
	(void)fcntl(*fd, F_SETFD, FD_CLOEXEC);
	the_login->fd = *fd;
	return 0;
}

/* From three quarters to five of `time`, so that no two keep step. */
static int64_t jittered(int64_t time) {
	uint8_t chance = 0;

	clock_chance(&chance, 1);
	return time * 3 / 4 + time * chance / 512;
}

static void wait_for_next(struct login *login, int64_t now) {
	int64_t first = login->why.is_refused ? REFUSED_FIRST : RETRY_FIRST;
	int64_t most = login->why.is_refused ? REFUSED_MOST : RETRY_MOST;
	int64_t time = login->tries < 10 ? first << login->tries : most;

	login->tries++;
	login->state = LOGIN_STATE_WAITING;
	login->at = now + jittered(time < most ? time : most);
}

static void went_down(struct login *login, const xmpp_stream_error_t *error) {
	int64_t now = clock_now();
	bool was_up = login->up_at != 0;

	login->fd = -1;
	if (was_up && now - login->up_at >= SETTLED) {
		login->tries = 0;
	}
	login->up_at = 0;
	if (login->is_stopped) {
		login->state = LOGIN_STATE_OVER;
		return;
	}
	if (login->is_planned) {
		login->state = LOGIN_STATE_WAITING;
		login->at = now + LOGOUT_SINKS;
		return;
	}
	if (error) {
		reason_stream_error(&login->why, error);
	}
	reason_give(&login->why,
			was_up ? "the connection was lost"
				   : "no connection to the server, or it ended before the "
					 "login ([account] host, port)",
			false);
	post_say(login->post, FACT_LOST, login->why.text,
			login->why.is_refused ? "refused" : "", NULL);
	wait_for_next(login, now);
}

static void on_connection(xmpp_conn_t *conn, xmpp_conn_event_t event, int code,
		xmpp_stream_error_t *error, void *self) {
	struct login *login = self;
	int64_t now = clock_now();

	(void)conn;
	(void)code;
	if (event != XMPP_CONN_CONNECT) {
		went_down(login, error);
		return;
	}
	if (login->state != LOGIN_STATE_CONNECTING) {
		return; /* it came too late and is being closed */
	}
	login->state = LOGIN_STATE_UP;
	login->up_at = now;
	login->at = now + ROSTER_IN;
	login->ping_at = now + PING_BEATS * login->beat_every;
	login->pong_by = 0;
	roster_begin(login->roster);
}

static long flags_of(const char *tls) {
	/* XEP-0198 would keep the old session, and with it the old roster. */
	if (strcmp(tls, "off") == 0) {
		return XMPP_CONN_FLAG_DISABLE_SM | XMPP_CONN_FLAG_DISABLE_TLS;
	}
	if (strcmp(tls, "optional") == 0) {
		return XMPP_CONN_FLAG_DISABLE_SM;
	}
	return XMPP_CONN_FLAG_DISABLE_SM | XMPP_CONN_FLAG_MANDATORY_TLS;
}

struct login *login_create(const struct fact *settings, struct post *post) {
	struct login *login = xcalloc(1, sizeof(*login));
	long long port = 0, relogin = -1, beat = 0;

	assert(!the_login);
	the_login = login;
	fact_number(settings->fields[FACT_LOGIN_PORT], 0, 65535, &port);
	fact_number(settings->fields[FACT_LOGIN_RELOGIN_EVERY], -1, INT64_MAX / 2,
			&relogin);
	fact_number(settings->fields[FACT_LOGIN_BEAT_EVERY], 1, INT64_MAX / 16,
			&beat);
	login->jid = xstrdup(settings->fields[FACT_LOGIN_JID]);
	login->host = xstrdup(settings->fields[FACT_LOGIN_HOST]);
	login->ca = xstrdup(settings->fields[FACT_LOGIN_CA]);
	login->port = (unsigned short)port;
	login->relogin_every = relogin;
	login->beat_every = beat;
	login->post = post;
	login->fd = -1;
	/*
	 * libstrophe adds own authorities to the system's. Who names his own
	 * means these alone.
	 */
	if (*login->ca) {
		setenv("SSL_CERT_FILE", login->ca, 1);
		setenv("SSL_CERT_DIR", "", 1);
	}
	xmpp_initialize();
	login->log = (xmpp_log_t){ .handler = on_log, .userdata = login };
	login->ctx = xmpp_ctx_new(NULL, &login->log);
	login->conn = xmpp_conn_new(login->ctx);
	xmpp_conn_set_jid(login->conn, login->jid);
	xmpp_conn_set_pass(login->conn, settings->fields[FACT_LOGIN_PASSWORD]);
	xmpp_conn_set_flags(login->conn,
			flags_of(settings->fields[FACT_LOGIN_TLS]));
	xmpp_conn_set_certfail_handler(login->conn, on_bad_certificate);
	xmpp_conn_set_sockopt_callback(login->conn, on_socket);
	login->roster = roster_create(login->conn, login->jid, post);
	return login;
}

void login_destroy(struct login *login) {
	if (!login) {
		return;
	}
	xmpp_conn_release(login->conn);
	xmpp_ctx_free(login->ctx);
	xmpp_shutdown();
	roster_destroy(login->roster);
	free(login->jid);
	free(login->host);
	free(login->ca);
	free(login);
	the_login = NULL;
}

int login_fd(const struct login *login, short *events) {
	*events = POLLIN;
	if (xmpp_conn_is_connecting(login->conn) ||
			xmpp_conn_send_queue_len(login->conn) > 0) {
		*events |= POLLOUT;
	}
	return login->fd;
}

static bool authorities_are_there(struct login *login) {
	if (!*login->ca || access(login->ca, R_OK) == 0) {
		return true;
	}
	reason_give(&login->why,
			"the file of certificate authorities cannot be read "
			"([account] ca)",
			true);
	return false;
}

static void connect_now(struct login *login, int64_t now) {
	const char *host = *login->host ? login->host : NULL;

	reason_reset(&login->why);
	login->is_planned = false;
	login->state = LOGIN_STATE_CONNECTING;
	login->at = now + CONNECT_IN;
	if (!authorities_are_there(login) ||
			xmpp_connect_client(login->conn, host, login->port, on_connection,
					login) != XMPP_EOK) {
		went_down(login, NULL);
	}
}

static void close_stream(struct login *login, int64_t now) {
	login->state = LOGIN_STATE_CLOSING;
	login->at = now + CLOSE_IN;
	xmpp_disconnect(login->conn);
}

static int on_pong(xmpp_conn_t *conn, xmpp_stanza_t *iq, void *self) {
	struct login *login = self;

	(void)conn;
	(void)iq; /* an error is an answer, too */
	login->pong_by = 0;
	return 0;
}

/* XEP-0199: also tells a server that hangs from one that has nothing to say. */
static void ping(struct login *login, int64_t now) {
	xmpp_stanza_t *iq = xmpp_iq_new(login->ctx, "get", "ping");
	xmpp_stanza_t *child = xmpp_stanza_new(login->ctx);

	xmpp_stanza_set_name(child, "ping");
	xmpp_stanza_set_ns(child, "urn:xmpp:ping");
	xmpp_stanza_add_child(iq, child);
	xmpp_stanza_release(child);
	xmpp_id_handler_add(login->conn, on_pong, "ping", login);
	xmpp_send(login->conn, iq);
	xmpp_stanza_release(iq);
	login->ping_at = now + PING_BEATS * login->beat_every;
	login->pong_by = now + PONG_BEATS * login->beat_every;
}

static void give_up(struct login *login, const char *why, int64_t now) {
	reason_give(&login->why, why, false);
	close_stream(login, now);
}

static int64_t relogin_at(const struct login *login) {
	return login->relogin_every < 0 ? INT64_MAX
									: login->up_at + login->relogin_every;
}

static void stay_up(struct login *login, int64_t now) {
	bool is_whole = roster_is_whole(login->roster);

	if (roster_is_refused(login->roster)) {
		reason_give(&login->why, "the server gives the account no roster",
				true);
		close_stream(login, now);
	} else if ((!is_whole && now >= login->at) ||
			(login->pong_by && now >= login->pong_by)) {
		give_up(login, "the server does not answer", now);
	} else if (is_whole && now >= relogin_at(login)) {
		/*
		 * Prosody's shared groups are read anew only for an account that was
		 * gone completely.
		 */
		login->is_planned = true;
		close_stream(login, now);
	} else if (now >= login->ping_at) {
		ping(login, now);
	}
}

void login_turn(struct login *login, int64_t now) {
	roster_tick(login->roster, now);
	switch (login->state) {
	case LOGIN_STATE_WAITING:
		if (now >= login->at) {
			connect_now(login, now);
		}
		break;
	case LOGIN_STATE_CONNECTING:
		if (now >= login->at) {
			give_up(login, "the login was not finished in time", now);
		}
		break;
	case LOGIN_STATE_UP:
		stay_up(login, now);
		break;
	case LOGIN_STATE_CLOSING:
		if (now >= login->at) {
			login->post->is_over = true; /* a new process knows better */
		}
		break;
	case LOGIN_STATE_OVER:
		break;
	}
	/* Last, for it sends what was said above. */
	for (int i = 0; i < READS_A_TURN; i++) {
		xmpp_run_once(login->ctx, 0);
	}
}

static int64_t earlier(int64_t a, int64_t b) {
	return b != 0 && b < a ? b : a;
}

int64_t login_deadline(const struct login *login) {
	int64_t deadline = INT64_MAX;

	if (login->state == LOGIN_STATE_UP) {
		deadline = earlier(deadline, login->ping_at);
		deadline = earlier(deadline, login->pong_by);
		deadline = earlier(deadline, relogin_at(login));
	} else {
		deadline = earlier(deadline, login->at);
	}
	return earlier(deadline, roster_deadline(login->roster));
}

void login_stop(struct login *login, int64_t now) {
	if (login->is_stopped) {
		return;
	}
	login->is_stopped = true;
	if (xmpp_conn_is_disconnected(login->conn)) {
		login->state = LOGIN_STATE_OVER;
	} else {
		close_stream(login, now);
	}
}

bool login_is_over(const struct login *login) {
	return login->state == LOGIN_STATE_OVER;
}
