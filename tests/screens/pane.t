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
|    pr-5111-57c9                57m      43m     417M     1  HOT           3ba0a6b953ad  tokoro      │
|    main-5f21c                   2h      23m     412M     1  HOT =1        11d5f7acbb01  cibot7      │ tag           latest
|>   latest                       2h       1h     413M     2  HOT =2        ca48f389d75a  cibot7      │ pushed        2024-03-01 09:23 UTC (2h)
|    v3.2.1                       2h      34m     413M     2  HOT LOCK =2   ca48f389d75a  rsilva      │ pulled        2024-03-01 10:54 UTC (1h)
|    3                            2h       2h     413M     2  HOT =2        ca48f389d75a  tokoro      │ size          413M (412,768,097 bytes)
|    edge                         3h      30m     412M     1  HOT =1        11d5f7acbb01  tokoro      │ arch          2
|    v3.3.0-rc.2                  4h    never     413M     2  LOCK          1bf23ee45a92  tokoro      │ flags         HOT =2
|    nightly-20240301             9h      20m     415M     3  HOT           44f66f4daa0b  rsilva      │ digest        sha256:ca48f389d75a911cc4d4297f2862a88836ba355b84f9
|    main-5f20a                   1d      20h     411M     2  HOT           1f4dcdc50f3b  rsilva      │               8db9fad703003faed132
|    pr-5108-b434                 1d       1d     418M     2  HOT           e9c1368938c2  tokoro      │ by            cibot7
|    v3.3.0-rc.1                  1d       1d     414M     2  HOT LOCK      813add30d709  rsilva      │ state         active
|    nightly-20240229             1d       1d     416M     3  HOT           ab4414623bc0  cibot7      │ media         application/vnd.oci.image.index.v1+json
|    main-5f1f8                   1d       1d     411M     2  HOT           da64519a9ca2  rsilva      │ platforms     amd64,arm64
|    nightly-20240228             2d       2d     415M     3  HOT           cde1849554c2  tokoro      │
|    main-5f1e9                   2d    never     411M     2                e55804ba076f  cibot7      │ IMAGES        PLATFORM             SIZE   PULLED  DIGEST
|    pr-5105-444f                 3d    never     418M     2                af3e6fbd38ad  cibot7      │               linux/amd64          413M       1h  7b308296c7e8
|    nightly-20240227             3d    never     415M     3                8e788ed544d8  cibot7      │               attestation          7.4k       1d  06ad40f41304
|    main-5f1d7                   3d       3d     411M     2  HOT           bbc55a83ae4b  rsilva      │               linux/arm64          410M    never  a0eecc0350e1
|    nightly-20240226             4d    never     415M     3                106620cb6fa7  cibot7      │               attestation           10k      23h  66024a43c8a1
|    main-5f1c5                   4d       4d     411M     1  HOT           3069f03f2b2f  cibot7      │
|    pr-5102-3698                 5d       5d     418M     2  HOT           74535fcdffd9  rsilva      │ same digest   2 other tags
|    nightly-20240225             5d    never     415M     3                5856ec2fffb0  cibot7      │ immutable     no rule matches
|──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|acme/web-app:latest   state active   media application/vnd.oci.image.index.v1+json   platforms amd64,arm64
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                                                                                                             data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  a access  f ask  * mark all  V range  ? help
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
|    pr-5111-57c9                57m      43m     417M     1  HOT           3ba0a6b953ad  tokoro      │
|    main-5f21c                   2h      23m     412M     1  HOT =1        11d5f7acbb01  cibot7      │ arch          2
|>+  latest                       2h       1h     413M     2  HOT =2        ca48f389d75a  cibot7      │ flags         HOT =2
|    v3.2.1                       2h      34m     413M     2  HOT LOCK =2   ca48f389d75a  rsilva      │ digest        sha256:ca48f389d75a911cc4d4297f2862a88836ba355b84f9
|    3                            2h       2h     413M     2  HOT =2        ca48f389d75a  tokoro      │               8db9fad703003faed132
|    edge                         3h      30m     412M     1  HOT =1        11d5f7acbb01  tokoro      │ by            cibot7
|    v3.3.0-rc.2                  4h    never     413M     2  LOCK          1bf23ee45a92  tokoro      │ state         active
|    nightly-20240301             9h      20m     415M     3  HOT           44f66f4daa0b  rsilva      │ media         application/vnd.oci.image.index.v1+json
|    main-5f20a                   1d      20h     411M     2  HOT           1f4dcdc50f3b  rsilva      │ platforms     amd64,arm64
|    pr-5108-b434                 1d       1d     418M     2  HOT           e9c1368938c2  tokoro      │
|    v3.3.0-rc.1                  1d       1d     414M     2  HOT LOCK      813add30d709  rsilva      │ IMAGES        PLATFORM             SIZE   PULLED  DIGEST
|    nightly-20240229             1d       1d     416M     3  HOT           ab4414623bc0  cibot7      │               linux/amd64          413M       1h  7b308296c7e8
|    main-5f1f8                   1d       1d     411M     2  HOT           da64519a9ca2  rsilva      │               attestation          7.4k       1d  06ad40f41304
|    nightly-20240228             2d       2d     415M     3  HOT           cde1849554c2  tokoro      │               linux/arm64          410M    never  a0eecc0350e1
|    main-5f1e9                   2d    never     411M     2                e55804ba076f  cibot7      │               attestation           10k      23h  66024a43c8a1
|    pr-5105-444f                 3d    never     418M     2                af3e6fbd38ad  cibot7      │
|    nightly-20240227             3d    never     415M     3                8e788ed544d8  cibot7      │ same digest   2 other tags
|    main-5f1d7                   3d       3d     411M     2  HOT           bbc55a83ae4b  rsilva      │ immutable     no rule matches
|    nightly-20240226             4d    never     415M     3                106620cb6fa7  cibot7      │
|    main-5f1c5                   4d       4d     411M     1  HOT           3069f03f2b2f  cibot7      │ COMMANDS
|    pr-5102-3698                 5d       5d     418M     2  HOT           74535fcdffd9  rsilva      │   pull        docker pull acme/web-app:latest
|    nightly-20240225             5d    never     415M     3                5856ec2fffb0  cibot7      │   web         https://hub.docker.com/r/acme/web-app/tags
|──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|acme/web-app:latest   state active   media application/vnd.oci.image.index.v1+json   platforms amd64,arm64
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                                                                                                             data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  a access  f ask  * mark all  V range  ? help
key Esc
absent j k scroll
resize 20x100
key Tab
expect the detail pane needs 160 columns
type qqqqq
exit 0
