#ifndef UI_ACTIONS_H
#define UI_ACTIONS_H

#include "model/op.h"
#include "ui/options.h"

/* `hubdeck actions [GROUP]`: the table of operations as people and scripts read it. */
int actions_run(const struct options *o, const char *group);

/* `hubdeck GROUP --help`: the same as people read it, whatever the output. */
int actions_print_group(const struct options *o, const char *group);

/* `hubdeck GROUP ACTION --help` */
void actions_print_op(const struct op *op);

/* `hubdeck GROUP` alone or with an action it does not have: names the nearest; exit 64.
 */
int actions_unknown(const struct options *o, const char *group, const char *action);

/* True when the word names a group. */
bool actions_is_group(const char *word);

/* `hubdeck --help` */
void actions_print_usage(void);

#endif
