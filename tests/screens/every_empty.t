# Every pane without a row: what that means, and what makes one.
hubsim --fixture acme --rate-limit 0 --fail "GET * empty"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
env DOCKERHUB_SCIM_TOKEN=scim-acme
start acme 24x80
type :namespaces
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                            API -  jobs 0
|namespaces                                            [1-1/1] as sent  filter: -
| NAME                                              KIND          ROLE      TEAMS
|>maria                                             user          Owner         -
~16
|────────────────────────────────────────────────────────────────────────────────
|maria
|loaded 1 namespace (1 request)                                     data 12:00:00
|Enter open  D delete  n new  m actions  / filter  s sort  : cmd  d info  ? help
type :acme
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                               [0] size v  filter: -
| No repositories on acme.   n new
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
~16
|────────────────────────────────────────────────────────────────────────────────
|
|                                                                   data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :acme/web-app
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > tags                                    [0] pushed v  filter: -
| No tags on acme/web-app. Size on Hub may still be > 0: untagged images.
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
~15
|────────────────────────────────────────────────────────────────────────────────
|
|
|loaded 0 tags (1 request)                                          data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type :acme/web-app:images
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > images                                  [0] pulled ^  filter: -
| No image in any tag of acme/web-app. + reads manifests without a tag.
| DIGEST        PLATFORM           SIZE  TAGS                    PULLED  STATUS
~15
|────────────────────────────────────────────────────────────────────────────────
|
|manifests without a tag are not here: + reads them
|loaded 0 images (1 request)                                        data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme/web-app:v3.2.1
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > v3.2.1 > tag-images                     [0] pulled ^  filter: -
| No image in acme/web-app:v3.2.1. Untagged manifests are not in the API.
| DIGEST        PLATFORM                                  SIZE  STATUS     PULLED
~16
|────────────────────────────────────────────────────────────────────────────────
|
|loaded 0 images (1 request)                                        data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme:teams
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > teams                                               [0] team ^  filter: -
| No teams.   n new
| TEAM                  MEMBERS  DESCRIPTION
~16
|────────────────────────────────────────────────────────────────────────────────
|
|loaded 0 teams (1 request)                                         data 12:00:00
|Enter open  D delete  n new  e edit  m actions  / filter  s sort  : cmd  ? help
type :acme:team-members/web
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web > team-members                                [0] member ^  filter: -
| Nobody is in this team.   n add
| M  MEMBER                NAME                                            JOINED
~16
|────────────────────────────────────────────────────────────────────────────────
|
|loaded 0 team members (1 request)                                  data 12:00:00
|Enter open  Space mark  D remove  n add  m actions  / filter  s sort  ? help
type :acme:team-repos/web
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web > team-repos                              [0] repository ^  filter: -
| This team has access to no repository.
| REPOSITORY                                                  PERMISSION  VIS
~16
|────────────────────────────────────────────────────────────────────────────────
|
|loaded 0 repositories (1 request)                                  data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme:members
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > members                                            [0] flags v  filter: -
| Hub returned no members: check the organization's name.   n invite
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
~15
|────────────────────────────────────────────────────────────────────────────────
|
|
|loaded 0 members (1 request)                                       data 12:00:00
|Enter open  Space mark  D remove  n invite  m actions  v view  c compare  ? help
type :acme:invites
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invites                                              [0] age ^  filter: -
| No pending invites.   n new
| M  INVITEE                        AGE  STATUS        TEAM          BY
~15
|────────────────────────────────────────────────────────────────────────────────
|
|
|loaded 0 invites (1 request)                                       data 12:00:00
|Enter open  Space mark  D cancel  n new  m actions  / filter  s sort  ? help
type :acme/web-app:webhooks
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > webhooks                                  [0] name ^  filter: -
| No webhooks. Hub calls them on push only.   n new
| M  NAME                  URL                                               LAST
~16
|────────────────────────────────────────────────────────────────────────────────
|
|loaded 0 webhooks (1 request)                                      data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :pats
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                            API -  jobs 0
|pats                                                    [0] expires ^  filter: -
| No tokens.   n new
| M  LABEL                    STATE      EXPIRES     USED  SCOPES
~15
|────────────────────────────────────────────────────────────────────────────────
|
|
|loaded 0 personal tokens (1 request)                               data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :acme:oats
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > oats                                             [0] expires ^  filter: -
| No tokens.   n new
| M  LABEL                                            STATE      EXPIRES     USED
~15
|────────────────────────────────────────────────────────────────────────────────
|
|
|loaded 0 organization tokens (1 request)                           data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :acme/web-app:access
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > access                                    [0] team ^  filter: -
| Nobody but owners.   n give
| M  TEAM                                                              PERMISSION
~16
|────────────────────────────────────────────────────────────────────────────────
|
|loaded 0 teams with access (1 request)                             data 12:00:00
|Enter open  Space mark  D revoke  n give  e permission  m actions  ? help
type :acme/web-app:manifests
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > manifests                               [0] pushed v  filter: -
| No manifests in acme/web-app.
| M  DIGEST               TAGS                             SIZE   PUSHED   PULLED
~16
|────────────────────────────────────────────────────────────────────────────────
|
|listing complete, 5 pages, 0 rows                                  data 12:00:00
|Enter open  Space mark  D delete  m actions  / filter  s sort  : cmd  ? help
type :acme:audit
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > audit                                               [0] time v  filter: -
| Nothing in the audit log of acme.
|    TIME  ACTOR           ACTION                NAME
~16
|────────────────────────────────────────────────────────────────────────────────
|
|loaded 0 events (1 request)                                        data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme:scim
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > scim                                                [0] user ^  filter: -
| SCIM answers, 0 users.   n new
| M  USER                                        ACTIVE    NAME
~16
|────────────────────────────────────────────────────────────────────────────────
|
|loaded 0 SCIM users (1 request)                                    data 12:00:00
|Enter open  Space mark  n new  e edit  m actions  / filter  s sort  ? help
type :acme:journal
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > journal                                             [0] time v  filter: -
| Nothing was changed from here yet.
|    TIME  OPERATION           TARGET                     OUTCOME  HTTP  WHO
~16
|────────────────────────────────────────────────────────────────────────────────
|
|loaded 0 changes (0 requests)                                      data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :limits
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > limits                                         [1-3/3] as sent  filter: -
| LIMIT      LEFT     OF  WINDOW  STATE                          FOR
|>API           -      -  1m      not known: R asks (1 request)  maria
| pulls         -      -          Enter asks the registry
| sign-in       -      -  10m     signed in                      maria
~14
|────────────────────────────────────────────────────────────────────────────────
|API   note requests to Docker Hub, whatever they are
|                                                                   data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :credential
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > credential                                   [1-17/23] as sent  filter: -
| ABILITY                         PANE      CAN      WHY
|>list public repositories        repos     yes      a signed-in user may
| list private repositories       repos     yes      a signed-in user may
| create repositories             repos     unknown  if you are a member of the …
| change repositories             repos     unknown  if you are an admin of the …
| delete repositories             repos     unknown  if you are an admin of the …
| list tags                       tags      yes      a signed-in user may
| delete tags                     tags      unknown  if you are an admin of the …
| delete manifests                images    unknown  if you are an admin of the …
| list teams                      teams     unknown  if you are a member of the …
| change teams                    teams     unknown  if you are an owner of the …
| list members                    members   unknown  if you are a member of the …
| change roles, remove members    members   unknown  if you are an owner of the …
| list invites                    invites   unknown  if you are an owner of the …
| invite, resend, cancel          invites   unknown  if you are an owner of the …
| list webhooks                   webhooks  unknown  if you are an admin of the …
| change webhooks                 webhooks  unknown  if you are an admin of the …
| personal tokens                 pats      yes      a signed-in user may
|────────────────────────────────────────────────────────────────────────────────
|list public repositories
|loaded 23 abilities (0 requests)                                   data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :contexts
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > contexts                                         [0] context ^  filter: -
| No context: a section [context NAME] of the configuration makes one.
| CONTEXT           HERE  USER          ORG           MODE  URL
~16
|────────────────────────────────────────────────────────────────────────────────
|
|                                                                   data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :jobs
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                            API -  jobs 0
|jobs                                                      [0] began v  filter: -
| No jobs: what deletes more than one tag is one, here or by hubdeck apply.
| JOB                          STATE         WHERE                  DONE     LEFT
~16
|────────────────────────────────────────────────────────────────────────────────
|
|                                                                   data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :q
key Enter
exit 0
