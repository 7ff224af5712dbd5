# A deletion goes on when its progress is left; q warns; :jobs shows the report.
hubsim --fixture acme --fail "DELETE * delay:700"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/web-app 24x80
wait listing complete
type /pr-49
key Enter
type    
type D
expect Type 3
type 3
key F9
wait At work
key Esc
wait still at work in acme/web-app
wait jobs 1
wait 3 deleted
expect jobs 0
requests DELETE * 3
type :jobs
key Enter
wait Report: 3 of 3 deleted
screen
>hubdeck  acme  maria  pat  RW                 API 168/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                  [1-16/30 of 456] pushed v  filter: /pr-49
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|>   pr-4988-b47e                       77d      76d     414M     2
|    pr-4985-77cf                       79d    never     413M     1
|    pr-4982-f30c                       81d      80d     414M     2
|   ┌─ Report: 3 of 3 deleted ───────────────────────────────────────────────┐
|   │ in acme/web-app                                                        │
|   │ deleted        3                                                       │
|   │   deleted        204  pr-4997-c488                                     │
|   │   deleted        204  pr-4994-b16d                                     │
|   │   deleted        204  pr-4991-7ea6                                     │
|   │                                                                        │
|   │ Esc closes   j k scroll                                                │
|   └────────────────────────────────────────────────────────────────────────┘
|    pr-4952-ef0f                      100d      99d     413M     2
|    pr-4949-1daf                      102d     101d     412M     1  =1
|    pr-4946-e48b                      104d     103d     412M     1  =1
|    pr-4943-e30b                      106d     105d     412M     2
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app:pr-4988-b47e   by rsilva   state inactive   media application/vnd.…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                   data 12:00:00
|
key Esc
absent Report
type :jobs
key Enter
expect nothing has been left running
type :q
key Enter
exit 0
