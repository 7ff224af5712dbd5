# Up to 20 tags: their number, then F9; rows that are gone leave the list.
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
type /pr-48
key Enter
type    
type D
screen
>hubdeck  acme  maria  pat  RW                 API 174/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                  [1-16/33 of 459] pushed v  filter: /pr-48
| M ┌─ Delete 3 tags? ───────────────────────────────────────────────────────┐
| * │ in acme/web-app                                                        │
| * │   pr-4898-6dfb                                                         │
| * │       af676fc83f5f   410M   pushed 134d                                │
|>  │   pr-4895-58d8                                                         │
|   │       0f44e9082830   410M   pushed 136d                                │
|   │   pr-4892-2551                                                         │
|   │       a08623bf1132   411M   pushed 138d                                │
|   │ 1.2G logical (layers are shared)   last pull 133d                      │
|   │ newest pr-4898-6dfb, pushed 134d                                       │
|   │ Cannot be undone: Docker cannot restore a deleted tag.                 │
|   │ Up to 6 requests, each written to the journal first.                   │
|   │ Type 3 to delete 3 tags: [    ]                                        │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ number, then F9 (or Tab, Enter) delete   Esc cancel                    │
|   └────────────────────────────────────────────────────────────────────────┘
|    pr-4853-7b47                      163d     161d     410M     2
|────────────────────────────────────────────────────────────────────────────────
|3 marked  1.2G logical (layers are shared)
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                   data 12:00:00
|
type 3
key F9
screen
>hubdeck  acme  maria  pat  RW                 API 168/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                  [1-16/30 of 456] pushed v  filter: /pr-48
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|>   pr-4889-43d8                      140d     139d     411M     2
|    pr-4886-5674                      142d     141d     410M     2  =1
|    pr-4883-8902                      144d     143d     410M     2  =1
|   ┌─ Report: 3 of 3 deleted ───────────────────────────────────────────────┐
|   │ in acme/web-app                                                        │
|   │ deleted        3                                                       │
|   │   deleted        204  pr-4898-6dfb                                     │
|   │   deleted        204  pr-4895-58d8                                     │
|   │   deleted        204  pr-4892-2551                                     │
|   │                                                                        │
|   │ Esc closes   j k scroll                                                │
|   └────────────────────────────────────────────────────────────────────────┘
|    pr-4853-7b47                      163d     161d     410M     2
|    pr-4850-d433                      165d    never     409M     2
|    pr-4847-f984                      167d     165d     409M     2
|    pr-4844-7dce                      169d     167d     409M     2  =1
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app:pr-4889-43d8   by cibot7   state inactive   media application/vnd.…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|ok: acme/web-app: 3 deleted, 0 already gone                        data 12:00:00
|
requests DELETE * 3
key Esc
screen
>hubdeck  acme  maria  pat  RW                 API 168/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                  [1-16/30 of 456] pushed v  filter: /pr-48
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|>   pr-4889-43d8                      140d     139d     411M     2
|    pr-4886-5674                      142d     141d     410M     2  =1
|    pr-4883-8902                      144d     143d     410M     2  =1
|    pr-4880-7a19                      146d    never     410M     2
|    pr-4877-989a                      148d     147d     410M     1
|    pr-4874-705f                      150d     149d     410M     2
|    pr-4871-b410                      152d     150d     409M     2
|    pr-4868-2fd9                      153d     151d     409M     2
|    pr-4865-e3fe                      155d    never     410M     2  =1
|    pr-4862-5d3d                      157d     155d     410M     2  =1
|    pr-4859-b2cb                      159d     157d     409M     1
|    pr-4856-45cf                      161d     159d     409M     2
|    pr-4853-7b47                      163d     161d     410M     2
|    pr-4850-d433                      165d    never     409M     2
|    pr-4847-f984                      167d     165d     409M     2
|    pr-4844-7dce                      169d     167d     409M     2  =1
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app:pr-4889-43d8   by cibot7   state inactive   media application/vnd.…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                   data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type *
type D
expect Type acme/web-app
type acme/web-ap
key F9
wait the name is not right
type p
key Tab
key Esc
expect cancelled: nothing was deleted
type U
type qqq
exit 0
