#ifndef XMPP_BROWSER_H
#define XMPP_BROWSER_H

/*
 * What a person calls the browser that a User-Agent is from: "Firefox 128 on
 * Linux". Guesswork, for people to read; nothing may depend on it.
 */

struct arena;

/* In the arena, or `agent` itself where it is none that is known. */
const char *browser_name(struct arena *arena, const char *agent);

#endif
