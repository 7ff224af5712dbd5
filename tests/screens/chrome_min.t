# :set chrome min leaves 21 of 24 lines for rows; prompts still have their line.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start --read-only acme/web-app 24x80
type :set chrome min\r
screen
|acme > web-app > tags                             [1-21/459] pushed v  filter: -
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|>   pr-5111-57c9                       57m      43m     417M     1  HOT
|    main-5f21c                          2h      23m     412M     1  HOT =1
|    latest                              2h       1h     413M     2  HOT =2
|    v3.2.1                              2h      34m     413M     2  HOT LOCK =2
|    3                                   2h       2h     413M     2  HOT =2
|    edge                                3h      30m     412M     1  HOT =1
|    v3.3.0-rc.2                         4h    never     413M     2  LOCK
|    nightly-20240301                    9h      20m     415M     3  HOT
|    main-5f20a                          1d      20h     411M     2  HOT
|    pr-5108-b434                        1d       1d     418M     2  HOT
|    v3.3.0-rc.1                         1d       1d     414M     2  HOT LOCK
|    nightly-20240229                    1d       1d     416M     3  HOT
|    main-5f1f8                          1d       1d     411M     2  HOT
|    nightly-20240228                    2d       2d     415M     3  HOT
|    main-5f1e9                          2d    never     411M     2
|    pr-5105-444f                        3d    never     418M     2
|    nightly-20240227                    3d    never     415M     3
|    main-5f1d7                          3d       3d     411M     2  HOT
|    nightly-20240226                    4d    never     415M     3
|    main-5f1c5                          4d       4d     411M     1  HOT
|    pr-5102-3698                        5d       5d     418M     2  HOT
|listing complete, 5 pages, 459 rows                            RO  data 12:00:00
type /pr-
screen
|acme > web-app > tags                   [1-21/302 of 459] pushed v  filter: /pr-
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|>   pr-5111-57c9                       57m      43m     417M     1  HOT
|    pr-5108-b434                        1d       1d     418M     2  HOT
|    pr-5105-444f                        3d    never     418M     2
|    pr-5102-3698                        5d       5d     418M     2  HOT
|    pr-5099-cfd8                        7d       7d     418M     2  HOT
|    pr-5096-27c4                        9d       9d     418M     2  HOT =1
|    pr-5093-80b4                       11d      11d     418M     2  HOT =1
|    pr-5090-d9ab                       13d    never     418M     2
|    pr-5087-2d4a                       15d      15d     418M     2  HOT
|    pr-5084-ee66                       17d      17d     417M     2  HOT
|    pr-5081-cb17                       19d      19d     417M     2  HOT
|    pr-5078-a55c                       20d      20d     416M     2  HOT
|    pr-5075-ca48                       22d    never     416M     1  =1
|    pr-5072-4e59                       24d      24d     416M     1  HOT =1
|    pr-5069-27f2                       26d      26d     417M     2  HOT
|    pr-5066-5c00                       28d      28d     417M     2  HOT
|    pr-5063-370f                       30d      30d     417M     2
|    pr-5060-2978                       32d    never     416M     2
|    pr-5057-cde6                       34d      34d     417M     1
|    pr-5054-e7b6                       36d      36d     416M     2  =1
|    pr-5051-19a1                       38d      37d     416M     2  =1
|/pr-
key Enter
type :de
screen
|acme > web-app > tags                   [1-21/302 of 459] pushed v  filter: /pr-
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|>   pr-5111-57c9                       57m      43m     417M     1  HOT
|    pr-5108-b434                        1d       1d     418M     2  HOT
|    pr-5105-444f                        3d    never     418M     2
|    pr-5102-3698                        5d       5d     418M     2  HOT
|    pr-5099-cfd8                        7d       7d     418M     2  HOT
|    pr-5096-27c4                        9d       9d     418M     2  HOT =1
|    pr-5093-80b4                       11d      11d     418M     2  HOT =1
|    pr-5090-d9ab                       13d    never     418M     2
|    pr-5087-2d4a                       15d      15d     418M     2  HOT
|    pr-5084-ee66                       17d      17d     417M     2  HOT
|    pr-5081-cb17                       19d      19d     417M     2  HOT
|    pr-5078-a55c                       20d      20d     416M     2  HOT
|    pr-5075-ca48                       22d    never     416M     1  =1
|    pr-5072-4e59                       24d      24d     416M     1  HOT =1
|    pr-5069-27f2                       26d      26d     417M     2  HOT
|    pr-5066-5c00                       28d      28d     417M     2  HOT
|    pr-5063-370f                       30d      30d     417M     2
|────────────────────────────────────────────────────────────────────────────────
| delete                        delete tags; what they point to stays
| details                       details of the row
| -> go to de:repos
|:de
key Esc
type d
screen
|tag acme/web-app:pr-5111-57c9                                          [1-21/21]
| reference     acme/web-app:pr-5111-57c9
| tag           pr-5111-57c9
| pushed        2024-03-01 11:02 UTC (57m)
| pulled        2024-03-01 11:16 UTC (43m)
| size          417M (417,428,249 bytes)
| arch          1
| flags         HOT
| digest        sha256:3ba0a6b953ad2597bcb4de6187bb090da55f8c46116ad83ad17e111a4e
|               9e88e2
| by            tokoro
| state         active
| media         application/vnd.oci.image.index.v1+json
| platforms     amd64
|
| IMAGES        PLATFORM             SIZE   PULLED  DIGEST        STATUS
|               linux/amd64          417M      43m  471fbffe8132  active
|               attestation          3.7k       2d  3be33b7e1b37  active
|
| COMMANDS
|   pull        docker pull acme/web-app:pr-5111-57c9
|   web         https://hub.docker.com/r/acme/web-app/tags
|
|                                                                              RO
key Esc Esc
type s
screen
|acme > web-app > tags                             [1-21/459] pushed v  filter: -
| M  ┌─ Sort by ──────────────────┐  PUSHED   PULLED     SIZE  ARCH  FLAGS
|>   │  a tag                     │     57m      43m     417M     1  HOT
>    │> b pushed v                │      2h      23m     412M     1  HOT =1
|    │  c pulled                  │      2h       1h     413M     2  HOT =2
|    │  d size                    │      2h      34m     413M     2  HOT LOCK =2
|    │  e arch                    │      2h       2h     413M     2  HOT =2
|    │  f flags                   │      3h      30m     412M     1  HOT =1
|    │ Enter or letter   Esc      │      4h    never     413M     2  LOCK
|    └────────────────────────────┘      9h      20m     415M     3  HOT
|    main-5f20a                          1d      20h     411M     2  HOT
|    pr-5108-b434                        1d       1d     418M     2  HOT
|    v3.3.0-rc.1                         1d       1d     414M     2  HOT LOCK
|    nightly-20240229                    1d       1d     416M     3  HOT
|    main-5f1f8                          1d       1d     411M     2  HOT
|    nightly-20240228                    2d       2d     415M     3  HOT
|    main-5f1e9                          2d    never     411M     2
|    pr-5105-444f                        3d    never     418M     2
|    nightly-20240227                    3d    never     415M     3
|    main-5f1d7                          3d       3d     411M     2  HOT
|    nightly-20240226                    4d    never     415M     3
|    main-5f1c5                          4d       4d     411M     1  HOT
|    pr-5102-3698                        5d       5d     418M     2  HOT
|                                                               RO  data 12:00:00
key Esc
type :set chrome full\r
screen
>hubdeck  acme  maria  pat  RO                 API 173/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                             [1-16/459] pushed v  filter: -
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|>   pr-5111-57c9                       57m      43m     417M     1  HOT
|    main-5f21c                          2h      23m     412M     1  HOT =1
|    latest                              2h       1h     413M     2  HOT =2
|    v3.2.1                              2h      34m     413M     2  HOT LOCK =2
|    3                                   2h       2h     413M     2  HOT =2
|    edge                                3h      30m     412M     1  HOT =1
|    v3.3.0-rc.2                         4h    never     413M     2  LOCK
|    nightly-20240301                    9h      20m     415M     3  HOT
|    main-5f20a                          1d      20h     411M     2  HOT
|    pr-5108-b434                        1d       1d     418M     2  HOT
|    v3.3.0-rc.1                         1d       1d     414M     2  HOT LOCK
|    nightly-20240229                    1d       1d     416M     3  HOT
|    main-5f1f8                          1d       1d     411M     2  HOT
|    nightly-20240228                    2d       2d     415M     3  HOT
|    main-5f1e9                          2d    never     411M     2
|    pr-5105-444f                        3d    never     418M     2
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app:pr-5111-57c9   by tokoro   state active   media application/vnd.oc…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|chrome is full (full or min)                                       data 12:00:00
|Enter open  Space mark  / filter  s sort  : cmd  d info  Esc back  ? help
type qqq
exit 0
