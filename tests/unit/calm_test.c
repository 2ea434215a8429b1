/* What may wait in a queue, and until when. */

#include "base/calm.h"

#include "check.h"

int main(void) {
	struct calm calm = { 0 };

	CHECK(!calm_holds(&calm, 0, 1000));
	CHECK(!calm_holds(&calm, 10, 1000));

	calm_add(&calm, 0, 10, 1000);
	CHECK(calm_holds(&calm, 10, 1000));
	calm_add(&calm, 10, 30, 1000 + CALM_MOST / 2);
	CHECK(calm_holds(&calm, 30, 1000 + CALM_MOST - 1));
	CHECK(!calm_holds(&calm, 30, 1000 + CALM_MOST)); /* since the first */

	CHECK(!calm_holds(&calm, 40, 1001)); /* something that may not came */
	calm_add(&calm, 40, 50, 1001);
	CHECK(!calm_holds(&calm, 50, 1001)); /* and is not held up behind it */

	calm_end(&calm);
	CHECK(!calm_holds(&calm, 30, 1001)); /* as long, and something else */
	calm_add(&calm, 0, 5, 2000);
	CHECK(calm_holds(&calm, 5, 2000));
	return check_report();
}
