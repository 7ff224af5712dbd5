# The audit of members when not all can be read, nothing, nobody, no Hub; and it ends a wait.
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET /v2/orgs/northwind/groups* 403"
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
start northwind:audit-members 24x80
wait INCOMPLETE
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > members           [1-13/29+] risk v partial  view: audit  INCOMPLETE
| ! Not read: teams: Hub said: 403 "insufficient scope"
| What hangs on that is not here.   C what can this credential do?
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
|────────────────────────────────────────────────────────────────────────────────
|24 members: 3 owners, 2 editors   5 invites (3 older than 14d)   seats: n/a
|3 guests   4 idle > 90d   2 never seen   3 in no team   2 new
|last seen needs Insights (on)   2FA: not in the Hub API, see Admin Console
|! INCOMPLETE: 1 list could not be read; ! says why                 data 12:00:00
|Enter open  Space mark  D remove  m actions  v view  c compare  / filter  ? help
expect Not read: teams
expect oskarl
type !
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|errors of this session                                                   [1-1/1]
| 12:00:00  not read: teams: Hub said: 403 "insufficient scope"
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
|
|
|
|
|
|
|/ filter  : cmd  Esc back  q quit  @ requests  ! errors  ? help
key Esc
resize 15x60
wait risk v
screen
>hubdeck  northwind  nadia  pw  RW              API -  jobs 0
|northwind > me…[1-5/29+]  INCOMPLETE risk v partial  view: …
| ! Not read: teams: Hub said: 403 "insufficient scope"
| What hangs on that is not here.   C what can this
| credential do?
| M  MEMBER            FLAGS                         ROLE   >
|>   petran            OWNER GUEST                   Owner
|    oskarl            OWNER IDLE                    Owner
|    rosabeck          EDITOR IDLE NOTEAM            Editor
|    nadia             OWNER                         Owner
|    carlsen           IDLE NOTEAM                   Member
|────────────────────────────────────────────────────────────
|24 members: 3 owners, 2 editors   5 invites (3 older than 1…
|                                               data 12:00:00
|Enter open  Space mark  D remove  m actions  v view  ? help
type :q
key Enter
exit 0
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET * 403"
start northwind:audit-members 24x80
wait FORBIDDEN
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > members                           [0] risk v  view: audit  FORBIDDEN
| Hub said: 403 "insufficient scope".
| Members need: password + 2FA sign-in as an owner, or an organization token
| with scope-member-read, scope-invite-read and scope-group-read.
| You are: nadia by password.
| L sign in another way   C what can this credential do?   R read again
| M  MEMBER            ROLE      TEAMS      JOINED  LAST SEEN  FLAGS
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
|error: Hub said: 403 "insufficient scope"; the token's scope is too small: read…
|Enter open  Space mark  D remove  m actions  v view  c compare  / filter  ? help
type :q
key Enter
exit 0
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET * empty"
start northwind:audit-members 24x80
wait INCOMPLETE
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > members                          [0] risk v  view: audit  INCOMPLETE
| ! Not read: members: Hub returned none: check the organization's name
| What hangs on that is not here.   C what can this credential do?
| M  MEMBER            ROLE      TEAMS      JOINED  LAST SEEN  FLAGS
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
|members: not read   0 invites (0 older than 14d)   seats: n/a
|who is a guest, idle or in no team: not known
|last seen needs Insights (not known)   2FA: not in the Hub API, see Admin Conso…
|! INCOMPLETE: 1 list could not be read; ! says why                 data 12:00:00
|Enter open  Space mark  D remove  m actions  v view  c compare  / filter  ? help
type :q
key Enter
exit 0
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET /v2/orgs/northwind/invites* stall"
start northwind:audit-members 24x80
wait 2 of 3 requests answered
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > members                         [0] risk v  view: audit  LOADING 2/3
| Loading people: 2 of 3 requests answered.   z stops
| M  MEMBER            ROLE      TEAMS      JOINED  LAST SEEN  FLAGS
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
|
|
|────────────────────────────────────────────────────────────────────────────────
|2 of 3 requests   z stops
|
|Enter open  Space mark  D remove  m actions  v view  c compare  / filter  ? help
type z
wait STOPPED
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > members                             [0] risk v  view: audit  STOPPED
| Stopped before a row arrived.   R reads again
| M  MEMBER            ROLE      TEAMS      JOINED  LAST SEEN  FLAGS
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
|
|
|────────────────────────────────────────────────────────────────────────────────
|
|stopped: no row without all answers; R reads all
|Enter open  Space mark  D remove  m actions  v view  c compare  / filter  ? help
type :q
key Enter
exit 0
env DOCKERHUB_URL=http://127.0.0.1:1
start northwind:audit-members 24x80
wait OFFLINE
screen
>hubdeck  127.0.0.1:1  northwind  signing in  RO   OFFLINE since 12:00:00  jobs 0
|northwind > members                             [0] risk v  view: audit  LOADING
| Cannot reach the Hub: could not connect to 127.0.0.1:1: Connection refused.
| R try now (by itself at HH:MM:SS)   @ log   q quit
| M  MEMBER            ROLE      TEAMS      JOINED  LAST SEEN  FLAGS
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
|
|────────────────────────────────────────────────────────────────────────────────
|
|
|Enter open  Space mark  v view  c compare  / filter  s sort  : cmd  ? help
type :q
key Enter
exit 0
