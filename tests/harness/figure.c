#include "tests/harness/figure.h"

#include <stdio.h>
#include <stdlib.h>

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double figure_at(double *v, size_t n, double part)
{
	if (!n)
		return 0;
	qsort(v, n, sizeof(*v), by_value);
	return v[(size_t)(part * (double)(n - 1) + 0.5)];
}

double figure_median(double *v, size_t n)
{
	return figure_at(v, n, 0.5);
}

void figure(const char *what, double value, const char *unit, double control,
	    double goal)
{
	printf("%-50s %8.2f %-6s", what, value, unit);
	if (control >= 0)
		printf(" control %8.2f", control);
	else
		printf(" %16s", "");
	if (goal >= 0)
		printf("  goal %7.2f  %s", goal, value <= goal ? "met" : "MISSED");
	putchar('\n');
}
