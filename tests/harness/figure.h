#ifndef TESTS_HARNESS_FIGURE_H
#define TESTS_HARNESS_FIGURE_H

#include <stddef.h>

/* What a benchmark prints: one line a figure, with its unit, its control and its goal.
 */

/* Sorts `v`; 0.5 is the median, 1 the largest.  0 when there is none. */
double figure_at(double *v, size_t n, double part);
double figure_median(double *v, size_t n);

/* Stands for "there is none" in the place of a control or a goal. */
#define FIGURE_NONE (-1.0)

/* `goal` is the most the figure may be. */
void figure(const char *what, double value, const char *unit, double control,
	    double goal);

#endif
