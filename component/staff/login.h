#ifndef STAFF_LOGIN_H
#define STAFF_LOGIN_H

#include <stdbool.h>
#include <stdint.h>

/*
 * The desk account's login: made, watched, made again. What it brings is told
 * by staff/roster; why it is down is told here, in one sentence.
 */

struct fact;
struct login;
struct post;

/* `settings` is a FACT_LOGIN; copied. Connects with the first login_turn. */
struct login *login_create(const struct fact *settings, struct post *post);
void login_destroy(struct login *login);

/* What to poll, or -1. */
int login_fd(const struct login *login, short *events);

/* After poll, and when the deadline has come. */
void login_turn(struct login *login, int64_t now);
int64_t login_deadline(const struct login *login);

/* Closes the stream in good order, for ever. */
void login_stop(struct login *login, int64_t now);
bool login_is_over(const struct login *login);

#endif
