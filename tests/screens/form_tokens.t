# Tokens: what they may do in words, when they end; a new one is shown once and nowhere
# else; a label and a switch are taken back.
hubsim --fixture acme --clock-scale 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start :pats 24x80
wait loaded 3 personal tokens
type n
key F9
expect label is needed
type ci
key F9
expect scopes is needed
type  
screen
>hubdeck  127.0.0.1:PORTS  maria  pw  RW       API 179/180 reset HH:MM:SS  jobs 0
|pats                                                [1-3/3] expires ^  filter: -
| ┌─ New personal token ───────────────────────────────────────────────────────┐
|>│   label *      [ci                                                       ] │
| │ > scopes *     [x] repo:admin         read, write and delete               │
| │                [+] repo:write         read and write (comes with repo:adm… │
| │                [+] repo:read          read, also private repositories (co… │
| │                [+] repo:public_read   read public repositories (comes wit… │
| │   expires at   [                      ]  never                             │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   what it may do; admin includes write, read and public_read               │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space mark   Tab next   F9 send   Esc leave                              │
| └────────────────────────────────────────────────────────────────────────────┘
|
|────────────────────────────────────────────────────────────────────────────────
|personal token: public repositories, read only   flags NEVER   created 226d   b…
|
|                                                                   data 12:00:00
|
# It may delete: class 3.
key F9
wait name, then F9
screen
>hubdeck  127.0.0.1:PORTS  maria  pw  RW       API 179/180 reset HH:MM:SS  jobs 0
|pats                                                [1-3/3] expires ^  filter: -
| ┌─ New personal token ───────────────────────────────────────────────────────┐
|>│   label *      [ci                                                       ] │
| │ > scopes *     [x] repo:admin         read, write and delete               │
| │                [+] repo:write         read and write (comes with repo:adm… │
| │ ┌─ New personal token? ──────────────────────────────────────────────────┐ │
| │ │ label: ci                                                              │ │
| │ │ scopes: repo:admin                                                     │ │
| │ │ 1 request, written to the journal first.                               │ │
| │ │ Type ci: [  ]                                                          │ │
> │ │ [ Cancel ]  [ Apply ]                                                  │ │
| │ │ name, then F9 (or Tab, Enter) send   Esc cancel                        │ │
| │ └────────────────────────────────────────────────────────────────────────┘ │
| │   what it may do; admin includes write, read and public_read               │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space mark   Tab next   F9 send   Esc leave                              │
| └────────────────────────────────────────────────────────────────────────────┘
|
|────────────────────────────────────────────────────────────────────────────────
|personal token: public repositories, read only   flags NEVER   created 226d   b…
|
|                                                                   data 12:00:00
|
key Esc
type  
key Down
type  
key Tab
type tomorrow
expect a date such as 2026-12-31
key C-u
type 2001-01-01
expect that is past
key C-u
type +90d
screen
>hubdeck  127.0.0.1:PORTS  maria  pw  RW       API 179/180 reset HH:MM:SS  jobs 0
|pats                                                [1-3/3] expires ^  filter: -
| ┌─ New personal token ───────────────────────────────────────────────────────┐
|>│   label *      [ci                                                       ] │
| │   scopes *     [ ] repo:admin         read, write and delete               │
| │                [x] repo:write         read and write                       │
| │                [+] repo:read          read, also private repositories (co… │
| │                [+] repo:public_read   read public repositories (comes wit… │
| │ > expires at   [+90d                  ]  2024-05-30, in 90d                │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   when it ends; left out: never                                            │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Tab next   F9 send   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|
|────────────────────────────────────────────────────────────────────────────────
|personal token: public repositories, read only   flags NEVER   created 226d   b…
|
|                                                                   data 12:00:00
|
key F9
wait y send
type y
wait shown once
screen
>hubdeck  127.0.0.1:PORTS  maria  pw  RW       API 178/180 reset HH:MM:SS  jobs 0
|a new token                                                           shown once
|
|  The new token ci:
|
|    dckr_pat_NZK2fOIPh6hzzPbnJgiNzfSon4E
|
|  It is shown once, here: the Hub never says it again.
|  It is in no log, journal or list, and is wiped when this closes.
|
|  y copy   w write to a file (0600)   Esc close
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
|ok: personal token ci created
|
requests POST /v2/access-tokens 1
# Enter and a paste leave it where it is; Esc asks once.
key Enter
paste q
key Esc
expect neither copied nor written
type w
key C-u
type $TMP/token
key Enter
wait readable by you alone
type w
key C-u
type $TMP/token
key Enter
wait Not written: File exists
key Esc
key Esc
gone dckr_pat
screen
>hubdeck  127.0.0.1:PORTS  maria  pw  RW       API 177/180 reset HH:MM:SS  jobs 0
|pats                                                [1-4/4] expires ^  filter: -
| M  LABEL                    STATE      EXPIRES     USED  SCOPES
|>   ci                       active      in 90d    never  repo:write
|    personal token: public…  active       never    never  repo:public_read
|    personal token: read o…  active       never    never  repo:read
|    personal token: read, …  active       never    never  repo:admin
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
|ci   created 0s   by manual   ip 127.0.0.1
|
|                                                                   data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type @
absent dckr_pat
key Esc
# A label is taken back.
type e
expect [ci
type -2
key F9
wait ci changed
requests PATCH * 1
run auth list-pats --output tsv --columns label,state,expires,scopes
|label	state	expires	scopes
|ci-2	active	2024-05-30T12:00:00Z	repo:write
|personal token: public repositories, read only	active		repo:public_read
|personal token: read only	active		repo:read
|personal token: read, write, delete	active		repo:admin
= 0
type u
wait ci undone
type m
screen
>hubdeck  127.0.0.1:PORTS  maria  pw  RW       API 170/180 reset HH:MM:SS  jobs 0
|pats                                                [1-4/4] expires ^  filter: -
| M  LABEL                    STATE      EXPIRES     USED  SCOPES
|>   ci                       active      in 90d    never  repo:write
|    personal token: public…  active       never    never  repo:public_read
|    personal token: read o…  active       never    never  repo:read
|   ┌─ Actions: pats ────────────────────────────────────────────────────────┐
|   │ > n  new             make a token; it is shown once                    │
|   │   e  edit            change its label; what else it is stays as it wa… │
|   │   D  delete          delete tokens; what uses them stops working       │
|   │   d  disable         disable tokens; enable undoes it                  │
|   │   a  enable          enable tokens again                               │
|   │   r  rotate          a new token with the same rights in its place     │
|   │ a letter, or Up, Down and Enter   Esc closes                           │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|ci   created 0s   by manual   ip 127.0.0.1
|
|                                                                   data 12:00:00
|
type d
wait ci disabled
run auth list-pats --output tsv --columns label,state,expires,scopes
|label	state	expires	scopes
|ci	disabled	2024-05-30T12:00:00Z	repo:write
|personal token: public repositories, read only	active		repo:public_read
|personal token: read only	active		repo:read
|personal token: read, write, delete	active		repo:admin
= 0
type m
type d
expect already so
type u
wait ci undone
run auth list-pats --output tsv --columns label,state,expires,scopes
|label	state	expires	scopes
|ci	active	2024-05-30T12:00:00Z	repo:write
|personal token: public repositories, read only	active		repo:public_read
|personal token: read only	active		repo:read
|personal token: read, write, delete	active		repo:admin
= 0
requests PATCH * 4
# Of the organization: what it may reach, and what it may do there.
type :acme:oats
key Enter
wait loaded 3 organization tokens
type n
type deploy
key Tab Tab
screen
>hubdeck  acme  maria  pw  RW                  API 163/180 reset HH:MM:SS  jobs 0
|acme > oats                                         [1-3/3] expires ^  filter: -
| ┌─ New organization token in acme ───────────────────────────────────────────┐D
|>│   label *       [deploy                                                  ] │r
| │   description   [                                                        ] │r
| │ > resources     + a repository, or a pattern of them                       │r
| │                 + the organization itself                                  │
| │   expires at    [                      ]  never                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   what it may reach: nothing that is not here                              │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space edit   x remove   Tab next   F9 send   Esc leave                   │
| └────────────────────────────────────────────────────────────────────────────┘
|
|────────────────────────────────────────────────────────────────────────────────
|organization token that only reads repositories and tags   flags NEVER   by mar…
|
|                                                                   data 12:00:00
|
type  
screen
>hubdeck  acme  maria  pw  RW                  API 163/180 reset HH:MM:SS  jobs 0
|acme > oats                                         [1-3/3] expires ^  filter: -
| ┌─ What the token may do ────────────────────────────────────────────────────┐D
|>│ > repository * [acme/                                                    ] │r
| │   it may *     [ ] pull images                                             │r
| │                [ ]   push images (includes: pull images)                   │r
| │                [ ]     delete images (includes: push images)               │
| │                [ ] read tags                                               │
| │                [ ]   delete tags (includes: read tags)                     │
| │                [ ] read the repository                                     │
| │                [ ]   edit privacy, texts, categories (includes: read the … │
| │                [ ]     delete the repository (includes: edit privacy, tex… │
| │                [ ] set immutable tags                                      │
| │                [ ] read access of teams                               more │
| │                                                                            │
| │   acme/web-app; acme/* for all of acme; */*/public for public ones         │
| │   [ Done ]   [ Cancel ]                                                    │
| │   Tab next   F9 done   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|────────────────────────────────────────────────────────────────────────────────
|organization token that only reads repositories and tags   flags NEVER   by mar…
|
|                                                                   data 12:00:00
|
type app
key C-u
type acme/web-app
key Down Down
type  
screen
>hubdeck  acme  maria  pw  RW                  API 163/180 reset HH:MM:SS  jobs 0
|acme > oats                                         [1-3/3] expires ^  filter: -
| ┌─ What the token may do ────────────────────────────────────────────────────┐D
|>│   repository * [acme/web-app                                             ] │r
| │   it may *     [+] pull images (comes with push images)                    │r
| │ >              [x]   push images (includes: pull images)                   │r
| │                [ ]     delete images (includes: push images)               │
| │                [ ] read tags                                               │
| │                [ ]   delete tags (includes: read tags)                     │
| │                [ ] read the repository                                     │
| │                [ ]   edit privacy, texts, categories (includes: read the … │
| │                [ ]     delete the repository (includes: edit privacy, tex… │
| │                [ ] set immutable tags                                      │
| │                [ ] read access of teams                               more │
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
key F9
gone it may *
screen
>hubdeck  acme  maria  pw  RW                  API 163/180 reset HH:MM:SS  jobs 0
|acme > oats                                         [1-3/3] expires ^  filter: -
| ┌─ New organization token in acme ───────────────────────────────────────────┐D
|>│   label *       [deploy                                                  ] │r
| │   description   [                                                        ] │r
| │ > resources     acme/web-app             push images                       │r
| │                 + a repository, or a pattern of them                       │
| │                 + the organization itself                                  │
| │   expires at    [                      ]  never                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   what it may reach: nothing that is not here                              │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space edit   x remove   Tab next   F9 send   Esc leave                   │
| └────────────────────────────────────────────────────────────────────────────┘
|────────────────────────────────────────────────────────────────────────────────
|organization token that only reads repositories and tags   flags NEVER   by mar…
|
|                                                                   data 12:00:00
|
key Down Down
type  
wait read members
type  
key F9
gone it may *
key Tab
type 2026-12-31
screen
>hubdeck  acme  maria  pw  RW                  API 163/180 reset HH:MM:SS  jobs 0
|acme > oats                                         [1-3/3] expires ^  filter: -
| ┌─ New organization token in acme ───────────────────────────────────────────┐D
|>│   label *       [deploy                                                  ] │r
| │   description   [                                                        ] │r
| │   resources     acme/web-app             push images                       │r
| │                 acme                     list private repositories, too    │
| │                 + a repository, or a pattern of them                       │
| │                 + the organization itself                                  │
| │ > expires at    [2026-12-31            ]  2026-12-31, in 1,034d            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   when it ends; left out: never                                            │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Tab next   F9 send   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|────────────────────────────────────────────────────────────────────────────────
|organization token that only reads repositories and tags   flags NEVER   by mar…
|
|                                                                   data 12:00:00
|
key S-Tab
type  
expect acme/web-app
key Down Down Down
type  
screen
>hubdeck  acme  maria  pw  RW                  API 163/180 reset HH:MM:SS  jobs 0
|acme > oats                                         [1-3/3] expires ^  filter: -
| ┌─ What the token may do ────────────────────────────────────────────────────┐D
|>│   repository * [acme/web-app                                             ] │r
| │   it may *     [+] pull images (comes with push images)                    │r
| │                [x]   push images (includes: pull images)                   │r
| │ >              [x]     delete images (includes: push images)               │
| │                [ ] read tags                                               │
| │                [ ]   delete tags (includes: read tags)                     │
| │                [ ] read the repository                                     │
| │                [ ]   edit privacy, texts, categories (includes: read the … │
| │                [ ]     delete the repository (includes: edit privacy, tex… │
| │                [ ] set immutable tags                                      │
| │                [ ] read access of teams                               more │
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
key F9
gone it may *
screen
>hubdeck  acme  maria  pw  RW                  API 163/180 reset HH:MM:SS  jobs 0
|acme > oats                                         [1-3/3] expires ^  filter: -
| ┌─ New organization token in acme ───────────────────────────────────────────┐D
|>│   label *       [deploy                                                  ] │r
| │   description   [                                                        ] │r
| │ > resources     acme/web-app             delete images                     │r
| │                 acme                     list private repositories, too    │
| │                 + a repository, or a pattern of them                       │
| │                 + the organization itself                                  │
| │   expires at    [2026-12-31            ]  2026-12-31, in 1,034d            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   what it may reach: nothing that is not here                              │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space edit   x remove   Tab next   F9 send   Esc leave                   │
| └────────────────────────────────────────────────────────────────────────────┘
|────────────────────────────────────────────────────────────────────────────────
|organization token that only reads repositories and tags   flags NEVER   by mar…
|
|                                                                   data 12:00:00
|
key F9
wait name, then F9
screen
>hubdeck  acme  maria  pw  RW                  API 163/180 reset HH:MM:SS  jobs 0
|acme > oats                                         [1-3/3] expires ^  filter: -
| ┌─ New organization token in acme ───────────────────────────────────────────┐D
|>│   label *       [deploy                                                  ] │r
| │   description   [                                                        ] │r
| │ ┌─ New organization token in acme? ──────────────────────────────────────┐ │r
| │ │ in acme                                                                │ │
| │ │ label: deploy                                                          │ │
| │ │ resources: acme/web-app: delete images; acme: list private             │ │
| │ │ repositories, too                                                      │ │
| │ │ expires at: 2026-12-31, in 1,034d                                      │ │
| │ │ 1 request, written to the journal first.                               │ │
| │ │ Type acme: [    ]                                                      │ │
> │ │ [ Cancel ]  [ Apply ]                                                  │ │
| │ │ name, then F9 (or Tab, Enter) send   Esc cancel                        │ │
| │ └────────────────────────────────────────────────────────────────────────┘ │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space edit   x remove   Tab next   F9 send   Esc leave                   │
| └────────────────────────────────────────────────────────────────────────────┘
|────────────────────────────────────────────────────────────────────────────────
|organization token that only reads repositories and tags   flags NEVER   by mar…
|
|                                                                   data 12:00:00
|
type acme
key F9
wait shown once
type y
expect Copied
key Esc
gone dckr_oat
run auth list-oats --org acme --output tsv --columns label,state,expires,by
|label	state	expires	by
|deploy	active	2026-12-31T00:00:00Z	maria
|organization token that only reads repositories and tags	active		maria
|organization token without scope-repository-list	active		maria
|organization token with every scope	active		maria
= 0
# What it may do is changed later: only that is sent.
type g
type e
expect [deploy
key Tab Tab Down
type x
screen
>hubdeck  acme  maria  pw  RW                  API 159/180 reset HH:MM:SS  jobs 0
|acme > oats                                         [1-4/4] expires ^  filter: -
| M  LABEL                                            STATE      EXPIRES     USED
|>┌─ Edit token: deploy ───────────────────────────────────────────────────────┐r
| │   label         [deploy                                                  ] │r
| │   description   [                                                        ] │r
| │   resources     acme/web-app             delete images                     │r
| │ >               + a repository, or a pattern of them                       │
| │                 + the organization itself                                  │
| │                 was: acme/web-app: delete images; acme: list private repo… │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │                                                                            │
| │   what it may reach: nothing that is not here                              │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space edit   x remove   Tab next   F9 send   Esc leave                   │
| └────────────────────────────────────────────────────────────────────────────┘
|
|────────────────────────────────────────────────────────────────────────────────
|deploy   by maria   created 0s
|
|                                                                   data 12:00:00
|
key F9
wait name, then F9
screen
>hubdeck  acme  maria  pw  RW                  API 159/180 reset HH:MM:SS  jobs 0
|acme > oats                                         [1-4/4] expires ^  filter: -
| M  LABEL                                            STATE      EXPIRES     USED
|>┌─ Edit token: deploy ───────────────────────────────────────────────────────┐r
| │   label         [deploy                                                  ] │r
| │   description   [                                                        ] │r
| │ ┌─ Edit token: deploy? ──────────────────────────────────────────────────┐ │r
| │ │ in acme                                                                │ │
| │ │ resources: acme/web-app: delete images; acme: list private             │ │
| │ │ repositories, too -> acme/web-app: delete images                       │ │
| │ │ 2 requests; written to the journal first.                              │ │
| │ │ Type acme: [    ]                                                      │ │
> │ │ [ Cancel ]  [ Apply ]                                                  │ │
| │ │ name, then F9 (or Tab, Enter) send   Esc cancel                        │ │
| │ └────────────────────────────────────────────────────────────────────────┘ │
| │   [ Send ]   [ Cancel ]                                                    │
| │   Space edit   x remove   Tab next   F9 send   Esc leave                   │
| └────────────────────────────────────────────────────────────────────────────┘
|
|────────────────────────────────────────────────────────────────────────────────
|deploy   by maria   created 0s
|
|                                                                   data 12:00:00
|
type acme
key F9
wait deploy changed
requests PATCH /v2/orgs/acme/access-tokens/* 1
type d
screen
>hubdeck  acme  maria  pw  RW                  API 156/180 reset HH:MM:SS  jobs 0
|organization token deploy                                              [1-10/10]
| reference     deploy
| label         deploy
| state         active
| expires       2026-12-31 00:00 UTC (in 1,034d)
| used          never, or the Hub did not say
| scopes        not read: + in the list
| flags         -
| by            maria
| created       2024-03-01 12:00 UTC (0s)
| id            7c70a9e6-1944-4746-b241-cba9c4770897
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
type qqq
exit 0
