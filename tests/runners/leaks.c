/*
 * Looks for leaks when a program of ours ends; DESKBELL_SANITIZE links it to
 * them. LeakSanitizer stops its own process by ptrace(2), and where that is
 * refused ends a program with 1 that had ended well. So children look, who have
 * the same heap and may be refused, until one could. Knows no program.
 */

#include <errno.h>
#include <stdio.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sanitizer/lsan_interface.h>

#define TRIES 5

/* A child's codes; LeakSanitizer ends one that could not look with another. */
#define CLEAN 80
#define LEAKS 81

static int is_looked;

/* LeakSanitizer asks before it looks by itself. */
int __lsan_is_turned_off(void);
int __lsan_is_turned_off(void) {
	return is_looked;
}

/* How a child found it, or something else. */
static int look(void) {
	int status = 0;
	pid_t child = fork();

	if (child == 0) {
		_exit(__lsan_do_recoverable_leak_check() ? LEAKS : CLEAN);
	}
	while (child > 0 && waitpid(child, &status, 0) < 0 && errno == EINTR) {
	}
	return child > 0 && WIFEXITED(status) ? WEXITSTATUS(status) : 0;
}

/* Runs when main() is over, and before LeakSanitizer's own turn. */
__attribute__((destructor)) static void look_at_the_end(void) {
	int found = 0;

	fflush(NULL);
	for (int i = 0; i < TRIES && found != CLEAN && found != LEAKS; i++) {
		found = look();
	}
	if (found == LEAKS) {
		_exit(1);
	}
	is_looked = 1;
	if (found != CLEAN) {
		fprintf(stderr, "It could not be looked for leaks.\n");
	}
}
