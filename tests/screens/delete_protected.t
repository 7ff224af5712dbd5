# latest, immutable and new tags are left out, with the reason.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/web-app 24x80
screen
>hubdeck  acme  maria  pat  RW                 API 174/180 reset HH:MM:SS  jobs 0
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
|listing complete, 5 pages, 459 rows                                data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type D
expect nothing to delete
type  
key Down Down Down Down Down Down Down Down
type    D
screen
>hubdeck  acme  maria  pat  RW                 API 174/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                             [1-16/459] pushed v  filter: -
| M ┌─ Delete 2 tags? ───────────────────────────────────────────────────────┐
| * │ in acme/web-app                                                        │
|   │   pr-5108-b434                                                         │
|   │       e9c1368938c2   418M   pushed 1d                                  │
|   │   nightly-20240229                                                     │=2
|   │       ab4414623bc0   416M   pushed 1d                                  │
|   │ 833M logical (layers are shared)   last pull 1d                        │
|   │ newest pr-5108-b434, pushed 1d                                         │
|   │ Cannot be undone: Docker cannot restore a deleted tag.                 │
|   │ left out: 1, immutable by a rule of the repository (v3.3.0-rc.1)       │
| * │ left out: 1, pushed or pulled in the last 24 h (pr-5111-57c9)          │
| * │ Up to 4 requests, each written to the journal first.                   │
| * │ Type 2 to delete 2 tags: [    ]                                        │
>>  │ [ Cancel ]  [ Apply ]                                                  │
|   │ number, then F9 (or Tab, Enter) delete   Esc cancel                    │
|   └────────────────────────────────────────────────────────────────────────┘
|    pr-5105-444f                        3d    never     418M     2
|────────────────────────────────────────────────────────────────────────────────
|4 marked  1.7G logical  left out: 1 LOCK 1 <24h
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                   data 12:00:00
|
key Esc
requests DELETE * 0
type qqq
exit 0
