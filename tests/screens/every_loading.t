# Every pane while it loads.
hubsim --fixture acme --rate-limit 0 --fail "GET * stall"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
env DOCKERHUB_SCIM_TOKEN=scim-acme
start :namespaces 24x80
wait Loading
screen folded
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                            API -  jobs 0
|namespaces                                                  [0] as sent  LOADING
| Loading namespaces ...
| NAME                                              KIND          ROLE      TEAMS
~16
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  D delete  n new  m actions  / filter  s sort  : cmd  d info  ? help
type :q
key Enter
exit 0
start acme 24x80
wait Loading
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                                 [0] size v  LOADING
| Loading repos ...
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
~16
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :q
key Enter
exit 0
start acme/web-app 24x80
wait Loading
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > tags                                      [0] pushed v  LOADING
| Loading tags ...
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
~15
|────────────────────────────────────────────────────────────────────────────────
~3
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type :q
key Enter
exit 0
start acme/web-app:images 24x80
wait Loading
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > images                                    [0] pulled ^  LOADING
| Loading images ...
| DIGEST        PLATFORM           SIZE  TAGS                    PULLED  STATUS
~15
|────────────────────────────────────────────────────────────────────────────────
|
|manifests without a tag are not here: + reads them
|
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :q
key Enter
exit 0
start acme/web-app:v3.2.1 24x80
wait Loading
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > v3.2.1 > tag-images                       [0] pulled ^  LOADING
| Loading images ...
| DIGEST        PLATFORM                                  SIZE  STATUS     PULLED
~16
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :q
key Enter
exit 0
start acme:teams 24x80
wait Loading
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > teams                                                 [0] team ^  LOADING
| Loading teams ...
| TEAM                  MEMBERS  DESCRIPTION
~16
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  D delete  n new  e edit  m actions  / filter  s sort  : cmd  ? help
type :q
key Enter
exit 0
start acme:team-members/web 24x80
wait Loading
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web > team-members                                  [0] member ^  LOADING
| Loading team members ...
| M  MEMBER                NAME                                            JOINED
~16
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  Space mark  D remove  n add  m actions  / filter  s sort  ? help
type :q
key Enter
exit 0
start acme:team-repos/web 24x80
wait Loading
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web > team-repos                                [0] repository ^  LOADING
| Loading repositories ...
| REPOSITORY                                                  PERMISSION  VIS
~16
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :q
key Enter
exit 0
start acme:members 24x80
wait Loading
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > members                                              [0] flags v  LOADING
| Loading members ...
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
~15
|────────────────────────────────────────────────────────────────────────────────
~3
|Enter open  Space mark  D remove  n invite  m actions  v view  c compare  ? help
type :q
key Enter
exit 0
start acme:invites 24x80
wait Loading
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invites                                                [0] age ^  LOADING
| Loading invites ...
| M  INVITEE                        AGE  STATUS        TEAM          BY
~15
|────────────────────────────────────────────────────────────────────────────────
~3
|Enter open  Space mark  D cancel  n new  m actions  / filter  s sort  ? help
type :q
key Enter
exit 0
start acme/web-app:webhooks 24x80
wait Loading
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > webhooks                                    [0] name ^  LOADING
| Loading webhooks ...
| M  NAME                  URL                                               LAST
~16
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :q
key Enter
exit 0
start :pats 24x80
wait Loading
screen folded
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                            API -  jobs 0
|pats                                                      [0] expires ^  LOADING
| Loading personal tokens ...
| M  LABEL                    STATE      EXPIRES     USED  SCOPES
~15
|────────────────────────────────────────────────────────────────────────────────
~3
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :q
key Enter
exit 0
start acme:oats 24x80
wait Loading
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > oats                                               [0] expires ^  LOADING
| Loading organization tokens ...
| M  LABEL                                            STATE      EXPIRES     USED
~15
|────────────────────────────────────────────────────────────────────────────────
~3
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :q
key Enter
exit 0
start acme/web-app:access 24x80
wait Loading
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > access                                      [0] team ^  LOADING
| Loading teams with access ...
| M  TEAM                                                              PERMISSION
~16
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  Space mark  D revoke  n give  e permission  m actions  ? help
type :q
key Enter
exit 0
start acme/web-app:manifests 24x80
wait Loading
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > manifests                                 [0] pushed v  LOADING
| Loading manifests ...
| M  DIGEST               TAGS                             SIZE   PUSHED   PULLED
~16
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  Space mark  D delete  m actions  / filter  s sort  : cmd  ? help
type :q
key Enter
exit 0
start acme:audit 24x80
wait Loading
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > audit                                                 [0] time v  LOADING
| Loading events ...
|    TIME  ACTOR           ACTION                NAME
~16
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :q
key Enter
exit 0
start acme:settings 24x80
wait Loading
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > settings                                               [0] key ^  LOADING
| Loading settings ...
| KEY                                          VALUE
~16
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  e edit  m actions  / filter  s sort  : cmd  d info  Esc back  ? help
type :q
key Enter
exit 0
start acme:scim 24x80
wait Loading
screen folded
>hubdeck  127.0.0.1:PORTS  acme  signing in  RW                     API -  jobs 0
|acme > scim                                                  [0] user ^  LOADING
| Loading SCIM users ...
| M  USER                                        ACTIVE    NAME
~16
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  Space mark  n new  e edit  m actions  / filter  s sort  ? help
type :q
key Enter
exit 0
