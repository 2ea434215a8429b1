/*
 * deskbell-gateway: puts the parts together and turns the loop. It holds
 * nothing that may not be lost.
 */

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <ev.h>

#include "base/log.h"
#include "hub.h"
#include "net/net.h"
#include "settings.h"

#define TICK 0.25 /* s */
/* On SIGTERM: how long pages and the server are given to say goodbye. */
#define DRAIN_TICKS 20

struct gateway {
	struct hub *hub;
	struct net *net;
	int drain_left; /* ticks; 0: not stopping */
};

static void on_tick(struct ev_loop *loop, ev_timer *timer, int events) {
	struct gateway *gateway = timer->data;

	(void)events;
	hub_tick(gateway->hub);
	net_tick(gateway->net);
	if (gateway->drain_left > 0 &&
			(--gateway->drain_left == 0 || hub_count(gateway->hub) == 0)) {
		ev_break(loop, EVBREAK_ALL);
	}
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
	ev_signal signals[2];
	const int numbers[] = { SIGTERM, SIGINT };

	ev_timer_init(&timer, on_tick, 0, TICK);
	timer.data = gateway;
	ev_timer_start(loop, &timer);
	for (int i = 0; i < 2; i++) {
		ev_signal_init(&signals[i], on_stop, numbers[i]);
		signals[i].data = gateway;
		ev_signal_start(loop, &signals[i]);
	}
	ev_run(loop, 0);
	ev_timer_stop(loop, &timer);
	for (int i = 0; i < 2; i++) {
		ev_signal_stop(loop, &signals[i]);
	}
}

static void serve(const struct settings *settings) {
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
		.connections_most = (uint32_t)settings->connections_most,
	};
	struct hub_settings for_hub = {
		.domain = settings->domain,
		.desk = settings->desk,
		.connections_most = (uint32_t)settings->connections_most,
		.per_address = (uint32_t)settings->per_address,
		.ping_every = settings->ping_every,
		.ping_timeout = settings->ping_timeout,
	};

	gateway.hub = hub_create(&for_hub);
	struct net_sink sink = hub_sink(gateway.hub);
	gateway.net = net_create(&for_net, &sink, loop);
	if (!gateway.net) {
		exit(1); /* it has said why */
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

int main(int count, char **words) {
	struct settings settings;
	char why[512];
	bool is_trial = count == 3 && strcmp(words[1], "-t") == 0;

	log_open("deskbell-gateway", LOG_LEVEL_INFO);
	if (count == 2 && strcmp(words[1], "--settings") == 0) {
		char *example = conf_example(settings_sections);
		printf("%s", example);
		free(example);
		return 0;
	}
	if (count != 2 && !is_trial) {
		fatal("usage: deskbell-gateway [-t] FILE, or --settings");
	}
	if (!settings_read(&settings, words[count - 1], why, sizeof(why))) {
		fatal("%s", why);
	}
	log_open("deskbell-gateway", (enum log_level)settings.log_level);
	if (!is_trial) {
		serve(&settings);
	}
	settings_finish(&settings);
	return 0;
}
