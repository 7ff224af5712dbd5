# From 160 columns the row is told in full beside the list.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start acme:members 50x200
wait loaded 11 members
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                                                                                                                         API 179/180 reset HH:MM:SS  jobs 0
|1 repos  2 tags  3 images  4 teams  5[members]  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme > members                                                            [1-11/11] flags v  filter: -
| M  MEMBER               ROLE      TEAMS             LAST SEEN  FLAGS               EMAIL                        JOINE>│ member  aldoext (row 1)
|>   aldoext              Owner     owners                 311d  IDLE GUEST OWNER    aldo@ferri.example           1,204d│
|    maria                Owner     owners,sre               1h  OWNER               maria@example.com            2,210d│ member        aldoext
|    kmbeki               Owner     owners,sre               1d  OWNER               kmbeki@example.com             902d│ role          Owner
|    otto                 Editor    sre                    400d  IDLE EDITOR         otto@example.com             1,490d│ teams         owners
|    u77123               Member                            88d  NOTEAM              u77123@example.com              90d│ seen          2023-04-25 06:25 UTC (311d)
|    jdoe                 Member    web                      5d                      jdoe@example.com               402d│ flags         IDLE GUEST OWNER
|    rsilva               Member    web,ml                   3d                      rsilva@example.com             388d│ email         aldo@ferri.example
|    tokoro               Member    web                      2d                      tokoro@example.com             120d│ joined        2020-11-13 02:50 UTC (1,204d)
|    cibot7               Member    ci-push                   -                      cibot7@example.com             640d│ name          Aldo Ferri (contractor)
|    sato                 Member    ml                       9d                      sato@example.com               510d│ desktop       4.41.2
|    yossi                Member    web                     41d                      yossi@example.com              333d│ logged_in     2023-04-25 02:25 UTC (311d)
|                                                                                                                       │ guest         true
|                                                                                                                       │ company       -
|                                                                                                                       │ location      Torino
|                                                                                                                       │ id            da5e373fd7e04948aaf06ed2b2dbadbc
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs  5.9k  /v2/orgs/acme/members?page=1&page_size=100
|  12:00:00 POST    200   N.NNs   875  /v2/users/login
|
|
|
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|aldoext   name Aldo Ferri (contractor)   desktop 4.41.2   logged_in 311d   guest yes   location Torino   id da5e373fd7e04948aaf06ed2b2dbadbc
|NOTEAM in no team   IDLE not seen for 90d   GUEST from outside
|loaded 11 members (1 request)                                                                                                                                                              data 12:00:00
|Enter open  Space mark  D remove  n invite  m actions  v view  c compare  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  a access  f ask  * mark all  V range  U unmark  ? help
type :q
key Enter
exit 0
