# Ways, what somebody reaches, and matrices when the Hub limits, refuses or is away.
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET *northwind* 429:38"
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
start northwind/shop:ways 24x80
wait WAIT
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW         API WAIT 0:38  jobs 0
|northwind > shop > ways  can=push                       [0] as sent  LOADING 1/6
| Rate limited by Hub (API limit, not the pull limit). Next call in 38s.
| Queued: 5 requests (yours go first).   z stops waiting
| 429, Retry-After 38 (read as seconds)
| WHO              CAN    BECAUSE                      WAYS  KIND   NOTE
~14
|────────────────────────────────────────────────────────────────────────────────
|1 of 6 requests   z stops
|
|Enter open  n give  m actions  v view  / filter  s sort  : cmd  d info  ? help
type z
wait STOPPED
type :northwind:reach/samlee
key Enter
wait LOADING
type z
wait Nothing is queued
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > samlee > reach                                  [0] as sent  STOPPED
| Rate limited by Hub (API limit, not the pull limit). Next call in 38s.
| Nothing is queued.   R reads when that is over
| 429, Retry-After 38 (read as seconds)
| REPOSITORY              CAN    BECAUSE                                     WAYS
~14
|────────────────────────────────────────────────────────────────────────────────
|
|stopped: no row without all answers; R reads all
|Enter open  v view  / filter  s sort  : cmd  d info  Esc back  q quit  ? help
type M
wait LOADING
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW         API WAIT 0:38  jobs 0
|northwind > members x teams                                              LOADING
| Rate limited by Hub (API limit, not the pull limit). Next call in 38s.
| Queued: 3 requests (yours go first).   z stops waiting
| 429, Retry-After 38 (read as seconds)
~14
|────────────────────────────────────────────────────────────────────────────────
~3
|Enter change  = review  v repos  a reach  t team  E export  / filter  ? help
type z
wait Nothing is queued
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > members x teams                                              STOPPED
| Rate limited by Hub (API limit, not the pull limit). Next call in 38s.
| Nothing is queued.   R reads when that is over
| 429, Retry-After 38 (read as seconds)
~14
|────────────────────────────────────────────────────────────────────────────────
|
|
|stopped: R reads again
|Enter change  = review  v repos  a reach  t team  E export  / filter  ? help
type :q
key Enter
exit 0
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET *northwind* 403"
start northwind:reach/samlee 24x80
wait FORBIDDEN
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > samlee > reach                                [0] as sent  FORBIDDEN
| Hub said: 403 "insufficient scope".
| Access needs: password + 2FA sign-in as an owner or editor, or an
| organization token with scope-repo-group-read, scope-group-read and
| scope-member-read.
| You are: nadia by password.
| L sign in another way   C what can this credential do?   R read again
| REPOSITORY              CAN    BECAUSE                                     WAYS
~11
|────────────────────────────────────────────────────────────────────────────────
|
|error: Hub said: 403 "insufficient scope"; the token's scope is too small: read…
|Enter open  v view  / filter  s sort  : cmd  d info  Esc back  q quit  ? help
type M
wait members x teams
wait FORBIDDEN
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > members x teams                                            FORBIDDEN
| Hub said: 403 "insufficient scope"
| Teams need: password + 2FA sign-in as an owner or editor, or an organization
| token with scope-group-read.
| You are: nadia by password.
| L sign in another way   C what can this credential do?   R retry now
~12
|────────────────────────────────────────────────────────────────────────────────
|
|
|error: Hub said: 403 "insufficient scope"; the token's scope is too small: read…
|Enter change  = review  v repos  a reach  t team  E export  / filter  ? help
type E
expect nothing to export: no row is shown
type C
wait credential
key Esc
wait reach
type :q
key Enter
exit 0
env DOCKERHUB_URL=http://127.0.0.1:1
start northwind/shop:ways 24x80
wait OFFLINE
screen folded
>hubdeck  127.0.0.1:1  northwind  signing in  RO   OFFLINE since 12:00:00  jobs 0
|northwind > shop > ways  can=push                           [0] as sent  LOADING
| Cannot reach the Hub: could not connect to 127.0.0.1:1: Connection refused.
| R try now (by itself at HH:MM:SS)   @ log   q quit
| WHO              CAN    BECAUSE                      WAYS  KIND   NOTE
~15
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  v view  / filter  s sort  : cmd  d info  Esc back  q quit  ? help
type M
wait x teams
screen folded
>hubdeck  127.0.0.1:1  northwind  signing in  RO   OFFLINE since 12:00:00  jobs 0
|northwind > repos x teams                                                LOADING
| Cannot reach the Hub: could not connect to 127.0.0.1:1: Connection refused.
| R try now (by itself at HH:MM:SS)   @ log   q quit
~15
|────────────────────────────────────────────────────────────────────────────────
~3
|v members  a ways  t team  E export  / filter  ? help
type z
wait STOPPED
screen folded
>hubdeck  127.0.0.1:1  northwind  signing in  RO   OFFLINE since 12:00:00  jobs 0
|northwind > repos x teams                                                STOPPED
| Cannot reach the Hub: could not connect to 127.0.0.1:1: Connection refused.
| R try now (by itself at HH:MM:SS)   @ log   q quit
~15
|────────────────────────────────────────────────────────────────────────────────
|
|
|stopped: R reads again
|v members  a ways  t team  E export  / filter  ? help
type :q
key Enter
exit 0
