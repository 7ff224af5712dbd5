# The audit of members: flags, risk, what a flag means, what is below, three sizes.
hubsim --fixture audit --clock-scale 0
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
env DOCKERHUB_SCIM_TOKEN=scim-northwind
start northwind:members 24x80
wait loaded 24 members
type v
wait = 4 requests
screen
>hubdeck  northwind  nadia  pw  RW             API 176/180 reset HH:MM:SS  jobs 0
|northwind > members                                [1-15/29] risk v  view: audit
| M  MEMBER            ROLE      TEAMS      JOINED  LAST SEEN  FLAGS
|>   petran            Owner     owners       700d         1d  OWNER GUEST
|    oskarl            Owner     owners     1,500d       130d  OWNER IDLE
|    emilstad          Member    contract…     35d        20d  GUEST NOSCIM
|    rosabeck          Editor                 480d       200d  EDITOR IDLE NOTEAM
|    nadia             Owner     owners       900d        43m  OWNER
|    carlsen           Member                 940d       400d  IDLE NOTEAM
|    xenapap           Member    contract…     90d         6d  GUEST
|    tessmoor          Member    web          820d        95d  IDLE
|    yurisok           Member    ops          260d        12d  NOSCIM
|    quentin           Editor    release      600d         2d  EDITOR
|    danaroth          Member    data           2d          -  NOSEEN NEW
|    kim.yung@northw…  (invite)  web           16d          -  INVITE>14d
|    lena@agency.exa…  (invite)  contract…     41d          -  INVITE>14d
|    mo.salah@northw…  (invite)  data         120d          -  INVITE>14d
|    ulfberg           Member    data         300d          -  NOSEEN
|────────────────────────────────────────────────────────────────────────────────
|24 members: 3 owners, 2 editors   5 invites (3 older than 14d)   seats: n/a
|3 guests   4 idle > 90d   2 never seen   3 in no team   2 new   2 not in SCIM
|last seen needs Insights (on)   2FA: not in the Hub API, see Admin Console
|members 1 + invites 1 + teams 1 + SCIM 1 = 4 requests              data 12:00:00
|Enter open  Space mark  D remove  m actions  v view  c compare  / filter  ? help
expect petran            Owner     owners       700d         1d  OWNER GUEST
expect oskarl            Owner     owners     1,500d       130d  OWNER IDLE
expect rosabeck          Editor                 480d       200d  EDITOR IDLE NOTEAM
expect lena@agency
expect INVITE>14d
expect 24 members: 3 owners, 2 editors   5 invites (3 older than 14d)
expect 3 guests   4 idle > 90d   2 never seen   3 in no team   2 new   2 not in SCIM
requests GET /v2/orgs/northwind/members* 2
requests GET /v2/orgs/northwind/groups* 1
requests GET /v2/orgs/northwind/invites* 1
type d
screen
>hubdeck  northwind  nadia  pw  RW             API 176/180 reset HH:MM:SS  jobs 0
|person petran                                                          [1-20/20]
| reference     petran
| member        petran
| role          Owner
| teams         owners
| joined        2022-04-01 10:40 UTC (700d)
| seen          2024-02-29 11:33 UTC (1d)
| flags         OWNER GUEST
| risk          14
| email         petra@novak.example
| name          Petra Novák
| kind          member
| id            d1ebc6d696da42ceae3f4649b7a12015
|
| RISK          what the flags add ([risk] changes that)
|   OWNER       +8  may do everything
|   GUEST       +6  from outside the verified domains
|   risk        14
|
| not known     2FA, seats, tokens of others:
|               not in the Hub API, see Admin Console
|
|/ filter  : cmd  Esc back  q quit  @ requests  ! errors  ? help
key Esc
type /idle
expect 1-4/4 of 29
absent xenapap
key Enter
key Esc
type /contractors
key Enter
key Esc
type v
wait view
expect flags v
resize 15x60
type v
wait risk v
screen
>hubdeck  northwind  nadia  pw  RW        API 176/180  jobs 0
|northwind > members             [1-8/29] risk v  view: audit
| M  MEMBER            FLAGS                         ROLE   >
|>   petran            OWNER GUEST                   Owner
|    oskarl            OWNER IDLE                    Owner
|    emilstad          GUEST NOSCIM                  Member
|    rosabeck          EDITOR IDLE NOTEAM            Editor
|    nadia             OWNER                         Owner
|    carlsen           IDLE NOTEAM                   Member
|    xenapap           GUEST                         Member
|    tessmoor          IDLE                          Member
|────────────────────────────────────────────────────────────
|24 members: 3 owners, 2 editors   5 invites (3 older than 1…
|                                               data 12:00:00
|Enter open  Space mark  D remove  m actions  v view  ? help
type d
wait person
type G
screen
>hubdeck  northwind  nadia  pw  RW        API 176/180  jobs 0
|person petran                                     [10-20/20]
| name          Petra Novák
| kind          member
| id            d1ebc6d696da42ceae3f4649b7a12015
|
| RISK          what the flags add ([risk] changes that)
|   OWNER       +8  may do everything
|   GUEST       +6  from outside the verified domains
|   risk        14
|
| not known     2FA, seats, tokens of others:
|               not in the Hub API, see Admin Console
|
|/ filter  : cmd  Esc back  q quit  @ requests  ? help
key Esc
resize 50x200
wait rosabeck@
key Down Down Down
wait person  rosabeck
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                                                                                                                    API 176/180 reset HH:MM:SS  jobs 0
|1 repos  2 tags  3 images  4 teams  5[members]  6 invites  7 webhooks  8 tokens  9 audit  0 more  northwind > members                                                      [1-29/29] risk v  view: audit
| M  MEMBER            ROLE      TEAMS      JOINED  LAST SEEN  FLAGS                    RISK  EMAIL                    >│ person  rosabeck (row 4)
|    petran            Owner     owners       700d         1d  OWNER GUEST                14  petra@novak.example       │
|    oskarl            Owner     owners     1,500d       130d  OWNER IDLE                 13  oskarl@northwind.example  │ member        rosabeck
|    emilstad          Member    contract…     35d        20d  GUEST NOSCIM               11  emil@agency.example       │ role          Editor
|>   rosabeck          Editor                 480d       200d  EDITOR IDLE NOTEAM         10  rosabeck@northwind.example│ teams         -
|    nadia             Owner     owners       900d        43m  OWNER                       8  nadia@northwind.example   │ joined        2022-11-07 03:35 UTC (480d)
|    carlsen           Member                 940d       400d  IDLE NOTEAM                 6  carlsen@northwind.example │ seen          2023-08-14 09:11 UTC (200d)
|    xenapap           Member    contract…     90d         6d  GUEST                       6  xena@contractors.example  │ flags         EDITOR IDLE NOTEAM
|    tessmoor          Member    web          820d        95d  IDLE                        5  tessmoor@northwind.example│ risk          10
|    yurisok           Member    ops          260d        12d  NOSCIM                      5  yurisok@northwind.example │ email         rosabeck@northwind.example
|    quentin           Editor    release      600d         2d  EDITOR                      4  quentin@northwind.example │ name          Rosa Beck
|    danaroth          Member    data           2d          -  NOSEEN NEW                  3  danaroth@northwind.example│ kind          member
|    kim.yung@northw…  (invite)  web           16d          -  INVITE>14d                  3                            │ id            61ddb0b28cc04feaa6a4f78b677a60e4
|    lena@agency.exa…  (invite)  contract…     41d          -  INVITE>14d                  3                            │
|    mo.salah@northw…  (invite)  data         120d          -  INVITE>14d                  3                            │ RISK          what the flags add ([risk] changes that)
|    ulfberg           Member    data         300d          -  NOSEEN                      2  ulfberg@northwind.example │   EDITOR      +4  may change every repository
|    verakim           Member                 150d         4d  NOTEAM                      1  verakim@northwind.example │   IDLE        +5  last seen more than 90 days ago
|    wimdevos          Member    web            3d         1d  NEW                         1  wimdevos@northwind.example│   NOTEAM      +1  in no team
|    adamring          Member    platform     510d        89d                              0  adamring@northwind.example│   risk        10
|    beahart           Member    web            8d         1d                              0  beahart@northwind.example │
|    faywong           Member    ops          620d         7d                              0  faywong@northwind.example │ not known     2FA, seats, tokens of others:
|    gusmore           Member    data          77d        15d                              0  gusmore@northwind.example │               not in the Hub API, see Admin Console
|    halberry          Member    web,ops      333d         2d                              0  halberry@northwind.example│
|    idastone          Member    platform     222d        31d                              0  idastone@northwind.example│
|    joriver           Member    release      190d         5d                              0  joriver@northwind.example │
|    nils.ek@northwi…  (invite)  ops           13d          -                              0                            │
|    nwbot             Member    ci           700d        27m                              0  nwbot@northwind.example   │
|    olga.r@northwin…  (invite)                 1d          -                              0                            │
|    samlee            Member    platform     350d         1d                              0  samlee@northwind.example  │
|    zoefox            Member    platform…    410d         3d                              0  zoefox@northwind.example  │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs   13k  /v2/scim/2.0/Users?startIndex=1&count=100
|  12:00:00 GET     200   N.NNs  1.2k  /v2/orgs/northwind/groups?page=1&page_size=100
|  12:00:00 GET     200   N.NNs   981  /v2/orgs/northwind/invites
|  12:00:00 GET     200   N.NNs   13k  /v2/orgs/northwind/members?page=1&page_size=100
|  12:00:00 GET     200   N.NNs   13k  /v2/orgs/northwind/members?page=1&page_size=100
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|24 members: 3 owners, 2 editors   5 invites (3 older than 14d)   seats: n/a
|3 guests   4 idle > 90d   2 never seen   3 in no team   2 new   2 not in SCIM
|last seen needs Insights (on)   2FA: not in the Hub API, see Admin Console
|                                                                                                                                                                                           data 12:00:00
|Enter open  Space mark  D remove  m actions  v view  c compare  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  a access  * mark all  V range  U unmark  w wide  E export  ? help
