/*
 * Root is needed for port 443 and perhaps for the key; nothing that a page says
 * is ever read with its rights.
 */

#define _DEFAULT_SOURCE /* initgroups() is in no standard */

#include "rights.h"

#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/log.h"

bool rights_drop(const char *user) {
	errno = 0;
	const struct passwd *who = getpwnam(user);

	if (!who) {
		log_error("user: there is no %s here", user);
		return false;
	}
	if (getuid() == who->pw_uid && geteuid() == who->pw_uid) {
		return true; /* the supervisor has seen to it */
	}
	if (who->pw_uid == 0 || initgroups(user, who->pw_gid) != 0 ||
			setgid(who->pw_gid) != 0 || setuid(who->pw_uid) != 0) {
		log_error("cannot become %s: %s", user,
				errno ? strerror(errno) : "it is root");
		return false;
	}
	/* It must not be possible to go back, nor to gain any by exec. */
	if (setuid(0) == 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
		log_error("the rights of root cannot be given up");
		return false;
	}
	return true;
}
