# One tag: y confirms, nothing else does, and only later than 300 ms.
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
type /pr-49
key Enter
screen
>hubdeck  acme  maria  pat  RW                 API 174/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                  [1-16/33 of 459] pushed v  filter: /pr-49
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|>   pr-4997-c488                       72d      72d     414M     2
|    pr-4994-b16d                       74d      74d     414M     2
|    pr-4991-7ea6                       76d      75d     414M     2  =1
|    pr-4988-b47e                       77d      76d     414M     2  =1
|    pr-4985-77cf                       79d    never     413M     1
|    pr-4982-f30c                       81d      80d     414M     2
|    pr-4979-0f65                       83d      82d     413M     2
|    pr-4976-6013                       85d      84d     414M     2
|    pr-4973-17b6                       87d      86d     414M     2
|    pr-4970-93a5                       89d    never     414M     2  =1
|    pr-4967-1e45                       91d      90d     414M     2  =1
|    pr-4964-baf7                       93d      92d     414M     2
|    pr-4961-6268                       95d      94d     412M     2
|    pr-4958-84cd                       96d      95d     413M     2
|    pr-4955-4afc                       98d    never     412M     2
|    pr-4952-ef0f                      100d      99d     413M     2
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app:pr-4997-c488   by rsilva   state inactive   media application/vnd.…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                   data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type DyDyDyDy
screen
>hubdeck  acme  maria  pat  RW                 API 174/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                  [1-16/33 of 459] pushed v  filter: /pr-49
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|>   pr-4997-c488                       72d      72d     414M     2
|    pr-4994-b16d                       74d      74d     414M     2
|   ┌─ Delete 1 tag? ────────────────────────────────────────────────────────┐
|   │ in acme/web-app                                                        │
|   │   pr-4997-c488                                                         │
|   │       f3ecd7fa7924   414M   pushed 72d                                 │
|   │ 414M logical (layers are shared)   last pull 72d                       │
|   │ Cannot be undone: Docker cannot restore a deleted tag.                 │
|   │ Up to 2 requests, each written to the journal first.                   │
>   │ [ Cancel ]                                                             │
|   │ y delete   Enter, Esc cancel                                           │
|   └────────────────────────────────────────────────────────────────────────┘
|    pr-4961-6268                       95d      94d     412M     2
|    pr-4958-84cd                       96d      95d     413M     2
|    pr-4955-4afc                       98d    never     412M     2
|    pr-4952-ef0f                      100d      99d     413M     2
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app:pr-4997-c488   by rsilva   state inactive   media application/vnd.…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                   data 12:00:00
|
requests DELETE * 0
key Enter
expect nothing was deleted
type D
screen
>hubdeck  acme  maria  pat  RW                 API 174/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                  [1-16/33 of 459] pushed v  filter: /pr-49
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|>   pr-4997-c488                       72d      72d     414M     2
|    pr-4994-b16d                       74d      74d     414M     2
|   ┌─ Delete 1 tag? ────────────────────────────────────────────────────────┐
|   │ in acme/web-app                                                        │
|   │   pr-4997-c488                                                         │
|   │       f3ecd7fa7924   414M   pushed 72d                                 │
|   │ 414M logical (layers are shared)   last pull 72d                       │
|   │ Cannot be undone: Docker cannot restore a deleted tag.                 │
|   │ Up to 2 requests, each written to the journal first.                   │
>   │ [ Cancel ]                                                             │
|   │ y delete   Enter, Esc cancel                                           │
|   └────────────────────────────────────────────────────────────────────────┘
|    pr-4961-6268                       95d      94d     412M     2
|    pr-4958-84cd                       96d      95d     413M     2
|    pr-4955-4afc                       98d    never     412M     2
|    pr-4952-ef0f                      100d      99d     413M     2
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app:pr-4997-c488   by rsilva   state inactive   media application/vnd.…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                   data 12:00:00
|
type D
expect D only asks
key F9
key Tab
type 1
paste y
expect a paste confirms nothing
requests DELETE * 0
type y
screen
>hubdeck  acme  maria  pat  RW                 API 172/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                  [1-16/32 of 458] pushed v  filter: /pr-49
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|>   pr-4994-b16d                       74d      74d     414M     2
|    pr-4991-7ea6                       76d      75d     414M     2  =1
|    pr-4988-b47e                       77d      76d     414M     2  =1
|    pr-4985-77cf                       79d    never     413M     1
|   ┌─ Report: 1 of 1 deleted ───────────────────────────────────────────────┐
|   │ in acme/web-app                                                        │
|   │ deleted        1                                                       │
|   │   deleted        204  pr-4997-c488                                     │
|   │                                                                        │
|   │ Esc closes   j k scroll                                                │
|   └────────────────────────────────────────────────────────────────────────┘
|    pr-4961-6268                       95d      94d     412M     2
|    pr-4958-84cd                       96d      95d     413M     2
|    pr-4955-4afc                       98d    never     412M     2
|    pr-4952-ef0f                      100d      99d     413M     2
|    pr-4949-1daf                      102d     101d     412M     1  =1
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app:pr-4994-b16d   by cibot7   state inactive   media application/vnd.…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|ok: acme/web-app: 1 deleted, 0 already gone                        data 12:00:00
|
requests DELETE * 1
key Esc
screen
>hubdeck  acme  maria  pat  RW                 API 172/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                  [1-16/32 of 458] pushed v  filter: /pr-49
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|>   pr-4994-b16d                       74d      74d     414M     2
|    pr-4991-7ea6                       76d      75d     414M     2  =1
|    pr-4988-b47e                       77d      76d     414M     2  =1
|    pr-4985-77cf                       79d    never     413M     1
|    pr-4982-f30c                       81d      80d     414M     2
|    pr-4979-0f65                       83d      82d     413M     2
|    pr-4976-6013                       85d      84d     414M     2
|    pr-4973-17b6                       87d      86d     414M     2
|    pr-4970-93a5                       89d    never     414M     2  =1
|    pr-4967-1e45                       91d      90d     414M     2  =1
|    pr-4964-baf7                       93d      92d     414M     2
|    pr-4961-6268                       95d      94d     412M     2
|    pr-4958-84cd                       96d      95d     413M     2
|    pr-4955-4afc                       98d    never     412M     2
|    pr-4952-ef0f                      100d      99d     413M     2
|    pr-4949-1daf                      102d     101d     412M     1  =1
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app:pr-4994-b16d   by cibot7   state inactive   media application/vnd.…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                   data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type qqq
exit 0
