/*
 * leaks DIR...: what the tests have left behind, searched for secrets when all of them
 * are done: their logs, and cores where they ran.  The last line counts, as every
 * test's.
 */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

#include "tests/harness/leak.h"

/* There must be none: what it would hold is the memory of the program. */
static bool is_cored(void)
{
	glob_t found;
	bool any = !glob("core*", 0, NULL, &found);

	for (size_t i = 0; any && i < found.gl_pathc; i++)
		printf("  there is %s\n", found.gl_pathv[i]);
	globfree(&found);
	return any;
}

int main(int argc, char **argv)
{
	bool cored = is_cored();

	/* Aborts, and so says nothing at its end, when there is one. */
	for (int i = 1; i < argc; i++)
		leak_check_files(argv[i]);
	printf("%d passed, %d failed\n", argc - cored, cored);
	return cored ? EXIT_FAILURE : EXIT_SUCCESS;
}
