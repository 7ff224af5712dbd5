# A snapshot is browsed without a Hub: the audit and comparing; nothing else, and nothing is sent.
hubsim --fixture audit --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
run snapshot northwind $TMP/snap.jsonl --csv --columns complete,members
|complete,members
|true,24
= 0
start --open $TMP/snap.jsonl 24x80
wait petran
screen
>hubdeck  SNAPSHOT 2024-03-01 12:00 UTC  northwind  RO                     jobs 0
|northwind > members                                [1-15/29] risk v  view: audit
| M  MEMBER            ROLE      TEAMS      JOINED  LAST SEEN  FLAGS
|>   petran            Owner     owners       700d         1d  OWNER GUEST
|    oskarl            Owner     owners     1,500d       130d  OWNER IDLE
|    rosabeck          Editor                 480d       200d  EDITOR IDLE NOTEAM
|    nadia             Owner     owners       900d        43m  OWNER
|    carlsen           Member                 940d       400d  IDLE NOTEAM
|    emilstad          Member    contract…     35d        20d  GUEST
|    xenapap           Member    contract…     90d         6d  GUEST
|    tessmoor          Member    web          820d        95d  IDLE
|    quentin           Editor    release      600d         2d  EDITOR
|    danaroth          Member    data           2d          -  NOSEEN NEW
|    kim.yung@northw…  (invite)  web           16d          -  INVITE>14d
|    lena@agency.exa…  (invite)  contract…     41d          -  INVITE>14d
|    mo.salah@northw…  (invite)  data         120d          -  INVITE>14d
|    ulfberg           Member    data         300d          -  NOSEEN
|    verakim           Member                 150d         4d  NOTEAM
|────────────────────────────────────────────────────────────────────────────────
|24 members: 3 owners, 2 editors   5 invites (3 older than 14d)   seats: n/a
|3 guests   4 idle > 90d   2 never seen   3 in no team   2 new
|last seen needs Insights (on)   2FA: not in the Hub API, see Admin Console
|
|Enter open  Space mark  v view  c compare  / filter  s sort  : cmd  ? help
key Enter
wait person
key Esc
type 5
wait NOT IN A SNAPSHOT
screen folded
>hubdeck  SNAPSHOT 2024-03-01 12:00 UTC  northwind  RO                     jobs 0
|northwind > members                               [0] flags v  NOT IN A SNAPSHOT
| members: not in a snapshot.
| :audit-members, :compare, :doctor and :hooks are.
| R read again   Esc back
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
~13
|────────────────────────────────────────────────────────────────────────────────
|
|
|error: members: not in a snapshot; :audit-members, :compare, :doctor and :hooks…
|Enter open  Space mark  v view  c compare  / filter  s sort  : cmd  ? help
type :compare old=$TMP/snap.jsonl
key Enter
wait Nothing changed
screen folded
>hubdeck  SNAPSHOT 2024-03-01 12:00 UTC  northwind  RO                     jobs 0
|northwind > compare  old=/tmp/hubdeck-XXXXXX/snap.jsonl    [0] as sent  +0 -0 ~0
| Nothing changed on northwind since that snapshot.
| CHANGE          WHO                WHERE       FROM     TO       BY        WHEN
~15
|────────────────────────────────────────────────────────────────────────────────
|northwind from 2024-03-01 12:00 to 2024-03-01 12:00 UTC: +0 -0 ~0
|by whom is not known: the audit log is not in a snapshot
|
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type L
expect nobody signs in
type R
resize 15x60
wait SNAPSHOT
screen
>hubdeck  SNAPSHOT 2024-03-01  northwind  RO           jobs 0
|northwind > compare  old=/tmp/hubdec…  [0] as sent  +0 -0 ~0
| Nothing changed on northwind since that snapshot.
| CHANGE          WHO                     WHERE       FROM  >
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────
|northwind from 2024-03-01 12:00 to 2024-03-01 12:00 UTC: +0…
|
|Enter open  / filter  s sort  : cmd  d info  ? help
# What is wrong in it, and Enter where that is in a snapshot, too.
type :doctor
key Enter
wait 12 high
type j
key Enter
wait who can: pull
screen folded
>hubdeck  SNAPSHOT 2024-03-01  northwind  RO           jobs 0
|northwind > warehouse-etl…  [7-14/15] as sent  who can: pull
| WHO              CAN    BECAUSE                        WAY>
|>xenapap          admin  team contractors (admin)          1
| danaroth         push   team data (write)                 1
| gusmore          push   team data (write)                 1
| ulfberg          push   team data (write)                 1
| zoefox           push   team data (write)                 1
| everything       admin  token for northwind/*             1
| nightly          push   token for northwind/warehous…     1
| old-jenkins      push   token for northwind/*             1
|────────────────────────────────────────────────────────────
|can pull: 11 people, 0 by more than one way   4 tokens
|
|Enter open  v view  / filter  s sort  : cmd  d info  ? help
type :webhooks --all-repos
key Enter
wait plain http
key Enter
wait callback
screen folded
>hubdeck  SNAPSHOT 2024-03-01  northwind  RO           jobs 0
|webhook shop                                       [1-11/11]
| reference     shop
| repository    shop
| name          deploy
| url           https://ci.northwind.example/***
| flags         SHARED
| last          2024-02-10 12:00 UTC (20d)
| repositories  4
| created       2024-02-10 12:00 UTC (20d)
| callback      false
| slug          deploy
| target        1
|
|/ filter  : cmd  Esc back  q quit  @ requests  ? help
type :q
key Enter
exit 0
requests GET /v2/orgs/northwind/members* 1
requests POST /v2/users/login* 1
run --open $TMP/snap.jsonl
!{"error":{"type":"UsageError","status_code":null,"message":"a snapshot is browsed on a terminal only","hint":"it answers commands everywhere: hubdeck members ORG --audit --open FILE; access, doctor, hooks, tokens"}}
= 64
