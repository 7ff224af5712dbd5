# Every pane when the API limit is reached: which limit, how long, what waits.
hubsim --fixture acme --rate-limit 0 --fail "GET * 429:38"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
env DOCKERHUB_SCIM_TOKEN=scim-acme
start :namespaces 24x80
wait Rate limited by Hub
screen folded
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                    API WAIT 0:38  jobs 0
|namespaces                                                  [0] as sent  LOADING
| Rate limited by Hub (API limit, not the pull limit). Next call in 38s.
| Queued: 1 request (yours go first).   z stops waiting
| 429, Retry-After 38 (read as seconds)
| NAME                                              KIND          ROLE      TEAMS
~14
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  D delete  n new  m actions  / filter  s sort  : cmd  d info  ? help
type :q
key Enter
exit 0
start acme 24x80
wait Rate limited by Hub
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW              API WAIT 0:38  jobs 0
|acme > repos                                                 [0] size v  LOADING
| Rate limited by Hub (API limit, not the pull limit). Next call in 38s.
| Queued: 1 request (yours go first).   z stops waiting
| 429, Retry-After 38 (read as seconds)
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
~14
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :q
key Enter
exit 0
start acme/web-app 24x80
wait Rate limited by Hub
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW              API WAIT 0:38  jobs 0
|acme > web-app > tags                                      [0] pushed v  LOADING
| Rate limited by Hub (API limit, not the pull limit). Next call in 38s.
| Queued: 2 requests (yours go first).   z stops waiting
| 429, Retry-After 38 (read as seconds)
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
~13
|────────────────────────────────────────────────────────────────────────────────
~3
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type :q
key Enter
exit 0
start acme/web-app:images 24x80
wait Rate limited by Hub
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW              API WAIT 0:38  jobs 0
|acme > web-app > images                                    [0] pulled ^  LOADING
| Rate limited by Hub (API limit, not the pull limit). Next call in 38s.
| Queued: 1 request (yours go first).   z stops waiting
| 429, Retry-After 38 (read as seconds)
| DIGEST        PLATFORM           SIZE  TAGS                    PULLED  STATUS
~13
|────────────────────────────────────────────────────────────────────────────────
|
|manifests without a tag are not here: + reads them
|
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :q
key Enter
exit 0
start acme/web-app:v3.2.1 24x80
wait Rate limited by Hub
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW              API WAIT 0:38  jobs 0
|acme > web-app > v3.2.1 > tag-images                       [0] pulled ^  LOADING
| Rate limited by Hub (API limit, not the pull limit). Next call in 38s.
| Queued: 1 request (yours go first).   z stops waiting
| 429, Retry-After 38 (read as seconds)
| DIGEST        PLATFORM                                  SIZE  STATUS     PULLED
~14
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :q
key Enter
exit 0
start acme:teams 24x80
wait Rate limited by Hub
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW              API WAIT 0:38  jobs 0
|acme > teams                                                 [0] team ^  LOADING
| Rate limited by Hub (API limit, not the pull limit). Next call in 38s.
| Queued: 1 request (yours go first).   z stops waiting
| 429, Retry-After 38 (read as seconds)
| TEAM                  MEMBERS  DESCRIPTION
~14
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  D delete  n new  e edit  m actions  / filter  s sort  : cmd  ? help
type :q
key Enter
exit 0
start acme:team-members/web 24x80
wait Rate limited by Hub
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW              API WAIT 0:38  jobs 0
|acme > web > team-members                                  [0] member ^  LOADING
| Rate limited by Hub (API limit, not the pull limit). Next call in 38s.
| Queued: 1 request (yours go first).   z stops waiting
| 429, Retry-After 38 (read as seconds)
| M  MEMBER                NAME                                            JOINED
~14
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  Space mark  D remove  n add  m actions  / filter  s sort  ? help
type :q
key Enter
exit 0
start acme:team-repos/web 24x80
wait Rate limited by Hub
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW              API WAIT 0:38  jobs 0
|acme > web > team-repos                                [0] repository ^  LOADING
| Rate limited by Hub (API limit, not the pull limit). Next call in 38s.
| Queued: 1 request (yours go first).   z stops waiting
| 429, Retry-After 38 (read as seconds)
| REPOSITORY                                                  PERMISSION  VIS
~14
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :q
key Enter
exit 0
start acme:members 24x80
wait Rate limited by Hub
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW              API WAIT 0:38  jobs 0
|acme > members                                              [0] flags v  LOADING
| Rate limited by Hub (API limit, not the pull limit). Next call in 38s.
| Queued: 1 request (yours go first).   z stops waiting
| 429, Retry-After 38 (read as seconds)
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
~13
|────────────────────────────────────────────────────────────────────────────────
~3
|Enter open  Space mark  D remove  n invite  m actions  v view  c compare  ? help
type :q
key Enter
exit 0
start acme:invites 24x80
wait Rate limited by Hub
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW              API WAIT 0:38  jobs 0
|acme > invites                                                [0] age ^  LOADING
| Rate limited by Hub (API limit, not the pull limit). Next call in 38s.
| Queued: 1 request (yours go first).   z stops waiting
| 429, Retry-After 38 (read as seconds)
| M  INVITEE                        AGE  STATUS        TEAM          BY
~13
|────────────────────────────────────────────────────────────────────────────────
~3
|Enter open  Space mark  D cancel  n new  m actions  / filter  s sort  ? help
type :q
key Enter
exit 0
start acme/web-app:webhooks 24x80
wait Rate limited by Hub
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW              API WAIT 0:38  jobs 0
|acme > web-app > webhooks                                    [0] name ^  LOADING
| Rate limited by Hub (API limit, not the pull limit). Next call in 38s.
| Queued: 1 request (yours go first).   z stops waiting
| 429, Retry-After 38 (read as seconds)
| M  NAME                  URL                                               LAST
~14
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :q
key Enter
exit 0
start :pats 24x80
wait Rate limited by Hub
screen folded
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                    API WAIT 0:38  jobs 0
|pats                                                      [0] expires ^  LOADING
| Rate limited by Hub (API limit, not the pull limit). Next call in 38s.
| Queued: 1 request (yours go first).   z stops waiting
| 429, Retry-After 38 (read as seconds)
| M  LABEL                    STATE      EXPIRES     USED  SCOPES
~13
|────────────────────────────────────────────────────────────────────────────────
~3
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :q
key Enter
exit 0
start acme:oats 24x80
wait Rate limited by Hub
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW              API WAIT 0:38  jobs 0
|acme > oats                                               [0] expires ^  LOADING
| Rate limited by Hub (API limit, not the pull limit). Next call in 38s.
| Queued: 1 request (yours go first).   z stops waiting
| 429, Retry-After 38 (read as seconds)
| M  LABEL                                            STATE      EXPIRES     USED
~13
|────────────────────────────────────────────────────────────────────────────────
~3
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :q
key Enter
exit 0
start acme/web-app:access 24x80
wait Rate limited by Hub
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW              API WAIT 0:38  jobs 0
|acme > web-app > access                                      [0] team ^  LOADING
| Rate limited by Hub (API limit, not the pull limit). Next call in 38s.
| Queued: 1 request (yours go first).   z stops waiting
| 429, Retry-After 38 (read as seconds)
| M  TEAM                                                              PERMISSION
~14
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  Space mark  D revoke  n give  e permission  m actions  ? help
type :q
key Enter
exit 0
start acme/web-app:manifests 24x80
wait Rate limited by Hub
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW              API WAIT 0:38  jobs 0
|acme > web-app > manifests                                 [0] pushed v  LOADING
| Rate limited by Hub (API limit, not the pull limit). Next call in 38s.
| Queued: 1 request (yours go first).   z stops waiting
| 429, Retry-After 38 (read as seconds)
| M  DIGEST               TAGS                             SIZE   PUSHED   PULLED
~14
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  Space mark  D delete  m actions  / filter  s sort  : cmd  ? help
type :q
key Enter
exit 0
start acme:audit 24x80
wait Rate limited by Hub
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW              API WAIT 0:38  jobs 0
|acme > audit                                                 [0] time v  LOADING
| Rate limited by Hub (API limit, not the pull limit). Next call in 38s.
| Queued: 1 request (yours go first).   z stops waiting
| 429, Retry-After 38 (read as seconds)
|    TIME  ACTOR           ACTION                NAME
~14
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :q
key Enter
exit 0
start acme:settings 24x80
wait Rate limited by Hub
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW              API WAIT 0:38  jobs 0
|acme > settings                                               [0] key ^  LOADING
| Rate limited by Hub (API limit, not the pull limit). Next call in 38s.
| Queued: 1 request (yours go first).   z stops waiting
| 429, Retry-After 38 (read as seconds)
| KEY                                          VALUE
~14
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  e edit  m actions  / filter  s sort  : cmd  d info  Esc back  ? help
type :q
key Enter
exit 0
start acme:scim 24x80
wait Rate limited by Hub
screen folded
>hubdeck  127.0.0.1:PORTS  acme  signing in  RW             API WAIT 0:38  jobs 0
|acme > scim                                                  [0] user ^  LOADING
| Rate limited by Hub (API limit, not the pull limit). Next call in 38s.
| Queued: 1 request (yours go first).   z stops waiting
| 429, Retry-After 38 (read as seconds)
| M  USER                                        ACTIVE    NAME
~14
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  Space mark  n new  e edit  m actions  / filter  s sort  ? help
type :q
key Enter
exit 0
