#ifndef MODEL_QUERY_PRIVATE_H
#define MODEL_QUERY_PRIVATE_H

#include "model/pattern.h"
#include "model/query.h"

/* What query_parse.c makes and query.c matches. */
enum term_type {
	TERM_WORD,    /* has the word */
	TERM_FUZZY,   /* has its letters in this order */
	TERM_PATTERN, /* matches the regular expression */
	TERM_COMPARE, /* number, size, age; equality of texts */
};

enum operation { CMP_LESS, CMP_LESS_EQUAL, CMP_EQUAL, CMP_MORE_EQUAL, CMP_MORE };

struct term {
	enum term_type type;
	bool inverse;
	bool never;                /* a date: never */
	enum operation op;         /* TERM_COMPARE */
	const struct field *field; /* NULL: all FIELD_FIND fields */
	struct str word;           /* lower case, in query->text */
	int64_t number;            /* bytes, seconds, count */
	struct pattern *pattern;
};

struct query {
	const struct kind *kind;
	bool inverse; /* of all terms together */
	struct term *terms;
	size_t n, cap;
	const struct field *within; /* whose value must be one of: */
	const struct names *names;  /* borrowed; NULL: any */
	char *text;                 /* the words, one behind the other */
	size_t text_len;
};

#endif
