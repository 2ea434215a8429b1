/*
 * Rows of the store as lists that an agent reads.
 */

#include "desk/record.h"

#include "desk/model.h"

void record_found(struct step *step) {
	(void)step;
}
