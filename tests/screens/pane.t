# The pane reads the images of the tag once, when the cursor rests; Tab scrolls it.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/web-app 30x170
wait linux/amd64
requests GET *tags/pr-5111-57c9* 1
key Down Down
wait linux/arm64
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                                                                                          API 171/180 reset HH:MM:SS  jobs 0
|1 repos  2[tags]  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme > web-app > tags                     [1-22/459] pushed v  filter: -
| M  TAG                      PUSHED   PULLED     SIZE  ARCH  FLAGS         DIGEST        BY          │ tag  acme/web-app:latest (row 3)
|    pr-5111-57c9                57m      43m     417M     1  HOT           f299ee7dec1b  tokoro      │
|    main-5f21c                   2h      23m     412M     1  HOT =1        99f6faff9c28  cibot7      │ tag           latest
|>   latest                       2h       1h     413M     2  HOT =2        e05e89e2143e  cibot7      │ pushed        2024-03-01 09:23 UTC (2h)
|    v3.2.1                       2h      34m     413M     2  HOT LOCK =2   e05e89e2143e  rsilva      │ pulled        2024-03-01 10:54 UTC (1h)
|    3                            2h       2h     413M     2  HOT =2        e05e89e2143e  tokoro      │ size          413M (412,768,097 bytes)
|    edge                         3h      30m     412M     1  HOT =1        99f6faff9c28  tokoro      │ arch          2
|    v3.3.0-rc.2                  4h    never     413M     2  LOCK          63acf536833e  tokoro      │ flags         HOT =2
|    nightly-20240301             9h      20m     415M     3  HOT           c42c55e82793  rsilva      │ digest        sha256:e05e89e2143e1033027ab03ef7c01e2c88222a0e22f9
|    main-5f20a                   1d      20h     411M     2  HOT           4481fee5da92  rsilva      │               5e873dcee6f5e0a214e0
|    pr-5108-b434                 1d       1d     418M     2  HOT           471bda449775  tokoro      │ by            cibot7
|    v3.3.0-rc.1                  1d       1d     414M     2  HOT LOCK      6a0f798d37ce  rsilva      │ state         active
|    nightly-20240229             1d       1d     416M     3  HOT           3f8e9e76dd6c  cibot7      │ media         application/vnd.oci.image.index.v1+json
|    main-5f1f8                   1d       1d     411M     2  HOT           a32032c4a0f7  rsilva      │ platforms     amd64,arm64
|    nightly-20240228             2d       2d     415M     3  HOT           8573ad77853c  tokoro      │
|    main-5f1e9                   2d    never     411M     2                e078de8adb3f  cibot7      │ IMAGES        PLATFORM             SIZE   PULLED  DIGEST
|    pr-5105-444f                 3d    never     418M     2                3562ac6d9e0a  cibot7      │               linux/amd64          413M       1h  3b31553a9b00
|    nightly-20240227             3d    never     415M     3                dfc77f00b07b  cibot7      │               attestation          7.4k       1d  3becdfb8812a
|    main-5f1d7                   3d       3d     411M     2  HOT           d054ab1069e9  rsilva      │               linux/arm64          410M    never  2d5a3ad51926
|    nightly-20240226             4d    never     415M     3                50e3981275f6  cibot7      │               attestation           10k      23h  c239522daa69
|    main-5f1c5                   4d       4d     411M     1  HOT           35becbf1f3cb  cibot7      │
|    pr-5102-3698                 5d       5d     418M     2  HOT           eab91fb86c79  rsilva      │ same digest   2 other tags
|    nightly-20240225             5d    never     415M     3                11175db3cf8d  cibot7      │ immutable     no rule matches
|──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|acme/web-app:latest   state active   media application/vnd.oci.image.index.v1+json   platforms amd64,arm64
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                                                                                                             data 12:00:00
|Enter open  Space mark  D delete  / filter  s sort  d info  : cmd  Esc back  q quit  R refresh  A audit  a access  f ask  + add  * mark all  V range  U unmark  ? help
key Up Down
wait linux/arm64
requests GET *tags/latest* 1
type V
key Tab
expect j k scroll, Tab list
type jjjjjj
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                                                                                          API 171/180 reset HH:MM:SS  jobs 0
|1 repos  2[tags]  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme > web-app > tags                     [1-22/459] pushed v  filter: -
> M  TAG                      PUSHED   PULLED     SIZE  ARCH  FLAGS         DIGEST        BY          │ tag  acme/web-app:latest (row 3)   j k scroll, Tab list
|    pr-5111-57c9                57m      43m     417M     1  HOT           f299ee7dec1b  tokoro      │
|    main-5f21c                   2h      23m     412M     1  HOT =1        99f6faff9c28  cibot7      │ arch          2
|>+  latest                       2h       1h     413M     2  HOT =2        e05e89e2143e  cibot7      │ flags         HOT =2
|    v3.2.1                       2h      34m     413M     2  HOT LOCK =2   e05e89e2143e  rsilva      │ digest        sha256:e05e89e2143e1033027ab03ef7c01e2c88222a0e22f9
|    3                            2h       2h     413M     2  HOT =2        e05e89e2143e  tokoro      │               5e873dcee6f5e0a214e0
|    edge                         3h      30m     412M     1  HOT =1        99f6faff9c28  tokoro      │ by            cibot7
|    v3.3.0-rc.2                  4h    never     413M     2  LOCK          63acf536833e  tokoro      │ state         active
|    nightly-20240301             9h      20m     415M     3  HOT           c42c55e82793  rsilva      │ media         application/vnd.oci.image.index.v1+json
|    main-5f20a                   1d      20h     411M     2  HOT           4481fee5da92  rsilva      │ platforms     amd64,arm64
|    pr-5108-b434                 1d       1d     418M     2  HOT           471bda449775  tokoro      │
|    v3.3.0-rc.1                  1d       1d     414M     2  HOT LOCK      6a0f798d37ce  rsilva      │ IMAGES        PLATFORM             SIZE   PULLED  DIGEST
|    nightly-20240229             1d       1d     416M     3  HOT           3f8e9e76dd6c  cibot7      │               linux/amd64          413M       1h  3b31553a9b00
|    main-5f1f8                   1d       1d     411M     2  HOT           a32032c4a0f7  rsilva      │               attestation          7.4k       1d  3becdfb8812a
|    nightly-20240228             2d       2d     415M     3  HOT           8573ad77853c  tokoro      │               linux/arm64          410M    never  2d5a3ad51926
|    main-5f1e9                   2d    never     411M     2                e078de8adb3f  cibot7      │               attestation           10k      23h  c239522daa69
|    pr-5105-444f                 3d    never     418M     2                3562ac6d9e0a  cibot7      │
|    nightly-20240227             3d    never     415M     3                dfc77f00b07b  cibot7      │ same digest   2 other tags
|    main-5f1d7                   3d       3d     411M     2  HOT           d054ab1069e9  rsilva      │ immutable     no rule matches
|    nightly-20240226             4d    never     415M     3                50e3981275f6  cibot7      │
|    main-5f1c5                   4d       4d     411M     1  HOT           35becbf1f3cb  cibot7      │ COMMANDS
|    pr-5102-3698                 5d       5d     418M     2  HOT           eab91fb86c79  rsilva      │   pull        docker pull acme/web-app:latest
|    nightly-20240225             5d    never     415M     3                11175db3cf8d  cibot7      │   web         https://hub.docker.com/r/acme/web-app/tags
|──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|acme/web-app:latest   state active   media application/vnd.oci.image.index.v1+json   platforms amd64,arm64
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                                                                                                             data 12:00:00
|Enter open  Space mark  D delete  / filter  s sort  d info  : cmd  Esc back  q quit  R refresh  A audit  a access  f ask  + add  * mark all  V range  U unmark  ? help
key Esc
absent j k scroll
resize 20x100
key Tab
expect the detail pane needs 160 columns
type qqqqq
exit 0
