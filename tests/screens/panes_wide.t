# From 160 columns the row is told in full beside the list.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start acme:members 50x200
wait loaded 11 members
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                                                                                                                         API 179/180 reset HH:MM:SS  jobs 0
|1 repos  2 tags  3 images  4 teams  5[members]  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme > members                                                            [1-11/11] flags v  filter: -
| MEMBER                  ROLE      TEAMS             LAST SEEN  FLAGS               EMAIL                        JOINE>│ member  maria (row 1)
|>maria                   Owner     owners,sre                -  OWNER               maria@example.com            2,210d│
| kmbeki                  Owner     owners,sre                -  OWNER               kmbeki@example.com             902d│ member        maria
| aldoext                 Owner     owners                    -  OWNER               aldoext@example.com          1,204d│ role          Owner
| otto                    Editor    sre                       -  EDITOR              otto@example.com             1,490d│ teams         owners,sre
| u77123                  Member                              -  NOTEAM              u77123@example.com              90d│ seen          never, or the Hub did not say
| jdoe                    Member    web                       -                      jdoe@example.com               402d│ flags         OWNER
| rsilva                  Member    web,ml                    -                      rsilva@example.com             388d│ email         maria@example.com
| tokoro                  Member    web                       -                      tokoro@example.com             120d│ joined        2018-02-11 11:59 UTC (2,210d)
| cibot7                  Member    ci-push                   -                      cibot7@example.com             640d│ name          Maria Lindqvist
| sato                    Member    ml                        -                      sato@example.com               510d│ desktop       -
| yossi                   Member    web                       -                      yossi@example.com              333d│ logged_in     never, or the Hub did not say
|                                                                                                                       │ guest         false
|                                                                                                                       │ company       -
|                                                                                                                       │ location      Göteborg
|                                                                                                                       │ id            7d33b1d2f17b4400a179765c90fd6fe8
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
|  12:00:00 GET     200   N.NNs  4.7k  /v2/orgs/acme/members?page=1&page_size=100
|  12:00:00 POST    200   N.NNs   875  /v2/users/login
|
|
|
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|maria   name Maria Lindqvist   guest no   location Göteborg   id 7d33b1d2f17b4400a179765c90fd6fe8
|NOTEAM in no team   IDLE not seen for 90d   GUEST from outside
|loaded 11 members (1 request)                                                                                                                                                              data 12:00:00
|Enter open  / filter  s sort  d info  : cmd  Esc back  q quit  R refresh  w wide  E export  @ requests  ! errors  ? help
type :q
key Enter
exit 0
