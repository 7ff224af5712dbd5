# Without a sign-in: what works without one, and how to sign in.
hubsim --fixture acme
start 24x80
screen
>hubdeck  127.0.0.1:PORTS  anon  RW                                 API -  jobs 0
|namespaces                                            [0] as sent  NOT SIGNED IN
| You are not signed in: public places only.
| : opens a place by its name, e.g. :library or :library/debian
| L signs in; or set DOCKERHUB_USERNAME and DOCKERHUB_TOKEN.
| NAME                                              KIND          ROLE      TEAMS
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme/base-images
key Enter
screen
>hubdeck  127.0.0.1:PORTS  acme  anon  RW      API 178/180 reset HH:MM:SS  jobs 0
|acme > base-images > tags                          [1-16/60] pushed v  filter: -
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|>   debian-13-20240227                  3d      15m      70M     5  HOT
|    debian-12-20240223                  6d      18h      68M     5  HOT
|    debian-12-slim-20240219            10d       2d      71M     5  HOT
|    alpine-3.22-20240216               14d    never      65M     5
|    alpine-3.21-20240212               18d       8d      65M     5  HOT
|    busybox-20240208                   22d      12d      65M     5  HOT
|    debian-13-20240204                 25d      17d      71M     5  HOT
|    debian-12-20240131                 29d    never      71M     5
|    debian-12-slim-20240127            33d      29d      67M     5  HOT
|    alpine-3.22-20240123               37d      37d      64M     5
|    alpine-3.21-20240119               41d       2m      69M     5  HOT
|    busybox-20240116                   45d    never      68M     5
|    debian-13-20240112                 49d      11d      68M     5  HOT
|    debian-12-20240108                 53d      17d      66M     5  HOT
|    debian-12-slim-20240103            57d      25d      64M     5  HOT
|    alpine-3.22-20231230               61d    never      70M     5
|────────────────────────────────────────────────────────────────────────────────
|acme/base-images:debian-13-20240227   by cibot7   state active   media applicat…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|loaded 60 tags (1 request)                                         data 12:00:00
|Enter open  Space mark  / filter  s sort  : cmd  d info  Esc back  ? help
type L
screen
>hubdeck  acme  sign-in needed  RW             API 178/180 reset HH:MM:SS  jobs 0
|acme > base-images > tags                          [1-16/60] pushed v  filter: -
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|>   debian-13-20240227                  3d      15m      70M     5  HOT
|    debian-12-20240223                  6d      18h      68M     5  HOT
|    debian-12-slim-20240219            10d       2d      71M     5  HOT
|    alpin┌─ Sign in to Docker Hub ────────────────────────────────────┐
|    alpin│                                                            │
|    busyb│                                                            │
|    debia│ User name:                                                 │
|    debia│                                                            │
|    debia│                                                            │
|    alpin│ One try for each Enter; failures lock the account.         │
|    alpin│ Enter sign in   Esc do without   S-Tab another user        │
|    busyb└────────────────────────────────────────────────────────────┘
|    debian-13-20240112                 49d      11d      68M     5  HOT
|    debian-12-20240108                 53d      17d      66M     5  HOT
|    debian-12-slim-20240103            57d      25d      64M     5  HOT
|    alpine-3.22-20231230               61d    never      70M     5
|────────────────────────────────────────────────────────────────────────────────
|acme/base-images:debian-13-20240227   by cibot7   state active   media applicat…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|signing in ...                                                     data 12:00:00
|
type maria
key Enter
type maria-password
key Enter
wait acme  maria
key Esc
wait globex
screen
>hubdeck  127.0.0.1:PORTS  maria  pw  RW       API 177/180 reset HH:MM:SS  jobs 0
|namespaces                                            [1-3/3] as sent  filter: -
| NAME                                              KIND          ROLE      TEAMS
|>maria                                             user          Owner         -
| acme                                              organization  Owner         5
| globex                                            organization  Member        2
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|maria
|loaded 3 namespaces (1 request)                                    data 12:00:00
|Enter open  D delete  n new  m actions  / filter  s sort  : cmd  d info  ? help
type qqqq
exit 0
