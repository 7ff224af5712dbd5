# A token that may not delete: Hub's words, what would work, and every row stays.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_ro
start acme/web-app 24x80
wait listing complete
type /pr-49
key Enter
type  
type D
expect y delete
type y
wait Report
screen
>hubdeck  acme  maria  pat  RW                 API 172/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                  [1-16/33 of 459] pushed v  filter: /pr-49
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
| *  pr-4997-c488                       72d      72d     414M     2
|>   pr-4994-b16d                       74d      74d     414M     2
|   ┌─ Report: 0 of 1 deleted ───────────────────────────────────────────────┐
|   │ in acme/web-app                                                        │
|   │ refused        1                                                       │
|   │ Deleting needs: a password, a personal token with Read,                │
|   │ Write & Delete, or an organization token with                          │
|   │ scope-tag-admin; and the right to it.                                  │
|   │   refused        403  pr-4997-c488  Hub said: 403 "insufficient scope" │
|   │                                                                        │
|   │ Esc closes   r tries the 1 that failed again   j k scroll              │
|   └────────────────────────────────────────────────────────────────────────┘
|    pr-4961-6268                       95d      94d     412M     2
|    pr-4958-84cd                       96d      95d     413M     2
|    pr-4955-4afc                       98d    never     412M     2
|    pr-4952-ef0f                      100d      99d     413M     2
|────────────────────────────────────────────────────────────────────────────────
|1 marked  414M logical (layers are shared)
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|! acme/web-app: 0 of 1 deleted; the report says why                data 12:00:00
|
key Esc
expect pr-4997
type :acme/nonesuch
key Enter
wait NOT FOUND
screen
>hubdeck  acme  maria  pat  RW                 API 170/180 reset HH:MM:SS  jobs 0
|acme > nonesuch > tags                                   [0] pushed v  NOT FOUND
| The Hub shows no acme/nonesuch to this account (404).
| It is absent, or private and hidden from this account.
| R retry now   @ log
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
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
|
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/namespaces/acme/repositories/nonesuch/tags?page=1&page_size=100 404 (no…
|
|error: Hub said: 404 "object not found"; it is absent, or private and hidden fr…
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type :q
key Enter
exit 0
