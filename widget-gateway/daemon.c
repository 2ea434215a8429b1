/*
 * Puts the parts together and turns the loop, until it is told to stop. It
 * holds nothing that may not be lost.
 */

#include "daemon.h"

#include <stdbool.h>
#include <stdlib.h>

#include <ev.h>

#include "base/log.h"
#include "hub/hub.h"
#include "net/net.h"
#include "rights.h"
#include "settings.h"

#define TICK 0.25 /* s */
/* On SIGTERM: how long pages, and then the server, may take for goodbye. */
#define DRAIN_TICKS 20
#define PART_TICKS  4

struct gateway {
	struct hub *hub;
	struct net *net;
	int drain_left; /* ticks; 0: not stopping */
	bool is_parting;
};

/* First the pages, then the desk, which hears of each, then the server. */
static bool is_drained(struct gateway *gateway) {
	gateway->drain_left--;
	if (!gateway->is_parting &&
			(hub_count(gateway->hub) == 0 ||
					gateway->drain_left <= PART_TICKS)) {
		gateway->is_parting = true;
		hub_part(gateway->hub);
		net_part(gateway->net);
	}
	return gateway->drain_left == 0 ||
			(gateway->is_parting && net_is_parted(gateway->net));
}

static void on_tick(struct ev_loop *loop, ev_timer *timer, int events) {
	struct gateway *gateway = timer->data;

	(void)events;
	hub_tick(gateway->hub);
	net_tick(gateway->net);
	if (gateway->drain_left > 0 && is_drained(gateway)) {
		ev_break(loop, EVBREAK_ALL);
	}
}

static void on_turn(struct ev_loop *loop, ev_prepare *prepare, int events) {
	struct gateway *gateway = prepare->data;

	(void)loop;
	(void)events;
	net_end_turn(gateway->net);
}

static void on_stop(struct ev_loop *loop, ev_signal *signal, int events) {
	struct gateway *gateway = signal->data;

	(void)events;
	if (gateway->drain_left > 0) {
		ev_break(loop, EVBREAK_ALL); /* asked twice: at once */
		return;
	}
	log_info("stopping: %u pages are sent elsewhere",
			(unsigned)hub_count(gateway->hub));
	gateway->drain_left = DRAIN_TICKS;
	hub_drain(gateway->hub);
	net_drain(gateway->net);
}

static void run(struct gateway *gateway, struct ev_loop *loop) {
	ev_timer timer;
	ev_prepare turn;
	ev_signal signals[2];
	const int numbers[] = { SIGTERM, SIGINT };

	ev_timer_init(&timer, on_tick, 0, TICK);
	timer.data = gateway;
	ev_timer_start(loop, &timer);
	ev_prepare_init(&turn, on_turn);
	turn.data = gateway;
	ev_prepare_start(loop, &turn);
	for (int i = 0; i < 2; i++) {
		ev_signal_init(&signals[i], on_stop, numbers[i]);
		signals[i].data = gateway;
		ev_signal_start(loop, &signals[i]);
	}
	ev_run(loop, 0);
	ev_prepare_stop(loop, &turn);
	ev_timer_stop(loop, &timer);
	for (int i = 0; i < 2; i++) {
		ev_signal_stop(loop, &signals[i]);
	}
}

void daemon_serve(const struct settings *settings) {
	struct gateway gateway = { 0 };
	struct ev_loop *loop = ev_default_loop(EVBACKEND_EPOLL);
	struct net_settings for_net = {
		.domain = settings->domain,
		.server_host = settings->server_host,
		.server_port = (int)settings->server_port,
		.secret = settings->secret,
		.listen = settings->listen,
		.port = (int)settings->port,
		.certificate = settings->certificate,
		.key = settings->key,
		.files = settings->files,
		.proxies = settings->proxies,
		.address_key = settings->address_key,
		.metrics = settings->metrics,
		.connections_most = (uint32_t)settings->connections_most,
	};
	struct hub_settings for_hub = {
		.domain = settings->domain,
		.desk = settings->desk,
		.connections_most = (uint32_t)settings->connections_most,
		.per_address = (uint32_t)settings->per_address,
		.hellos_per_second = (uint32_t)settings->hellos_per_second,
		.ping_every = settings->ping_every,
		.ping_timeout = settings->ping_timeout,
	};

	gateway.hub = hub_create(&for_hub);
	struct net_sink sink = hub_sink(gateway.hub);
	gateway.net = net_create(&for_net, &sink, loop);
	if (!gateway.net) {
		exit(1); /* it has said why */
	}
	if (settings->user[0] && !rights_drop(settings->user)) {
		exit(1);
	}
	struct page_port pages = net_page_port(gateway.net);
	struct desk_port desk = net_desk_port(gateway.net);
	hub_connect(gateway.hub, &pages, &desk);
	run(&gateway, loop);
	net_destroy(gateway.net);
	hub_destroy(gateway.hub);
	ev_loop_destroy(loop);
	log_info("stopped");
}
