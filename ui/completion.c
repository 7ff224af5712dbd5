#include "ui/completion.h"

#include <stdio.h>
#include <string.h>

#include "model/op.h"
#include "model/xalloc.h"
#include "ui/cli.h"
#include "ui/flags.h"

/* The words a command line may begin with, besides groups. */
struct commands {
	const char *const *v;
	size_t n;
};

/* The command line likes '-' where the table has '_'. */
static void put_dashed(const char *word)
{
	for (; *word; word++)
		putchar(*word == '_' ? '-' : *word);
}

static void put_words(const struct commands *commands)
{
	for (size_t i = 0; i < commands->n; i++)
		printf("%s%s", i ? " " : "", commands->v[i]);
	for (size_t g = 0; op_groups[g]; g++)
		printf(" %s", op_groups[g]->name);
}

static void put_actions(const struct op_group *g)
{
	for (size_t i = 0; i < g->n; i++) {
		fputs(i ? " " : "", stdout);
		put_dashed(g->ops[i].action);
	}
	/* The one word of a group that is no operation: ui/can.h. */
	if (!strcmp(g->name, "auth"))
		fputs(" can", stdout);
}

/* Secrets have no flag, and what is an option for everybody is offered as that. */
static bool has_flag(const struct param *p)
{
	return p->type != PARAM_SECRET && !options_has(p->name);
}

static void put_flags(const struct op *op)
{
	for (size_t i = 0; i < op->n_params; i++)
		if (has_flag(&op->params[i])) {
			fputs(" --", stdout);
			put_dashed(op->params[i].name);
		}
}

static void put_values(const struct param *p)
{
	static const char *const flags[] = { "true", "false", NULL };
	const char *const *v = p->type == PARAM_BOOL ? flags : p->values;

	for (; *v; v++)
		printf("%s%s", v == p->values || v == flags ? "" : " ", *v);
}

static bool has_values(const struct param *p)
{
	return p->values || p->type == PARAM_BOOL;
}

static void put_options(void)
{
	for (size_t i = 0; options_name(i); i++)
		printf("%s--%s", i ? " " : "", options_name(i));
}

/* ---- bash -------------------------------------------------------------- */

/* The flags of a command that is no operation. */
static void bash_command(const char *command)
{
	struct flag f;

	if (!flag_at(command, 0, &f))
		return;
	printf("\t'%s '*) words=\"$options", command);
	for (size_t i = 0; flag_at(command, i, &f); i++)
		printf(" --%s", f.name);
	puts("\" ;;");
}

static void bash_op(const struct op *op)
{
	for (size_t i = 0; i < op->n_params; i++) {
		const struct param *p = &op->params[i];

		if (!has_flag(p) || !has_values(p))
			continue;
		printf("\t'%s ", op->group);
		put_dashed(op->action);
		fputs(" --", stdout);
		put_dashed(p->name);
		fputs("') words='", stdout);
		put_values(p);
		puts("' ;;");
	}
	printf("\t'%s ", op->group);
	put_dashed(op->action);
	fputs(" '*) words=\"$options", stdout);
	put_flags(op);
	puts("\" ;;");
}

static void bash(const struct commands *commands)
{
	const struct op *op;

	puts("# Completion of hubdeck for bash; made by: hubdeck completion bash\n"
	     "_hubdeck() {\n"
	     "\tlocal cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
	     "\tlocal group=${COMP_WORDS[1]} action=${COMP_WORDS[2]} words=");
	fputs("\tlocal options='", stdout);
	put_options();
	fputs("'\n\taction=${action//_/-}\n"
	      "\tcase $COMP_CWORD:$group in\n\t1:*) words=\"$options ",
	      stdout);
	put_words(commands);
	puts("\" ;;");
	for (size_t g = 0; op_groups[g]; g++) {
		printf("\t2:%s) words='", op_groups[g]->name);
		put_actions(op_groups[g]);
		puts("' ;;");
	}
	puts("\t2:completion) words='bash zsh fish' ;;\n"
	     "\t*) case \"$group $action $prev\" in");
	for (size_t i = 0; (op = op_at(i)); i++)
		bash_op(op);
	for (size_t i = 0; i < commands->n; i++)
		bash_command(commands->v[i]);
	puts("\t*) words=$options ;;\n\tesac ;;\n\tesac\n"
	     "\tcase $prev in");
	for (size_t i = 0; options_name(i); i++)
		if (options_values(i))
			printf("\t--%s) words='%s' ;;\n", options_name(i),
			       options_values(i));
	puts("\tesac\n"
	     "\tmapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$cur\")\n"
	     "}\n"
	     "complete -o default -F _hubdeck hubdeck");
}

/* ---- zsh and fish ------------------------------------------------------ */

/* Inside single quotes: zsh ends and begins them again, fish has a backslash. */
static void put_quoted(const char *s, const char *quote, char colon)
{
	for (; *s; s++) {
		if (*s == '\'')
			fputs(quote, stdout);
		else if (*s == ':' && colon)
			printf("\\%c", *s);
		else
			putchar(*s);
	}
}

static void zsh_group(const struct op_group *g)
{
	printf("\t2:%s) items=(", g->name);
	for (size_t i = 0; i < g->n; i++) {
		fputs(i ? " '" : "'", stdout);
		put_dashed(g->ops[i].action);
		putchar(':');
		put_quoted(g->ops[i].help, "'\\''", ':');
		putchar('\'');
	}
	puts(strcmp(g->name, "auth") ? ") ;;" : " can) ;;");
}

/* A colon would begin a description. */
static void zsh_values(const char *const *v)
{
	for (; *v; v++) {
		fputs(" '", stdout);
		put_quoted(*v, "'\\''", ':');
		putchar('\'');
	}
}

static void zsh_op(const struct op *op)
{
	static const char *const flags[] = { "true", "false", NULL };

	for (size_t i = 0; i < op->n_params; i++) {
		const struct param *p = &op->params[i];

		if (!has_flag(p) || !has_values(p))
			continue;
		printf("\t'%s ", op->group);
		put_dashed(op->action);
		fputs(" --", stdout);
		put_dashed(p->name);
		fputs("') items=(", stdout);
		zsh_values(p->type == PARAM_BOOL ? flags : p->values);
		puts(" ) ;;");
	}
	printf("\t'%s ", op->group);
	put_dashed(op->action);
	fputs(" '*) items=($options", stdout);
	for (size_t i = 0; i < op->n_params; i++) {
		const struct param *p = &op->params[i];

		if (!has_flag(p))
			continue;
		fputs(" '--", stdout);
		put_dashed(p->name);
		putchar(':');
		put_quoted(p->help, "'\\''", ':');
		putchar('\'');
	}
	puts(") ;;");
}

static void zsh_command(const char *command)
{
	struct flag f;

	if (!flag_at(command, 0, &f))
		return;
	printf("\t'%s '*) items=($options", command);
	for (size_t i = 0; flag_at(command, i, &f); i++) {
		printf(" '--%s:", f.name);
		put_quoted(f.help, "'\\''", ':');
		putchar('\'');
	}
	puts(") ;;");
}

static void zsh(const struct commands *commands)
{
	const struct op *op;

	puts("#compdef hubdeck\n"
	     "# Completion of hubdeck for zsh; made by: hubdeck completion zsh\n"
	     "_hubdeck() {\n"
	     "\tlocal -a items options");
	fputs("\toptions=(", stdout);
	put_options();
	fputs(")\n\tcase $((CURRENT-1)):$words[2] in\n\t1:*) items=($options ", stdout);
	put_words(commands);
	puts(") ;;");
	for (size_t g = 0; op_groups[g]; g++)
		zsh_group(op_groups[g]);
	puts("\t2:completion) items=(bash zsh fish) ;;\n"
	     "\t*) case \"$words[2] ${words[3]//_/-} $words[CURRENT-1]\" in");
	for (size_t i = 0; (op = op_at(i)); i++)
		zsh_op(op);
	for (size_t i = 0; i < commands->n; i++)
		zsh_command(commands->v[i]);
	puts("\t*) items=($options) ;;\n\tesac ;;\n\tesac\n"
	     "\tcase $words[CURRENT-1] in");
	for (size_t i = 0; options_name(i); i++)
		if (options_values(i))
			printf("\t--%s) items=(%s) ;;\n", options_name(i),
			       options_values(i));
	puts("\tesac\n"
	     "\t_describe hubdeck items\n"
	     "}\n"
	     "_hubdeck \"$@\"");
}

static void fish_op(const struct op *op)
{
	printf("complete -c hubdeck -n '__fish_seen_subcommand_from %s; and test "
	       "(count "
	       "(commandline -opc)) -eq 2' -a ",
	       op->group);
	put_dashed(op->action);
	fputs(" -d '", stdout);
	put_quoted(op->help, "\\'", 0);
	puts("'");
	for (size_t i = 0; i < op->n_params; i++) {
		const struct param *p = &op->params[i];

		if (!has_flag(p))
			continue;
		printf("complete -c hubdeck -n '__fish_seen_subcommand_from %s; and "
		       "__fish_seen_subcommand_from ",
		       op->group);
		put_dashed(op->action);
		fputs("' -l ", stdout);
		put_dashed(p->name);
		fputs(" -x -d '", stdout);
		put_quoted(p->help, "\\'", 0);
		fputs("'", stdout);
		if (has_values(p)) {
			fputs(" -a '", stdout);
			put_values(p);
			fputs("'", stdout);
		}
		putchar('\n');
	}
}

static void fish_command(const char *command)
{
	struct flag f;

	for (size_t i = 0; flag_at(command, i, &f); i++) {
		printf("complete -c hubdeck -n '__fish_seen_subcommand_from %s' -l "
		       "%s%s "
		       "-d '",
		       command, f.name, f.value ? " -x" : "");
		put_quoted(f.help, "\\'", 0);
		puts("'");
	}
}

static void fish(const struct commands *commands)
{
	const struct op *op;

	fputs("# Completion of hubdeck for fish; made by: hubdeck completion fish\n"
	      "complete -c hubdeck -f\n"
	      "complete -c hubdeck -n __fish_use_subcommand -a '",
	      stdout);
	put_words(commands);
	puts("'\ncomplete -c hubdeck -n '__fish_seen_subcommand_from completion' -a "
	     "'bash zsh fish'\n"
	     "complete -c hubdeck -n '__fish_seen_subcommand_from auth; and test "
	     "(count "
	     "(commandline -opc)) -eq 2' -a can");
	for (size_t i = 0; options_name(i); i++) {
		const char *values = options_values(i);

		printf("complete -c hubdeck -l %s", options_name(i));
		if (values)
			printf(" -x -a '%s'", values);
		putchar('\n');
	}
	for (size_t i = 0; (op = op_at(i)); i++)
		fish_op(op);
	for (size_t i = 0; i < commands->n; i++)
		fish_command(commands->v[i]);
}

int completion_run(const struct options *o, const char *shell, const char *const *names,
		   size_t n)
{
	const struct commands commands = { names, n };
	struct error err = { 0 };

	if (shell && !strcmp(shell, "bash"))
		bash(&commands);
	else if (shell && !strcmp(shell, "zsh"))
		zsh(&commands);
	else if (shell && !strcmp(shell, "fish"))
		fish(&commands);
	else {
		error_set(&err, ST_USAGE, "completion: bash, zsh or fish");
		return cli_fail(o, &err);
	}
	return 0;
}
