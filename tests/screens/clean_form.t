# P: a rule, tried on the tags that are loaded while it is typed.
hubsim --fixture acme --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/web-app 24x80
wait listing complete
type P
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                     API -  jobs 0
|acme > web-app > tags                             [1-16/459] pushed v  filter: -
| ┌─ Clean acme/web-app ───────────────────────────────────────────────────────┐
|>│   Of 459 tags would go: none yet                                           │
| │   the rule does not say what goes                                          │
| │                                                                            │
| │ > match                    [                                             ] │
| │   exclude                  [                                             ] │
| │   older than               [                                             ] │
| │   not pulled since         [                                             ] │
| │   include never pulled     < no >                                          │
| │   status                   [ ] active                                      │
| │                            [ ] inactive                                    │
| │                            [ ] stale                                  more │
| │   tags of this name: a shell pattern, or a regular expression as ^X, /X/   │
| │   or re:X                                                                  │
| │   [ Plan ]   [ Cancel ]                                                    │
| │   Tab next   F9 plan   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app:pr-5111-57c9   by tokoro   state active   media application/vnd.oc…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                   data 12:00:00
|
type pr-*
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                     API -  jobs 0
|acme > web-app > tags                             [1-16/459] pushed v  filter: -
| ┌─ Clean acme/web-app ───────────────────────────────────────────────────────┐
|>│   Of 459 tags would go: 222   89.4G logical                                │
| │   Stay: 1 named latest, 42 immutable by a rule of the repository, 8        │
| │   pushed or pulled in the last 24 h, 2 newest version of a major line,     │
| │ > match                    [pr-*                                         ] │
| │                            takes      302  pr-5111-57c9 pr-4886-5674 pr-4… │
| │                            leaves     157  main-5f21c main-5f10b main-5ef… │
| │   exclude                  [                                             ] │
| │   older than               [                                             ] │
| │   not pulled since         [                                             ] │
| │   include never pulled     < no >                                          │
| │   status                   [ ] active                                 more │
| │   tags of this name: a shell pattern, or a regular expression as ^X, /X/   │
| │   or re:X                                                                  │
| │   [ Plan ]   [ Cancel ]                                                    │
| │   Tab next   F9 plan   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app:pr-5111-57c9   by tokoro   state active   media application/vnd.oc…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                   data 12:00:00
|
key Tab
type pr-4[89]*
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                     API -  jobs 0
|acme > web-app > tags                             [1-16/459] pushed v  filter: -
| ┌─ Clean acme/web-app ───────────────────────────────────────────────────────┐
|>│   Of 459 tags would go: 172   68.9G logical                                │
| │   Stay: 1 named latest, 42 immutable by a rule of the repository, 8        │
| │   pushed or pulled in the last 24 h, 2 newest version of a major line,     │
| │   match                    [pr-*                                         ] │
| │ > exclude                  [pr-4[89]*                                    ] │
| │                            takes      236  pr-5111-57c9 pr-4745-b96c pr-4… │
| │                            leaves     223  main-5f21c main-5f084 main-5ee… │
| │   older than               [                                             ] │
| │   not pulled since         [                                             ] │
| │   include never pulled     < no >                                          │
| │   status                   [ ] active                                 more │
| │                                                                            │
| │   but not these                                                            │
| │   [ Plan ]   [ Cancel ]                                                    │
| │   Tab next   F9 plan   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app:pr-5111-57c9   by tokoro   state active   media application/vnd.oc…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                   data 12:00:00
|
key Tab
type 18x
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                     API -  jobs 0
|acme > web-app > tags                             [1-16/459] pushed v  filter: -
| ┌─ Clean acme/web-app ───────────────────────────────────────────────────────┐
|>│   Of 459 tags would go: none yet                                           │
| │                                                                            │
| │                                                                            │
| │   match                    [pr-*                                         ] │
| │   exclude                  [pr-4[89]*                                    ] │
| │ > older than               [18x                                          ] │
| │                            ! an age (180d, 12w) or a date (2026-01-01), n… │
| │   not pulled since         [                                             ] │
| │   include never pulled     < no >                                          │
| │   status                   [ ] active                                      │
| │                            [ ] inactive                               more │
| │                                                                            │
| │   neither pushed nor pulled since: 180d, 12w, 2026-01-01                   │
| │   [ Plan ]   [ Cancel ]                                                    │
| │   Tab next   F9 plan   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app:pr-5111-57c9   by tokoro   state active   media application/vnd.oc…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                   data 12:00:00
|
# Nothing is sent with a field that is wrong.
key F9
expect older than: an age
key C-u
type 180d
expect would go
# A regular expression that is not finished yet.
key S-Tab S-Tab C-u
type ^pr-(
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                     API -  jobs 0
|acme > web-app > tags                             [1-16/459] pushed v  filter: -
| ┌─ Clean acme/web-app ───────────────────────────────────────────────────────┐
|>│   Of 459 tags would go: none yet                                           │
| │                                                                            │
| │                                                                            │
| │ > match                    [^pr-(                                        ] │
| │                            ! "^pr-(" is no pattern: missing closing paren… │
| │   exclude                  [pr-4[89]*                                    ] │
| │   older than               [180d                                         ] │
| │   not pulled since         [                                             ] │
| │   include never pulled     < no >                                          │
| │   status                   [ ] active                                      │
| │                            [ ] inactive                               more │
| │   tags of this name: a shell pattern, or a regular expression as ^X, /X/   │
| │   or re:X                                                                  │
| │   [ Plan ]   [ Cancel ]                                                    │
| │   Tab next   F9 plan   Esc leave                                           │
| └────────────────────────────────────────────────────────────────────────────┘
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app:pr-5111-57c9   by tokoro   state active   media application/vnd.oc…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                   data 12:00:00
|
type 4|5)
expect takes
# What contradicts another field stands beside it.
key Tab Tab Tab Tab Tab
key Down Down Down Tab Tab Tab
type ^([a-z]+)-
expect needs keep
key C-u Esc
# What was typed is there the next time.
absent Plan ]
type P
expect ^pr-(4|5)
expect 180d
# Enter goes from field to field; a paste is text.
key C-u
paste pr-47*\nx\ny\n
expect [pr-47* 
resize 15x60
screen
>hubdeck  acme  maria  pat  RW                  API -  jobs 0
|acme > web-app > tags          [1-8/459] pushed v  filter: -
| ┌─ Clean acme/web-app ───────────────────────────────────┐>
|>│   Of 459 tags would go: 24   9.7G logical              │1
| │   Stay: 1 named latest, 42 immutable by a rule of the  │1
| │   repository, 8 pushed or pulled in the last 24 h, 2   │2
| │ > match                    [pr-47*                   ] │2
| │                            takes       36  pr-4799-la… │2
| │                            leaves     423  pr-5111-57… │1
| │   exclude                  [pr-4[89]*             more │2
| │   tags of this name: a shell pattern, or a regular     │3
|─│   expression as ^X, /X/ or re:X                        │─
|a│   [ Plan ]   [ Cancel ]                                │…
| │   Tab next   F9 plan   Esc leave                       │0
| └────────────────────────────────────────────────────────┘
resize 39x200
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                                                                                                                                             API -  jobs 0
|1 repos  2[tags]  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme > web-app > tags                                                   [1-31/459] pushed v  filter: -
| M  TAG                              PUSHED   PULL┌─ Clean acme/web-app ─────────────────────────────────────────────────────────────────────────────┐9 (row 1)
|>   pr-5111-57c9                        57m      4│   Of 459 tags would go: 24   9.7G logical                                                        │
|    main-5f21c                           2h      2│   Stay: 1 named latest, 42 immutable by a rule of the repository, 8 pushed or pulled in the      │
|    latest                               2h       │   last 24 h, 2 newest version of a major line, 371 not matched by the rule, 7 never pulled, 4    │2 UTC (57m)
|    v3.2.1                               2h      3│ > match                    [pr-47*                                                             ] │6 UTC (43m)
|    3                                    2h       │                            takes       36  pr-4799-latest pr-4781-6883 pr-4754-47f3 pr-4727-faa… │49 bytes)
|    edge                                 3h      3│                            leaves     423  pr-5111-57c9 main-5ef85 pr-4874-705f pr-4481-bb9f 20… │
|    v3.3.0-rc.2                          4h    nev│   exclude                  [pr-4[89]*                                                          ] │
|    nightly-20240301                     9h      2│   older than               [180d                                                               ] │53ad2597bcb4de6187bb090da55f8c46116ad83ad17e111a
|    main-5f20a                           1d      2│   not pulled since         [                                                                   ] │
|    pr-5108-b434                         1d       │   include never pulled     < no >                                                                │
|    v3.3.0-rc.1                          1d       │   status                   [ ] active                                                            │
|    nightly-20240229                     1d       │                            [ ] inactive                                                          │.oci.image.index.v1+json
|    main-5f1f8                           1d       │                            [ ] stale                                                             │
|    nightly-20240228                     2d       │   larger than              [                                                                   ] │
|    main-5f1e9                           2d    nev│   platform                 [                                                                   ] │m
|    pr-5105-444f                         3d    nev│   keep                     [                                                                   ] │
|    nightly-20240227                     3d    nev│   group by                 [                                                                   ] │
|    main-5f1d7                           3d       │   keep semver              [                                                                   ] │
|    nightly-20240226                     4d    nev│   protect                  [                                                                   ] │
|    main-5f1c5                           4d       │   include newest versions  < no >                                                                │
|    pr-5102-3698                         5d       │   include shared           < no >                                                                │e/web-app:pr-5111-57c9
|    nightly-20240225                     5d    nev│   untagged                 < no >                                                                │ker.com/r/acme/web-app/tags
|    main-5f1b6                           5d       │   by digest                < no >                                                                │
|    stable                               6d       │                                                                                                  │
|    v3.2.0                               6d      1│                                                                                                  │
|    nightly-20240224                     6d    nev│                                                                                                  │
|    main-5f1a4                           6d    nev│                                                                                                  │
|    pr-5099-cfd8                         7d       │   tags of this name: a shell pattern, or a regular expression as ^X, /X/ or re:X                 │
|    nightly-20240223                     7d    nev│   [ Plan ]   [ Cancel ]                                                                          │
|    main-5f192                           7d       │   Tab next   F9 plan   Esc leave                                                                 │
|    main-5f183                           8d       └──────────────────────────────────────────────────────────────────────────────────────────────────┘
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|acme/web-app:pr-5111-57c9   media application/vnd.oci.image.index.v1+json   platforms amd64
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                                                                                                                                           data 12:00:00
|
key Esc
type :clean
key Enter
expect Clean acme/web-app
key Esc
requests DELETE * 0
type :q
key Enter
exit 0
