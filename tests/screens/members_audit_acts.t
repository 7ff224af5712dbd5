# What is done from the audit of members is done as in their own panes.
hubsim --fixture audit --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
start northwind:audit-members 24x80
wait = 3 requests
type m
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > members                                [1-15/29] risk v  view: audit
| M  MEMBER            ROLE      TEAMS      JOINED  LAST SEEN  FLAGS
|>   petran            Owner     owners       700d         1d  OWNER GUEST
|    oskarl            Owner     owners     1,500d       130d  OWNER IDLE
|    rosabeck          Editor                 480d       200d  EDITOR IDLE NOTEAM
|   ┌─ Actions: audit-members ───────────────────────────────────────────────┐
|   │ > r  role            change what they may do in the organization       │
|   │   t  add to team     put them into a team                              │
|   │   D  remove          remove people from the organization and all its … │
|   │   i  resend          send invitations again                            │
|   │   c  cancel          cancel invitations                                │
|   │ a letter, or Up, Down and Enter   Esc closes                           │
|   └────────────────────────────────────────────────────────────────────────┘
|    lena@agency.exa…  (invite)  contract…     41d          -  INVITE>14d
|    mo.salah@northw…  (invite)  data         120d          -  INVITE>14d
|    ulfberg           Member    data         300d          -  NOSEEN
|    verakim           Member                 150d         4d  NOTEAM
|────────────────────────────────────────────────────────────────────────────────
|24 members: 3 owners, 2 editors   5 invites (3 older than 14d)   seats: n/a
|3 guests   4 idle > 90d   2 never seen   3 in no team   2 new
|last seen needs Insights (on)   2FA: not in the Hub API, see Admin Console
|                                                                   data 12:00:00
|
key Esc
type /lena
key Enter
type D
expect only invited
type :cancel
key Enter
wait cancel
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > members             [1-1/1 of 29] risk v  filter: /lena  view: audit
| M  MEMBER            ROLE      TEAMS      JOINED  LAST SEEN  FLAGS
|>   lena@agency.exa…  (invite)  contract…     41d          -  INVITE>14d
|
|
|   ┌─ Cancel 1 person? ─────────────────────────────────────────────────────┐
|   │ in northwind                                                           │
|   │   lena@agency.example                                                  │
|   │ Cannot be undone.                                                      │
|   │ Up to 1 request, each written to the journal first.                    │
>   │ [ Cancel ]                                                             │
|   │ y cancel   Enter, Esc cancel                                           │
|   └────────────────────────────────────────────────────────────────────────┘
~4
|────────────────────────────────────────────────────────────────────────────────
|24 members: 3 owners, 2 editors   5 invites (3 older than 14d)   seats: n/a
|3 guests   4 idle > 90d   2 never seen   3 in no team   2 new
|last seen needs Insights (on)   2FA: not in the Hub API, see Admin Console
|                                                                   data 12:00:00
|
type y
wait cancelled
requests DELETE /v2/invites/* 1
key Esc
wait No person matches /lena
key Esc
type /nadia
key Enter
type D
expect that is you
key Esc
type /tessmoor
key Enter
type D
wait number, then F9
type 1
key F9
wait removed
requests DELETE /v2/orgs/northwind/members/tessmoor 1
key Esc
wait No person matches /tessmoor
key Esc
absent No person matches
type /rosabeck
key Enter
key Enter
wait northwind > members
expect >
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > members                                 [1-16/23] flags v  filter: -
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
|    petran             Owner     owners                   1d  GUEST OWNER
|    oskarl             Owner     owners                 130d  IDLE OWNER
|    nadia              Owner     owners                  43m  OWNER
|>   rosabeck           Editor                           200d  NOTEAM IDLE EDITOR
|    quentin            Editor    release                  2d  EDITOR
|    xenapap            Member    contractors              6d  GUEST
|    emilstad           Member    contractors             20d  GUEST
|    carlsen            Member                           400d  NOTEAM IDLE
|    verakim            Member                             4d  NOTEAM
|    samlee             Member    platform                 1d
|    ulfberg            Member    data                      -
|    wimdevos           Member    web                      1d
|    yurisok            Member    ops                     12d
|    zoefox             Member    platform,data            3d
|    adamring           Member    platform                89d
|    beahart            Member    web                      1d
|────────────────────────────────────────────────────────────────────────────────
|rosabeck   email rosabeck@northwind.example   joined 480d   name Rosa Beck   lo…
|NOTEAM in no team   IDLE not seen for 90d   GUEST from outside
|loaded 23 members (1 request)                                      data 12:00:00
|Enter open  Space mark  D remove  n invite  m actions  v view  c compare  ? help
