#ifndef MODEL_TAG_H
#define MODEL_TAG_H

#include "model/field.h"

/*
 * A tag.  Its row is known outside its kind because plans are made of tags.
 * CONTRACT 6; a tag may lack a digest (CONTRACT 18.18).
 */
struct tag {
	struct text name;
	struct text platforms; /* "amd64,arm64/v8": attestation rows left out; shared */
	struct text status;    /* "active", "inactive" */
	struct text media_type;
	struct text updater; /* last_updater_username */
	struct stamp pushed, pulled;
	struct bytes size;
	struct count images; /* platforms, attestations left out */
	struct ident id;
	struct digest digest;
};

#endif
