# The smallest terminal that is worked in; below it one line.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/web-app 15x60
screen
>hubdeck  acme  maria  pat  RW            API 174/180  jobs 0
|acme > web-app > tags          [1-8/459] pushed v  filter: -
| M  TAG                       PUSHED   PULLED     SIZE  ARC>
|>   pr-5111-57c9                 57m      43m     417M     1
|    main-5f21c                    2h      23m     412M     1
|    latest                        2h       1h     413M     2
|    v3.2.1                        2h      34m     413M     2
|    3                             2h       2h     413M     2
|    edge                          3h      30m     412M     1
|    v3.3.0-rc.2                   4h    never     413M     2
|    nightly-20240301              9h      20m     415M     3
|────────────────────────────────────────────────────────────
|acme/web-app:pr-5111-57c9   flags HOT   by tokoro   state a…
|listing complete, 5 pages, 459 rows            data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  ? help
type /pr-4
key Enter
type D
screen
>hubdeck  acme  maria  pat  RW            API 174/180  jobs 0
|acme > web-app > …  [1-8/264 of 459] pushed v  filter: /pr-4
|┌─ Delete 1 tag? ──────────────────────────────────────────┐
|│ in acme/web-app                                          │
|│   pr-4997-c488  f3ecd7fa7924  414M  72d                  │
|│ 414M logical (layers are shared)   last pull 72d         │
|│ Cannot be undone: Docker cannot restore a deleted tag.   │
|│ Up to 2 requests, each written to the journal first.     │
>│ [ Cancel ]                                               │
|│ y delete   Enter, Esc cancel                             │
|└──────────────────────────────────────────────────────────┘
|────────────────────────────────────────────────────────────
|acme/web-app:pr-4997-c488   by rsilva   state inactive   me…
|                                               data 12:00:00
|
key Esc
resize 11x52
wait hubdeck needs 60x15
resize 15x60
wait pr-4997
type qqq
exit 0
