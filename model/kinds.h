#ifndef MODEL_KINDS_H
#define MODEL_KINDS_H

#include "model/kind.h" /* IWYU pragma: export */

/* Every kind, in the order of the panes.  A new kind is one file and one line. */
#define KINDS(_)                                                                       \
	_(namespaces)                                                                  \
	_(repos)                                                                       \
	_(tags)                                                                        \
	_(images)                                                                      \
	_(tag_images)                                                                  \
	_(manifests)                                                                   \
	_(teams)                                                                       \
	_(team_members)                                                                \
	_(team_repos)                                                                  \
	_(members)                                                                     \
	_(audit_members)                                                               \
	_(invites)                                                                     \
	_(webhooks)                                                                    \
	_(access)                                                                      \
	_(ways)                                                                        \
	_(reach)                                                                       \
	_(doctor)                                                                      \
	_(hooks)                                                                       \
	_(oats)                                                                        \
	_(pats)                                                                        \
	_(audit)                                                                       \
	_(settings)                                                                    \
	_(scim)                                                                        \
	_(snapshots)                                                                   \
	_(compare)                                                                     \
	_(journal)                                                                     \
	_(jobs)                                                                        \
	_(limits)                                                                      \
	_(credential)                                                                  \
	_(contexts)

#define KIND_DECLARE(name) extern const struct kind kind_##name;
KINDS(KIND_DECLARE)

/* Tags and manifests once more, for plans (model/tag.h); no pane shows them. */
extern const struct kind kind_tags_with_images, kind_manifests_as_tags;

/* All of them, ended by NULL. */
extern const struct kind *const kinds[];

/* NULL when there is none. */
const struct kind *kind_find(struct str name);

#endif
