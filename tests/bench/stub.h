#ifndef STUB_H
#define STUB_H

/*
 * A child process that plays the XMPP server, the visitors and their one agent
 * ann@example.org. It renders what it sends beforehand and is told in orders;
 * an order is done when the component has answered all of it.
 */

struct buffer;

enum order_what {
	ORDER_ASK,  /* this many visitors write their first line */
	ORDER_TAKE, /* the agent takes so many chats */
	ORDER_SAY,  /* so many lines, from the visitors in turn */
};

struct duty {
	enum order_what what;
	int count;
	int visitors; /* SAY: how many there are */
};

struct stub {
	int port;   /* where it listens */
	int orders; /* is written to */
	int done;   /* gives a byte when an order is done */
};

struct stub stub_start(void);
void stub_tell(const struct stub *stub, struct duty order);

/* Those lines, for whoever wants to read them without a component. */
struct buffer stub_render_lines(int count, int visitors);

#endif
