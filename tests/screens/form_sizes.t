# Forms on the smallest terminal, on a large one, in ASCII and without colours.
hubsim --fixture acme --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start acme:oats 15x60
wait loaded 3 organization tokens
type n
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW  API -  jobs 0
|acme > oats                     [1-3/3] expires ^  filter: -
| ┌─ New organization token in acme ───────────────────────┐D
|>│ > label *       [                                    ] │r
| │   description   [                                    ] │r
| │   resources     + a repository, or a pattern of them   │r
| │                 + the organization itself              │
| │   expires at    [                      ]  never        │
| │                                                        │
| │                                                        │
| │                                                        │
|─│   what it is for                                       │─
|o│   [ Send ]   [ Cancel ]                                │…
| │   Tab next   F9 send   Esc leave                       │0
| └────────────────────────────────────────────────────────┘
type ci
key Tab Tab
type  
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW  API -  jobs 0
|acme > oats                     [1-3/3] expires ^  filter: -
| ┌─ What the token may do ────────────────────────────────┐D
|>│ > repository * [acme/                                ] │r
| │   it may *     [ ] pull images                         │r
| │                [ ]   push images (includes: pull imag… │r
| │                [ ]     delete images (includes: push … │
| │                [ ] read tags                           │
| │                [ ]   delete tags (includes: read tags) │
| │                [ ] read the repository            more │
| │   acme/web-app; acme/* for all of acme; */*/public     │
|─│   for public ones                                      │─
|o│   [ Done ]   [ Cancel ]                                │…
| │   Tab next   F9 done   Esc leave                       │0
| └────────────────────────────────────────────────────────┘
key Down Down Down Down Down Down Down Down
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW  API -  jobs 0
|acme > oats                     [1-3/3] expires ^  filter: -
| ┌─ What the token may do ────────────────────────────────┐D
|>│                [ ]   push images (includes: pull  more │r
| │                [ ]     delete images (includes: push … │r
| │                [ ] read tags                           │r
| │                [ ]   delete tags (includes: read tags) │
| │                [ ] read the repository                 │
| │                [ ]   edit privacy, texts, categories … │
| │ >              [ ]     delete the repository (inc more │
| │                                                        │
|─│   what it may do there                                 │─
|o│   [ Done ]   [ Cancel ]                                │…
| │   Space mark   Tab next   F9 done   Esc leave          │0
| └────────────────────────────────────────────────────────┘
key Up Up Up
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW  API -  jobs 0
|acme > oats                     [1-3/3] expires ^  filter: -
| ┌─ What the token may do ────────────────────────────────┐D
|>│                [ ]   push images (includes: pull  more │r
| │                [ ]     delete images (includes: push … │r
| │                [ ] read tags                           │r
| │ >              [ ]   delete tags (includes: read tags) │
| │                [ ] read the repository                 │
| │                [ ]   edit privacy, texts, categories … │
| │                [ ]     delete the repository (inc more │
| │                                                        │
|─│   what it may do there                                 │─
|o│   [ Done ]   [ Cancel ]                                │…
| │   Space mark   Tab next   F9 done   Esc leave          │0
| └────────────────────────────────────────────────────────┘
resize 24x80
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > oats                                         [1-3/3] expires ^  filter: -
| ┌─ What the token may do ────────────────────────────────────────────────────┐D
|>│                [ ]   push images (includes: pull images)              more │r
| │                [ ]     delete images (includes: push images)               │r
| │                [ ] read tags                                               │r
| │ >              [ ]   delete tags (includes: read tags)                     │
| │                [ ] read the repository                                     │
| │                [ ]   edit privacy, texts, categories (includes: read the … │
| │                [ ]     delete the repository (includes: edit privacy, tex… │
| │                [ ] set immutable tags                                      │
| │                [ ] read access of teams                                    │
| │                [ ]   edit access of teams (includes: read access of teams) │
| │                [ ]     remove access of teams (includes: edit access  more │
| │                                                                            │
| │   what it may do there                                                     │
| │   [ Done ]   [ Cancel ]                                                    │
| │   Space mark   Tab next   F9 done   Esc leave                              │
| └────────────────────────────────────────────────────────────────────────────┘
|────────────────────────────────────────────────────────────────────────────────
|organization token that only reads repositories and tags   flags NEVER   by mar…
|
|                                                                   data 12:00:00
|
resize 9x40
screen
|hubdeck needs 60x15, this is 40x9.
|Make it bigger, or q and: hubdeck --pla…
|
|
|
|
|
|
|
type x
resize 15x60
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW  API -  jobs 0
|acme > oats                     [1-3/3] expires ^  filter: -
| ┌─ What the token may do ────────────────────────────────┐D
|>│                [ ]   push images (includes: pull  more │r
| │                [ ]     delete images (includes: push … │r
| │                [ ] read tags                           │r
| │ >              [ ]   delete tags (includes: read tags) │
| │                [ ] read the repository                 │
| │                [ ]   edit privacy, texts, categories … │
| │                [ ]     delete the repository (inc more │
| │                                                        │
|─│   what it may do there                                 │─
|o│   [ Done ]   [ Cancel ]                                │…
| │   Space mark   Tab next   F9 done   Esc leave          │0
| └────────────────────────────────────────────────────────┘
key Esc
type y
expect New organization token
key Tab
type tomorrow
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW  API -  jobs 0
|acme > oats                     [1-3/3] expires ^  filter: -
| ┌─ New organization token in acme ───────────────────────┐D
|>│   label *       [ci                                  ] │r
| │   description   [                                    ] │r
| │   resources     + a repository, or a pattern of them   │r
| │                 + the organization itself              │
| │ > expires at    [tomorrow              ]               │
| │                 ! a date such as 2026-12-31, or +90d,… │
| │                                                        │
| │                                                        │
|─│   when it ends; left out: never                        │─
|o│   [ Send ]   [ Cancel ]                                │…
| │   Tab next   F9 send   Esc leave                       │0
| └────────────────────────────────────────────────────────┘
key F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW  API -  jobs 0
|acme > oats                     [1-3/3] expires ^  filter: -
| ┌─ New organization token in acme ───────────────────────┐D
|>│   label *       [ci                                  ] │r
| │   description   [                                    ] │r
| │   resources     + a repository, or a pattern of them   │r
| │                 + the organization itself              │
| │ > expires at    [tomorrow              ]               │
| │                 ! a date such as 2026-12-31, or +90d,… │
| │                                                        │
| │   expires at: a date such as 2026-12-31, or +90d, or   │
|─│   never                                                │─
|o│   [ Send ]   [ Cancel ]                                │…
| │   Tab next   F9 send   Esc leave                       │0
| └────────────────────────────────────────────────────────┘
key Esc
type y
type q
type q
start acme:invites 50x200
wait loaded 2 invites
type n
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                                                                                                                                              API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6[invites]  7 webhooks  8 tokens  9 audit  0 more  acme > invites                                                                [1-2/2] age ^  filter: -
| M  INVITEE                                                     AGE  STATUS        TEAM          BY            ROLE   >│ invitation  p.novak@x.example (row 1)
|>   p.novak@x.example                                           41d  EXPIRED       web           maria         member  │
|    ines.costa@example.com                                       3d                ml            maria         member  │ invitee       p.novak@x.example
|                                                                                                                       │ age           2024-01-20 11:00 UTC (41d)
|                                                                                                                       │ status        EXPIRED
|                                                                                                                       │ team          web
|                                                                                                                       │ by            maria
|                                                                                                                       │ role          member
|                                                                                                                       │ id            3d8b7363-7128-41a3-a2c6-b25273e8bd7b
|                                                                                                                       │ org           acme
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                  ┌─ Invite in acme ─────────────────────────────────────────────────────────────────────────────────┐
|                                                  │ > invitees * [                                                                                 ] │
|                                                  │   role       < - >  not said: member                                                             │
|                                                  │   team       [                                      ]                                            │
|                                                  │                                                                                                  │
|                                                  │                                                                                                  │
|                                                  │                                                                                                  │
|                                                  │                                                                                                  │
|                                                  │                                                                                                  │
|                                                  │   Docker IDs and e-mail addresses                                                                │
|                                                  │   [ Send ]   [ Cancel ]                                                                          │
|                                                  │   Tab next   F9 send   F8 try it   Esc leave                                                     │
|                                                  └──────────────────────────────────────────────────────────────────────────────────────────────────┘
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
|  12:00:00 GET     200   N.NNs   741  /v2/orgs/acme/groups?page=1&page_size=100
|  12:00:00 GET     200   N.NNs   376  /v2/orgs/acme/invites
|  12:00:00 POST    200   N.NNs   875  /v2/users/login
|
|
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|p.novak@x.example   org acme
|EXPIRED older than 14 days: its link no longer works
|                                                                                                                                                                                           data 12:00:00
|
type ci
key F9
wait y send
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                                                                                                                                              API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6[invites]  7 webhooks  8 tokens  9 audit  0 more  acme > invites                                                                [1-2/2] age ^  filter: -
| M  INVITEE                                                     AGE  STATUS        TEAM          BY            ROLE   >│ invitation  p.novak@x.example (row 1)
|>   p.novak@x.example                                           41d  EXPIRED       web           maria         member  │
|    ines.costa@example.com                                       3d                ml            maria         member  │ invitee       p.novak@x.example
|                                                                                                                       │ age           2024-01-20 11:00 UTC (41d)
|                                                                                                                       │ status        EXPIRED
|                                                                                                                       │ team          web
|                                                                                                                       │ by            maria
|                                                                                                                       │ role          member
|                                                                                                                       │ id            3d8b7363-7128-41a3-a2c6-b25273e8bd7b
|                                                                                                                       │ org           acme
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                  ┌─ Invite in acme ─────────────────────────────────────────────────────────────────────────────────┐
|                                                  │ > invitees * [ci                                                                               ] │
|                                                  │              1:   ci                                                                             │
|                                                  │   role       < - >  not said: member                                                             │
|                                                  │   team     ┌─ Invite in acme? ──────────────────────────────────────────────────────┐            │
|                                                  │            │ in acme                                                                │            │
|                                                  │            │ invitees: ci                                                           │            │
|                                                  │            │ 1 request, written to the journal first.                               │            │
>                                                  │            │ [ Cancel ]                                                             │            │
|                                                  │            │ y send   Enter, Esc cancel                                             │            │
|                                                  │   Docker ID└────────────────────────────────────────────────────────────────────────┘            │
|                                                  │   [ Send ]   [ Cancel ]                                                                          │
|                                                  │   Tab next   F9 send   F8 try it   Esc leave                                                     │
|                                                  └──────────────────────────────────────────────────────────────────────────────────────────────────┘
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
|  12:00:00 GET     200   N.NNs   741  /v2/orgs/acme/groups?page=1&page_size=100
|  12:00:00 GET     200   N.NNs   376  /v2/orgs/acme/invites
|  12:00:00 POST    200   N.NNs   875  /v2/users/login
|
|
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|p.novak@x.example   org acme
|EXPIRED older than 14 days: its link no longer works
|                                                                                                                                                                                           data 12:00:00
|
key Esc
key Esc
type y
type qq
exit 0
env LC_ALL=C
start acme:teams 24x80
wait loaded 5 teams
type G
type e
wait [Web
key Tab
key C-u
type caf\xc3\xa9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > teams                                           [1-5/5] team ^  filter: -
| TEAM                  MEMBERS  DESCRIPTION
| ci-push                     1  Robots that push
| ml                          2  Training images, big ones
| +- Edit team: web -----------------------------------------------------------+
| |   name          [web                                                     ] |
|>| > description   [caf?                                                    ] |
| |                 was: Web application and its gateway                       |
| |                                                                            |
| |                                                                            |
| |                                                                            |
| |   another description                                                      |
| |   [ Send ]   [ Cancel ]                                                    |
| |   Tab next   F9 send   Esc leave                                           |
| +----------------------------------------------------------------------------+
|
|
|
|
|-------------------------------------------------------------------------------
|web   id 16341403   uuid 1efd1705-1b3f-4028-aa5b-d08ca28e0429
|                                                                   data 12:00:00
|
key Esc
type y
type qq
exit 0
env NO_COLOR=1
env LC_ALL=C.UTF-8
start acme:teams 15x60
wait loaded 5 teams
type n
type web
key Tab Tab
screen attrs
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW  API -  jobs 0
: 0-59 reverse
|acme > teams                       [1-5/5] team ^  filter: -
: 0-11 bold
| TEAM                  MEMBERS  DESCRIPTION
: 1-42 bold
|>┌─ New team in acme ─────────────────────────────────────┐
: 4-19 bold
| │   name *        [web                                 ] │
| │   description   [                                    ] │…
| │                                                        │…
| │                                                        │…
| │                                                        │
| │                                                        │
| │                                                        │
>─│ > [ Send ]   [ Cancel ]                                │─
: 5-12 reverse
|c│   Tab next   F9 send   Esc leave                       │…
: 5-34 bold
| └────────────────────────────────────────────────────────┘0
|
key Right
screen attrs
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW  API -  jobs 0
: 0-59 reverse
|acme > teams                       [1-5/5] team ^  filter: -
: 0-11 bold
| TEAM                  MEMBERS  DESCRIPTION
: 1-42 bold
|>┌─ New team in acme ─────────────────────────────────────┐
: 4-19 bold
| │   name *        [web                                 ] │
| │   description   [                                    ] │…
| │                                                        │…
| │                                                        │…
| │                                                        │
| │                                                        │
| │                                                        │
>─│   [ Send ] > [ Cancel ]                                │─
: 16-25 reverse
|c│   Tab next   F9 send   Esc leave                       │…
: 5-34 bold
| └────────────────────────────────────────────────────────┘0
|
key Enter
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW  API -  jobs 0
|acme > teams                       [1-5/5] team ^  filter: -
| TEAM                  MEMBERS  DESCRIPTION
|>┌─ New team in acme ─────────────────────────────────────┐
| │   name *        [web                                 ] │
| │   description   [                                    ] │…
| │                                                        │…
| │                                                        │…
| │                                                        │
| │   Throw away what was typed?  y yes   any other key:   │
| │   no                                                   │
>─│   [ Send ] > [ Cancel ]                                │─
|c│   Tab next   F9 send   Esc leave                       │…
| └────────────────────────────────────────────────────────┘0
|
type y
wait filter: -
type qq
exit 0
