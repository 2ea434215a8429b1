#ifndef DESK_ON_ORDER_H
#define DESK_ON_ORDER_H

#include <stddef.h>

/* Commands that come as forms (XEP-0050): the same orders, once more told. */

struct step;

/* FORM: what the command takes, with what may be chosen. */
void order_asks_form(struct step *step);

/* ORDER: what was filled in. */
void order_comes(struct step *step);

/*
 * What was told to who asked since the effect `before` is the result of what
 * he asked for, where he asked by a form.
 */
void order_result(struct step *step, size_t before);

#endif
