# A refresh that fails costs nothing: the rows, the marks and the place stay.
hubsim --fixture acme --fail "GET */repositories/portal/tags* 500 skip=1"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start globex/portal 24x80
screen
>hubdeck  globex  maria  pat  RW               API 178/180 reset HH:MM:SS  jobs 0
|globex > portal > tags                             [1-16/29] pushed v  filter: -
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|>   latest                              1d      15h     100M     2  HOT =1
|    0.3.4                               1d      31m     100M     2  HOT =1
|    0.3.3                               5d      13h      97M     2  HOT
|    0.3.2                               8d       1d     104M     2  HOT
|    0.3.1                              12d    never     102M     2
|    0.3.0                              16d       7d     100M     2  HOT
|    0.2.7                              20d      11d     104M     2  HOT
|    0.2.6                              24d      16d      96M     2  HOT
|    0.2.5                              28d    never      99M     2
|    0.2.4                              31d      28d     102M     2  HOT
|    0.2.3                              35d      35d     104M     2
|    0.2.2                              39d       4m      97M     2  HOT
|    0.2.1                              43d    never     100M     2
|    0.2.0                              47d      10d     102M     2  HOT
|    0.1.7                              51d      17d      98M     2  HOT
|    0.1.6                              55d      24d     106M     2  HOT
|────────────────────────────────────────────────────────────────────────────────
|globex/portal:latest   by tokoro   state active   media application/vnd.oci.ima…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|loaded 29 tags (1 request)                                         data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
key Down
type  
type R
screen
>hubdeck  globex  maria  pat  RW               API 176/180 reset HH:MM:SS  jobs 0
|globex > portal > tags                                 [1-10/29] pushed v  ERROR
| Hub said: 500 "Delete
| "https://registry.s.us-east-1.aws.dckr.io/api/internal/repos": http:
| non-successful response (status=401
| body="{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}\n")".
| Rows below are the last good copy. Nothing you do here is lost.
| R retry now   @ log
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|    latest                              1d      15h     100M     2  HOT =1
| *  0.3.4                               1d      31m     100M     2  HOT =1
|>   0.3.3                               5d      13h      97M     2  HOT
|    0.3.2                               8d       1d     104M     2  HOT
|    0.3.1                              12d    never     102M     2
|    0.3.0                              16d       7d     100M     2  HOT
|    0.2.7                              20d      11d     104M     2  HOT
|    0.2.6                              24d      16d      96M     2  HOT
|    0.2.5                              28d    never      99M     2
|    0.2.4                              31d      28d     102M     2  HOT
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/namespaces/globex/repositories/portal/tags?page=1&page_size=100 500 (no…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|error: Hub said: 500 "Delete "https://registry.s.us-east-1.aws.d…  data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type qqqq
exit 0
