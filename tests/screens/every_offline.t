# Every pane without a network: what cannot be reached, when it is tried again.
env DOCKERHUB_URL=http://127.0.0.1:1
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
env DOCKERHUB_SCIM_TOKEN=scim-acme
start acme 24x80
wait OFFLINE since
type :namespaces
key Enter
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  signing in  RO              OFFLINE since 12:00:00  jobs 0
|namespaces                                                  [0] as sent  LOADING
| Cannot reach the Hub: could not connect to 127.0.0.1:1: Connection refused.
| R try now (by itself at HH:MM:SS)   @ log   q quit
| NAME                                              KIND          ROLE      TEAMS
~15
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme
key Enter
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  acme  signing in  RO        OFFLINE since 12:00:00  jobs 0
|acme > repos                                                 [0] size v  LOADING
| Cannot reach the Hub: could not connect to 127.0.0.1:1: Connection refused.
| R try now (by itself at HH:MM:SS)   @ log   q quit
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
~15
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  Space mark  / filter  s sort  : cmd  d info  Esc back  ? help
type :acme/web-app
key Enter
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  acme  signing in  RO        OFFLINE since 12:00:00  jobs 0
|acme > web-app > tags                                      [0] pushed v  LOADING
| Cannot reach the Hub: could not connect to 127.0.0.1:1: Connection refused.
| R try now (by itself at HH:MM:SS)   @ log   q quit
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
~14
|────────────────────────────────────────────────────────────────────────────────
~3
|Enter open  Space mark  / filter  s sort  : cmd  d info  Esc back  ? help
type :acme/web-app:images
key Enter
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  acme  signing in  RO        OFFLINE since 12:00:00  jobs 0
|acme > web-app > images                                    [0] pulled ^  LOADING
| Cannot reach the Hub: could not connect to 127.0.0.1:1: Connection refused.
| R try now (by itself at HH:MM:SS)   @ log   q quit
| DIGEST        PLATFORM           SIZE  TAGS                    PULLED  STATUS
~14
|────────────────────────────────────────────────────────────────────────────────
|
|manifests without a tag are not here: + reads them
|
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme/web-app:v3.2.1
key Enter
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  acme  signing in  RO        OFFLINE since 12:00:00  jobs 0
|acme > web-app > v3.2.1 > tag-images                       [0] pulled ^  LOADING
| Cannot reach the Hub: could not connect to 127.0.0.1:1: Connection refused.
| R try now (by itself at HH:MM:SS)   @ log   q quit
| DIGEST        PLATFORM                                  SIZE  STATUS     PULLED
~15
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme:teams
key Enter
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  acme  signing in  RO        OFFLINE since 12:00:00  jobs 0
|acme > teams                                                 [0] team ^  LOADING
| Cannot reach the Hub: could not connect to 127.0.0.1:1: Connection refused.
| R try now (by itself at HH:MM:SS)   @ log   q quit
| TEAM                  MEMBERS  DESCRIPTION
~15
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme:team-members/web
key Enter
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  acme  signing in  RO        OFFLINE since 12:00:00  jobs 0
|acme > web > team-members                                  [0] member ^  LOADING
| Cannot reach the Hub: could not connect to 127.0.0.1:1: Connection refused.
| R try now (by itself at HH:MM:SS)   @ log   q quit
| M  MEMBER                NAME                                            JOINED
~15
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  Space mark  / filter  s sort  : cmd  d info  Esc back  ? help
type :acme:team-repos/web
key Enter
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  acme  signing in  RO        OFFLINE since 12:00:00  jobs 0
|acme > web > team-repos                                [0] repository ^  LOADING
| Cannot reach the Hub: could not connect to 127.0.0.1:1: Connection refused.
| R try now (by itself at HH:MM:SS)   @ log   q quit
| REPOSITORY                                                  PERMISSION  VIS
~15
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme:members
key Enter
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  acme  signing in  RO        OFFLINE since 12:00:00  jobs 0
|acme > members                                              [0] flags v  LOADING
| Cannot reach the Hub: could not connect to 127.0.0.1:1: Connection refused.
| R try now (by itself at HH:MM:SS)   @ log   q quit
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
~14
|────────────────────────────────────────────────────────────────────────────────
~3
|Enter open  Space mark  v view  c compare  / filter  s sort  : cmd  ? help
type :acme:invites
key Enter
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  acme  signing in  RO        OFFLINE since 12:00:00  jobs 0
|acme > invites                                                [0] age ^  LOADING
| Cannot reach the Hub: could not connect to 127.0.0.1:1: Connection refused.
| R try now (by itself at HH:MM:SS)   @ log   q quit
| M  INVITEE                        AGE  STATUS        TEAM          BY
~14
|────────────────────────────────────────────────────────────────────────────────
~3
|Enter open  Space mark  / filter  s sort  : cmd  d info  Esc back  ? help
type :acme/web-app:webhooks
key Enter
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  acme  signing in  RO        OFFLINE since 12:00:00  jobs 0
|acme > web-app > webhooks                                    [0] name ^  LOADING
| Cannot reach the Hub: could not connect to 127.0.0.1:1: Connection refused.
| R try now (by itself at HH:MM:SS)   @ log   q quit
| M  NAME                  URL                                               LAST
~15
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  Space mark  / filter  s sort  : cmd  d info  Esc back  ? help
type :pats
key Enter
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  signing in  RO              OFFLINE since 12:00:00  jobs 0
|pats                                                      [0] expires ^  LOADING
| Cannot reach the Hub: could not connect to 127.0.0.1:1: Connection refused.
| R try now (by itself at HH:MM:SS)   @ log   q quit
| M  LABEL                    STATE      EXPIRES     USED  SCOPES
~14
|────────────────────────────────────────────────────────────────────────────────
~3
|Enter open  Space mark  / filter  s sort  : cmd  d info  Esc back  ? help
type :acme:oats
key Enter
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  acme  signing in  RO        OFFLINE since 12:00:00  jobs 0
|acme > oats                                               [0] expires ^  LOADING
| Cannot reach the Hub: could not connect to 127.0.0.1:1: Connection refused.
| R try now (by itself at HH:MM:SS)   @ log   q quit
| M  LABEL                                            STATE      EXPIRES     USED
~14
|────────────────────────────────────────────────────────────────────────────────
~3
|Enter open  Space mark  / filter  s sort  : cmd  d info  Esc back  ? help
type :acme/web-app:access
key Enter
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  acme  signing in  RO        OFFLINE since 12:00:00  jobs 0
|acme > web-app > access                                      [0] team ^  LOADING
| Cannot reach the Hub: could not connect to 127.0.0.1:1: Connection refused.
| R try now (by itself at HH:MM:SS)   @ log   q quit
| M  TEAM                                                              PERMISSION
~15
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  Space mark  / filter  s sort  : cmd  d info  Esc back  ? help
type :acme/web-app:manifests
key Enter
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  acme  signing in  RO        OFFLINE since 12:00:00  jobs 0
|acme > web-app > manifests                                 [0] pushed v  LOADING
| Cannot reach the Hub: could not connect to 127.0.0.1:1: Connection refused.
| R try now (by itself at HH:MM:SS)   @ log   q quit
| M  DIGEST               TAGS                             SIZE   PUSHED   PULLED
~15
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  Space mark  / filter  s sort  : cmd  d info  Esc back  ? help
type :acme:audit
key Enter
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  acme  signing in  RO        OFFLINE since 12:00:00  jobs 0
|acme > audit                                                 [0] time v  LOADING
| Cannot reach the Hub: could not connect to 127.0.0.1:1: Connection refused.
| R try now (by itself at HH:MM:SS)   @ log   q quit
|    TIME  ACTOR           ACTION                NAME
~15
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme:settings
key Enter
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  acme  signing in  RO        OFFLINE since 12:00:00  jobs 0
|acme > settings                                               [0] key ^  LOADING
| Cannot reach the Hub: could not connect to 127.0.0.1:1: Connection refused.
| R try now (by itself at HH:MM:SS)   @ log   q quit
| KEY                                          VALUE
~15
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme:scim
key Enter
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  acme  signing in  RO        OFFLINE since 12:00:00  jobs 0
|acme > scim                                                  [0] user ^  LOADING
| Cannot reach the Hub: could not connect to 127.0.0.1:1: Connection refused.
| R try now (by itself at HH:MM:SS)   @ log   q quit
| M  USER                                        ACTIVE    NAME
~15
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  Space mark  / filter  s sort  : cmd  d info  Esc back  ? help
type :acme:journal
key Enter
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  acme  signing in  RO        OFFLINE since 12:00:00  jobs 0
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
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  acme  signing in  RO        OFFLINE since 12:00:00  jobs 0
|acme > limits                                         [1-3/3] as sent  filter: -
| LIMIT      LEFT     OF  WINDOW  STATE                          FOR
|>API           -      -  1m      not known: R asks (1 request)  this address
| pulls         -      -          Enter asks the registry
| sign-in       -      -  10m     not signed in
~14
|────────────────────────────────────────────────────────────────────────────────
|API   note requests to Docker Hub, whatever they are
|                                                                   data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :credential
key Enter
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  acme  signing in  RO        OFFLINE since 12:00:00  jobs 0
|acme > credential                                           [0] as sent  LOADING
| Cannot reach the Hub: could not connect to 127.0.0.1:1: Connection refused.
| R try now (by itself at HH:MM:SS)   @ log   q quit
| ABILITY                         PANE      CAN      WHY
~15
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :contexts
key Enter
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  acme  signing in  RO        OFFLINE since 12:00:00  jobs 0
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
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  signing in  RO              OFFLINE since 12:00:00  jobs 0
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
